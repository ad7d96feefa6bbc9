package io.pente.linalg;

/** What the bits of a model depend on beside its rows: which kernels run, and how wide. */
public final class PinnedKernels {
  private PinnedKernels() {}

  /**
   * {@code plain-fma}, or {@code vector-8-fma}: the lanes, and whether a product is rounded apart.
   */
  public static String key() {
    return Kernels.best() instanceof PlainKernels
        ? "plain" + (Fused.FAST ? "-fma" : "")
        : "vector-" + VectorRows.LANES + (Fused.FAST ? "-fma" : "");
  }
}
