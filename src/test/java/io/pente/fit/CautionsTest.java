package io.pente.fit;

import static io.pente.fit.Fits.by;
import static org.assertj.core.api.Assertions.assertThat;

import io.pente.model.Caution;
import io.pente.settings.LinearSettings;
import io.pente.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Features that nearly depend on each other are named, whatever the method. */
class CautionsTest {
  @TempDir private Path folder;

  /** y = a + noise, and b = a but for a share of noise of its own. */
  private Table twins(double share) {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder("a,b,c,y\n");
    for (int i = 0; i < 60; i++) {
      double a = random.nextGaussian();
      double b = a + share * random.nextGaussian();
      double y = a + random.nextGaussian();
      text.append(String.format(Locale.ROOT, "%s,%s,%s,%s%n", a, b, random.nextGaussian(), y));
    }
    return Data.csv(folder, text.toString());
  }

  private List<Caution> cautions(double share, String optimizer) {
    LinearSettings settings = by(LinearSettings.DEFAULTS, optimizer);
    return Data.train(twins(share), List.of("y"), settings).model().training().cautions();
  }

  @ParameterizedTest
  @ValueSource(strings = {"newton", "cg", "lbfgs"})
  void nearTwinsAreNamedWithAConditionNumber(String optimizer) {
    assertThat(cautions(1e-6, optimizer))
        .singleElement()
        .satisfies(
            caution -> {
              assertThat(caution.kind()).isEqualTo("near-dependence");
              assertThat(caution.text()).containsPattern("most of all (of )?(a, b|b, a)[:,] ");
              // √2 / (10⁻⁶ / √2) for standardized twins; the weights show a part of it
              assertThat(caution.figure()).isBetween(1e4, 3e6);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"newton", "cg", "lbfgs", "gd"})
  void featuresOfTheirOwnAreNot(String optimizer) {
    assertThat(cautions(1, optimizer)).isEmpty();
  }

  @Test
  void weightsShowNoMoreThanThereIs() {
    double whole = cautions(1e-6, "newton").get(0).figure();
    assertThat(cautions(1e-6, "cg").get(0).figure()).isLessThan(whole);
  }
}
