/**
 * The library: training, prediction and checks as one call each. Prints nothing; a {@link
 * io.pente.ml.TrainingListener} is told.
 *
 * <p>May import everything but {@code app}. Start at {@link io.pente.ml.LinearTraining}.
 */
package io.pente.ml;
