package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rectifier's commands refuse: exit 3 for a file, 2 for a command line, in one line. */
class RectifyRefusalsTest {
  @TempDir Path folder;

  private static void refused(Run run, int code, String... said) {
    assertThat(run.err()).contains(said);
    assertThat(run.err().lines().filter(line -> line.startsWith("pente:"))).hasSize(1);
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(code);
  }

  private Run rectify(Path input, String options) {
    return Run.of(
        "rectify --input %s --lambda 20 --model %s%s"
            .formatted(input, folder.resolve("model"), options)
            .split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m_0,m_1,m_2,m_4,a_0,a_1,a_2,a_3,s | no column 'm_3' | 'm_4'",
        "m_0,m_1,m_2,a_1,a_2,s,t,u,v | no column 'a_0' | 'a_2'",
        "m_0,m_1,m_2,a_0,a_1,s,t,u,v | 3 numbers in 'm' | 2 in 'a'",
        "m_0,m_1,a_0,a_1,ai_0,s,t,u,v | 2 numbers in 'm' | 1 in 'ai'",
        "m_0,m_1,a_0,a_1,ai_1,s,t,u,v | no column 'ai_0' | 'ai_1'",
        "m_0,m_1,mi_0,mi_1,a_0,a_1,s,t,v | imaginary part of M | M is real",
        "m_0,m_1,a_0,a_1,t,u,v,w,x | no column 's' | nearest",
        "u_0,u_1,a_0,a_1,s,t,u,v,w | neither columns 'm_0' | 'm'",
        "m_0,m_1,A_0,A_1,s,t,u,v,w | neither columns 'a_0' | 'a'"
      })
  void columnsThatDoNotMakeAProblem(String header, String said, String also) throws IOException {
    Path input = Files.writeString(folder.resolve("x.csv"), header + "\n1,2,3,4,5,6,7,8,9\n");
    refused(rectify(input, ""), 3, said, also, "x.csv");
    assertThat(folder.resolve("model")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"NaN,not a finite number", "'',an empty cell", "1e999,not a finite number"})
  void aCellThatIsNoNumberIsNamedWithItsLine(String cell, String why) throws IOException {
    Path input =
        Files.writeString(
            folder.resolve("x.csv"), "m_0,a_0,s,t\n1,2,3,4\n1," + cell + ",3,4\n1,2,3,4\n");
    refused(rectify(input, ""), 3, "line 3", "'a_0'", why);
    Run skipped = rectify(input, " --bad-rows skip");
    assertThat(skipped.code()).isZero();
    assertThat(skipped.out()).contains("2 (1 left out)");
  }

  @Test
  void vectorsOfDifferentLengths() throws IOException {
    Path input =
        Files.writeString(
            folder.resolve("x.json"), "{\"m\": [1, 2], \"a\": [1, 2, 3], \"s\": 1, \"t\": 2}\n");
    refused(rectify(input, ""), 3, "2 numbers in 'm' and 3 in 'a'");
  }

  @Test
  void vectorsWithoutNumbers() throws IOException {
    Path input =
        Files.writeString(folder.resolve("x.json"), "{\"m\":[],\"a\":[],\"s\":2,\"t\":3}\n");
    refused(rectify(input, ""), 3, "'m'", "x.json");
  }

  /** An absent t is 0, which a t that comes after the first rows must not become. */
  @ParameterizedTest
  @ValueSource(strings = {"t", "ti", "ai_0"})
  void aPartThatNoneOfTheFirstRowsHas(String late) throws IOException {
    String row = "{\"m_0\": 1, \"a_0\": 2, \"s\": 3}\n";
    String last = "{\"m_0\": 1, \"a_0\": 2, \"s\": 3, \"" + late + "\": 4}\n";
    Path input = Files.writeString(folder.resolve("x.json"), row.repeat(1000) + last);
    Run run = rectify(input, "");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("'" + late + "' is in 1 row and in none of the first 1,000");
    assertThat(folder.resolve("model")).doesNotExist();
  }

