/**
 * Models and outputs on any file system that Hadoop knows: written whole or not at all.
 *
 * <p>Start at {@link io.pente.spark.store.StagedOutput}, then {@link
 * io.pente.spark.store.ModelStore}.
 *
 * <p>Imports {@code failure}, {@code model} and {@code model.file}. Internal.
 */
package io.pente.spark.store;
