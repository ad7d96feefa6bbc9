package io.pente.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The oracle itself, against published digits and identities. */
class ExactTest {
  @Test
  void eHasItsPublishedDigits() {
    assertThat(Exact.exp(BigDecimal.ONE).toString())
        .startsWith("2.71828182845904523536028747135266249775724709369995");
  }

  @Test
  void farOutExponentialsMultiplyToOne() {
    BigDecimal product =
        Exact.exp(new BigDecimal("1e9")).multiply(Exact.exp(new BigDecimal("-1e9")));
    assertThat(product.subtract(BigDecimal.ONE).abs()).isLessThan(new BigDecimal("1e-60"));
  }

  @Test
  void aSigmoidAndItsMirrorImageAddUpToOne() {
    BigDecimal sum = Exact.sigmoid(100, 0.0123).add(Exact.sigmoid(100, -0.0123));
    assertThat(sum.subtract(BigDecimal.ONE).abs()).isLessThan(new BigDecimal("1e-70"));
  }
}
