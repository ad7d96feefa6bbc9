package io.pente.linalg;

/** What the bits of a model depend on beside its rows: which kernels run, and how wide. */
public final class PinnedKernels {
  private PinnedKernels() {}

  /**
   * {@code amd64-plain-fma}, or {@code amd64-vector-8-fma}: the processor's kind (of {@link
   * Math#pow}), the lanes, and whether a product is rounded with the addition.
   */
  public static String key() {
    String kernels =
        Kernels.best() instanceof PlainKernels ? "plain" : "vector-" + VectorRows.LANES;
    return System.getProperty("os.arch") + "-" + kernels + (Fused.FAST ? "-fma" : "");
  }
}
