package io.pente.linalg;

import io.pente.failure.UsageException;
import java.util.Optional;

/** Which loops this JVM runs. */
final class KernelChoice {
  static final String ASKED = System.getProperty("pente.kernels", "auto");

  private static final String SLOWER =
      "plain Java kernels: start the JVM with --add-modules jdk.incubator.vector"
          + " for 2 to 5 times the speed on dense rows";

  private KernelChoice() {}

  /** Chosen when first used: a choice that is refused does not stand in the way of the note. */
  static final class Best {
    static final Kernels KERNELS = named(ASKED);

    private Best() {}
  }

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

  /** The note of {@link Kernels#note}, where no loops were asked for by name. */
  static Optional<String> note(String asked, boolean moduleThere) {
    return asked.equals("auto") && !moduleThere ? Optional.of(SLOWER) : Optional.empty();
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

  static boolean moduleIsThere() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
