package io.pente.optim;

/**
 * How far one problem has come.
 *
 * @param iterate the last accepted one
 * @param objective f + Σ l1ᵢ|zᵢ| there
 * @param gradientNorm {@link Problem#gradientNorm} there; on a mini-batch, that of the batch
 * @param referenceNorm the same at the reference point
 * @param outcome null while running
 */
public record Standing(
    Iterate iterate,
    double objective,
    double gradientNorm,
    double referenceNorm,
    Outcome outcome) {}
