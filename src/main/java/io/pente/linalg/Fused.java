package io.pente.linalg;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Multiply and add in one rounding where the processor can; without such an instruction {@link
 * Math#fma} is right but goes through decimal arithmetic, some thousand times slower.
 */
final class Fused {
  /** Whether the processor has the instruction; a constant to the compiler. */
  static final boolean FAST = fast();

  private Fused() {}

  /** a · b + c, in one rounding or in two. */
  static double multiplyAdd(double a, double b, double c) {
    return FAST ? Math.fma(a, b, c) : a * b + c;
  }

  private static boolean fast() {
    try {
      var options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return options == null || Boolean.parseBoolean(options.getVMOption("UseFMA").getValue());
    } catch (IllegalArgumentException | LinkageError unknown) {
      return true;
    }
  }
}
