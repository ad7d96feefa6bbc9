package io.pente.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.failure.BadInputException;
import io.pente.failure.UsageException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearHypothesisTest {
  private static LinearHypothesis.Restriction one(String text) {
    List<LinearHypothesis.Restriction> all = LinearHypothesis.of(text).restrictions();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void equationsAreSumsOfCoefficients() {
    LinearHypothesis.Restriction read = one("2*x1 + `gdp, l1` - x3*.5 = 1 - v[0] + x1");
    assertThat(read.factors())
        .isEqualTo(
            Map.of(
                "x1", BigDecimal.ONE,
                "gdp, l1", BigDecimal.ONE,
                "x3", new BigDecimal("-0.5"),
                "v[0]", BigDecimal.ONE));
    assertThat(read.constant()).isEqualByComparingTo("1");
    assertThat(one("(intercept)").factors()).containsOnlyKeys("(intercept)");
    assertThat(one("-größe = 2e3").constant()).isEqualByComparingTo("2000");
    assertThat(one("3 = `25400`").constant()).isEqualByComparingTo("-3");
    assertThat(LinearHypothesis.of("a = b, b = c").restrictions()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x1 =", "x1 = x2 = x3", "2x1 = 0", "x1 +* x2", "a b", "`a = 0", ","})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> LinearHypothesis.of(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("the hypothesis '" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 = 1", "x - x = 0", "2*x = x + x"})
  void oneWithoutACoefficientIsRefused(String text) {
    assertThatThrownBy(() -> LinearHypothesis.of(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is about no coefficient");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a = b, b = c, a = c;'a = c' follows from",
        "a = b, b = c, a = c + 1;'a = c + 1' contradicts",
        "0.1*a + 0.2*b = 0.3, a + 2*b = 3;'a + 2*b = 3' follows from",
        "a = 0, a = 1e-300;'a = 1e-300' contradicts"
      })
  void restrictionsThatSayNothingNewAreRefused(String text, String why) {
    assertThatThrownBy(
            () -> new Elimination(text).require(LinearHypothesis.of(text).restrictions()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(why);
  }

  @Test
  void independentOnesAreTaken() {
    String text = "a = b, b = c, a + b + c = 1e20";
    new Elimination(text).require(LinearHypothesis.of(text).restrictions());
  }
}
