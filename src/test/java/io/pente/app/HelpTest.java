package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {
  private static final Pattern DEFAULT = Pattern.compile("\\(default: ([\\w.-]+)[,)]");

  @Test
  void theDefaultsThatItNamesAreThoseOfTheSettings() {
    List<String> checked = new ArrayList<>();
    for (String command : List.of("train", "rectify")) {
      for (OptionSpec option : options(command)) {
        Matcher said = DEFAULT.matcher(String.join(" ", option.description()));
        if (said.find() && option.initialValue() != null) {
          assertThat(same(said.group(1), option.initialValue()))
              .as("%s %s: help says %s", command, option.longestName(), said.group(1))
              .isTrue();
          checked.add(command + option.longestName());
        }
      }
    }
    assertThat(checked)
        .contains("train--tolerance", "train--batch", "train--l2", "rectify--iterations")
        .hasSizeGreaterThan(14);
  }

  private static List<OptionSpec> options(String command) {
    return Main.commandLine().getSubcommands().get(command).getCommandSpec().options();
  }

  private static boolean same(String said, Object is) {
    return is instanceof Number number
        ? Double.parseDouble(said) == number.doubleValue()
        : said.equals(is);
  }

  @Test
  void aSettingIsSaidByItsFlag() {
    InvalidSettingException refused =
        InvalidSettingException.range(
            "lambdaStart", 3.0, Sentence.of("no more than %s", Sentence.setting("lambda")));
    assertThat(Flags.text(refused.sentence()))
        .isEqualTo("--lambda-start must be no more than --lambda, not 3.0");
  }

  @Test
  void everySettingThatTheLibraryNamesHasAFlagOfACommand() {
    List<String> known = new ArrayList<>();
    for (CommandLine command : Main.commandLine().getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        known.addAll(List.of(option.names()));
      }
    }
    for (String field : FieldsNamed.inTheLibrary()) {
      Matcher flag = Pattern.compile("--[\\w-]+").matcher(Flags.of(field));
      assertThat(flag.find()).as(field).isTrue();
      if (!field.startsWith("spark.")) {
        assertThat(known).contains(flag.group());
      }
    }
  }
}