  @Test
  void aSetThatIsThereTwice() throws IOException {
    Path input =
        Files.writeString(
            folder.resolve("x.json"), "{\"m\": [1], \"m_0\": 2, \"a\": [1], \"s\": 1}\n");
    refused(rectify(input, ""), 3, "vector column 'm'", "leave one of them out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1, 2, 3] | 3 numbers where x has 6",
        "[1, 2, 3, 4, 5, x] | not whole JSON",
        "[1, 2, 3 | not whole JSON",
        "{\"x\": 1} | not a JSON array",
        "[1, 2, \"3\", 4, 5, 6] | entry 2: '\"3\"'",
        "[1, 2, 3, 4, 5, 1e999] | entry 5"
      })
  void aStartThatCannotBeOne(String text, String said) throws IOException {
    Path start = Files.writeString(folder.resolve("x0.json"), text);
    Run run =
        Run.line(
            "rectify --input data/rectifier.csv --lambda 5 --start %s --model %s",
            start, folder.resolve("model"));
    refused(run, 3, said);
    assertThat(folder.resolve("model")).doesNotExist();
  }

  @Test
  void aStartThatIsNotThereOrHasNoDirection() throws IOException {
    String command = "rectify --input data/rectifier.csv --lambda 5 --norm 1 --model %s --start %s";
    Path model = folder.resolve("model");
    refused(Run.line(command, model, folder.resolve("none.json")), 3, "none.json", "--start");
    Path zero = Files.writeString(folder.resolve("zero.json"), "[0, 0, 0, 0, 0, 0]");
    refused(Run.line(command, model, zero), 3, "the start is 0");
  }

  @Test
  void numbersWhoseSquaresOverflowAreFittedInUnitsOfTheirOwn() throws IOException {
    Path input = Files.writeString(folder.resolve("x.csv"), "m_0,a_0,s,t\n1,1e200,3,4\n");
    Run run = rectify(input, "");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("converged  true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rectify | --lambda 0 | --lambda must be above 0",
        "rectify | --lambda -1 | --lambda must be above 0",
        "rectify | --lambda NaN | --lambda must be above 0",
        "rectify | --lambda Infinity | --lambda must be above 0",
        "rectify | --lambda steep | --lambda",
        "rectify | --lambda 5 --lambda-start 6 | no more than --lambda",
        "rectify | --lambda 5 --lambda-start 0 | --lambda-start must be above 0",
        "rectify | --lambda 5 --norm 0 | --norm must be above 0",
        "rectify | --lambda 5 --norm -2 | --norm must be above 0",
        "rectify | --lambda 5 --starts 0 | --starts must be 1 or more",
        "rectify | --lambda 5 --starts 2 --start data/linnerud.csv | leave out --starts",
        "rectify | --lambda 5 --optimizer adam | lbfgs, gd, gauss-newton, not 'adam'",
        "rectify | --lambda 5 --iterations -1 | 0 or more",
        "rectify | --lambda 5 --tolerance -1 | 0 or more",
        "rectify | --lambda 5 --targets t | --targets"
      })
  void aWrongCommandLine(String command, String options, String said) {
    String fixed = " --input data/rectifier.csv --model target/never ";
    refused(Run.of((command + fixed + options).split(" ")), 2, said);
    assertThat(Path.of("target/never")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "generate --rows 5 --kind quadratic | linear or rectifier, not 'quadratic'",
        "generate --rows 5 --kind rectifier --features 3 | --features does not go with",
        "generate --rows 5 --complex | --complex does not go with --kind linear",
        "generate --rows 5 --kind rectifier --lambda 0 | --lambda must be above 0",
        "generate --rows 5 --kind rectifier --dimension 0 | 1 or more",
        "generate --rows 5 --kind rectifier --format libsvm | LIBSVM",
      })
  void aWrongGenerate(String options, String said) {
    refused(Run.of((options + " --output target/never").split(" ")), 2, said);
    assertThat(Path.of("target/never")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--kind rectifier | --lambda",
        "--kind rectifier --lambda 0 | --lambda must be above 0",
        "--kind rectifier --lambda 5 --targets t | --targets does not go with",
        "--lambda 5 --targets t | --lambda does not go with --kind linear",
        "--kind rectifier --lambda 5 --samples 0 | --samples must be 1 or more"
      })
  void aWrongCheckOfAGradient(String options, String said) {
    refused(Run.of(("check-gradient --input data/rectifier.csv " + options).split(" ")), 2, said);
  }
}
