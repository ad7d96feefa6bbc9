package io.pente.linalg;

import io.pente.failure.UsageException;

/** Which loops this JVM runs. */
final class KernelChoice {
  static final Kernels BEST = named(System.getProperty("pente.kernels", "auto"));

  private KernelChoice() {}

  static Kernels named(String name) {
    return switch (name) {
      case "auto" -> vectorPays() ? vector() : new PlainKernels();
      case "plain" -> new PlainKernels();
      case "vector" -> vector();
      default ->
          throw new UsageException(
              "-Dpente.kernels=" + name + " is none of auto, plain and vector");
    };
  }

  /** Four lanes and a fused multiply-add: less than that is no faster than plain Java. */
  private static boolean vectorPays() {
    return moduleIsThere() && Fused.FAST && VectorKernels.lanes() >= 4;
  }

  /** Names {@link VectorKernels}, which cannot be loaded without the module. */
  private static Kernels vector() {
    if (!moduleIsThere()) {
      throw new UsageException(
          "-Dpente.kernels=vector needs the JVM option --add-modules=jdk.incubator.vector");
    }
    return new VectorKernels();
  }

  private static boolean moduleIsThere() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
