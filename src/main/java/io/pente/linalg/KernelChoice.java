package io.pente.linalg;

/** Holds the choice, made when it is first asked for. */
final class KernelChoice {
  static final Kernels BEST = new PlainKernels();

  private KernelChoice() {}
}
