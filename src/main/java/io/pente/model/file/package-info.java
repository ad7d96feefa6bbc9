/**
 * Models as files and as JSON: their layout is a contract, docs/model.md. Knows neither Spark nor
 * Hadoop: a {@link io.pente.model.file.ModelFolder} is wherever the caller says.
 *
 * <p>Start at {@link io.pente.model.file.ModelFiles}.
 *
 * <p>Imports {@code failure} and {@code model}. Internal.
 */
package io.pente.model.file;
