package io.pente.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentenceTest {
  private static final Sentence NESTED =
      Sentence.of(
          "%,d rows: %s",
          12345, Sentence.of("try %s or %s", Sentence.setting("step"), Sentence.setting("l1")));

  @Test
  void settingsAreNamedByTheirFields() {
    assertThat(NESTED).hasToString("12,345 rows: try step or l1");
  }

  @Test
  void settingsCanBeNamedOtherwiseInPartsToo() {
    Map<String, String> names = Map.of("step", "--step", "l1", "--l1");
    assertThat(NESTED.naming(names::get)).isEqualTo("12,345 rows: try --step or --l1");
  }

  @Test
  void aFailureCanBeSaidInOtherNames() {
    InvalidSettingException failure =
        InvalidSettingException.conflict(
            "optimizer", "newton", Sentence.of("is not: take %s", Sentence.choice("cg")));
    InvalidSettingException other =
        failure.saying(
            sentence ->
                Sentence.plain(
                    sentence.naming(name -> "solver", name -> name.toUpperCase(Locale.ROOT))));
    assertThat(failure).hasMessage("optimizer newton is not: take cg");
    assertThat(other).hasMessage("solver NEWTON is not: take CG").hasCause(failure);
    assertThat(other.field()).isEqualTo("solver");
    assertThat(other.value()).isEqualTo("NEWTON");
    assertThat(other.rule()).isEqualTo("is not: take CG");
    assertThat(new UsageException("no").saying(sentence -> sentence)).hasMessage("no");
  }

  @Test
  void textThatIsNoFormatStaysAsItIs() {
    assertThat(Sentence.plain("100% of 'step' %s")).hasToString("100% of 'step' %s");
  }

  @Test
  void numbersLookTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("hi-IN-u-nu-deva"));
      assertThat(NESTED).hasToString("12,345 rows: try step or l1");
      assertThat(Sentence.of("%.2f", 1.5)).hasToString("1.50");
    } finally {
      Locale.setDefault(before);
    }
  }
}
