package io.pente.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.failure.UsageException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Which loops a JVM runs depends on its options, so each case here is a JVM of its own. */
class KernelChoiceTest {
  private static final String MODULE = ChildJvm.VECTOR_MODULE;

  @Test
  void withoutTheModuleTheLoopsArePlain() throws Exception {
    assertThat(chosen()).isEqualTo("plain, 14.0");
  }

  @Test
  void withTheModuleTheLoopsAreVectorized() throws Exception {
    assertThat(chosen(MODULE, "-Dpente.kernels=vector")).matches("vector \\(\\d+ doubles\\), 14.0");
  }

  @Test
  void withoutAFusedMultiplyAddTheLoopsArePlain() throws Exception {
    assertThat(chosen(MODULE, "-XX:-UseFMA")).isEqualTo("plain, 14.0");
  }

  @Test
  void twoLanesAreNotWorthIt() throws Exception {
    assertThat(chosen(MODULE, "-XX:MaxVectorSize=16")).isEqualTo("plain, 14.0");
  }

  @Test
  void plainLoopsCanBeAskedFor() throws Exception {
    assertThat(chosen(MODULE, "-Dpente.kernels=plain")).isEqualTo("plain, 14.0");
  }

  @Test
  void vectorLoopsWithoutTheModuleAreRefused() throws Exception {
    assertThat(chosen("-Dpente.kernels=vector"))
        .isEqualTo("-Dpente.kernels=vector needs the JVM option " + MODULE);
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> KernelChoice.named("fast"))
        .isInstanceOf(UsageException.class)
        .hasMessage("-Dpente.kernels=fast is none of auto, plain and vector");
  }

  @Test
  void onlyTheMissingModuleIsWorthANote() {
    assertThat(KernelChoice.note("auto", false))
        .hasValueSatisfying(
            note -> assertThat(note).contains("plain", "--add-modules jdk.incubator.vector"));
    assertThat(KernelChoice.note("auto", true)).isEmpty();
    assertThat(KernelChoice.note("plain", false)).isEmpty();
  }

  @Test
  void theNoteIsThatOfTheJvmThatRuns() throws Exception {
    assertThat(ChildJvm.said(Noted.class)).startsWith("plain Java kernels: ");
    assertThat(ChildJvm.said(Noted.class, MODULE)).isEmpty();
  }

  /** Says the note, if there is one. */
  static final class Noted {
    public static void main(String[] args) {
      System.out.print(Kernels.note().orElse(""));
    }
  }

  private static String chosen(String... options) throws IOException, InterruptedException {
    return ChildJvm.said(Chosen.class, options);
  }

  /** Says which loops run, and a product by them. */
  static final class Chosen {
    public static void main(String[] args) {
      try {
        double[] r = new double[1];
        new DenseRows(1, 3, new double[] {1, 2, 3}).times(0, 1, new double[] {1, 2, 3}, 1, r);
        System.out.print(Kernels.best().name() + ", " + r[0]);
      } catch (ExceptionInInitializerError refused) {
        System.out.print(refused.getCause().getMessage());
      }
    }
  }
}
