package io.pente.ml;

import io.pente.linalg.Kernels;

/** Which loops go over dense rows in this JVM. */
public final class KernelsInUse {
  private KernelsInUse() {}

  /** As a person would say it: {@code plain} or {@code vector (8 doubles)}. */
  public static String name() {
    return Kernels.best().name();
  }
}
