package io.pente.model;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a model came to be. Immutable.
 *
 * @param optimizer that ran
 * @param iterations updates made
 * @param passes reads of the packed rows
 * @param converged whether the stopping criterion was met
 * @param stopReason why the run ended, in words
 * @param loss the mean squared error over the training rows, without penalty (for a rectifier: f)
 * @param objective what was minimized
 * @param gradientNorm ‖∇objective‖ in the space trained in, each entry in units of its column
 * @param rows how many rows were trained on
 * @param settings all that was asked for, by name: numbers, text, booleans
 * @param targets how each target's fit ended
 * @param dependencies the features that the rows do not tell apart from others
 * @param cautions why the fit may look better than it is
 * @param data the rows
 * @param notes further facts in words or numbers, by name, in the order to be shown
 */
public record Training(
    String optimizer,
    int iterations,
    long passes,
    boolean converged,
    String stopReason,
    double loss,
    double objective,
    double gradientNorm,
    long rows,
    Map<String, Object> settings,
    List<TargetFit> targets,
    List<Dependency> dependencies,
    List<Caution> cautions,
    DataSummary data,
    Map<String, Object> notes)
    implements Serializable {
  public Training {
    loss = Plain.finite(loss);
    objective = Plain.finite(objective);
    gradientNorm = Plain.finite(gradientNorm);
    settings = Plain.map(settings);
    targets = List.copyOf(targets);
    dependencies = List.copyOf(dependencies);
    cautions = List.copyOf(cautions);
    notes = Plain.map(notes);
  }

  /** Of a run of which no more is known. */
  public Training(
      String optimizer,
      int iterations,
      long passes,
      boolean converged,
      String stopReason,
      double loss,
      double objective,
      double gradientNorm,
      long rows,
      Map<String, Object> notes) {
    this(
        optimizer,
        iterations,
        passes,
        converged,
        stopReason,
        loss,
        objective,
        gradientNorm,
        rows,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        DataSummary.NONE,
        notes);
  }

  /** The same with other settings, and with further notes. */
  public Training with(Map<String, Object> asked, Map<String, Object> further) {
    Map<String, Object> all = new LinkedHashMap<>(notes);
    all.putAll(further);
    return new Training(
        optimizer,
        iterations,
        passes,
        converged,
        stopReason,
        loss,
        objective,
        gradientNorm,
        rows,
        asked,
        targets,
        dependencies,
        cautions,
        data,
        all);
  }
}
