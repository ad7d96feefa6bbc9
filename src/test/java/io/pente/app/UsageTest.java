package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a command line alone: exit 2, one line, nothing written. */
class UsageTest {
  private static final String TRAIN = "train --input data/linnerud.csv --model target/never ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--targets Weight --learning-rate 3 | learning-rate",
        "--features Chins | name the columns to predict",
        "--targets Weight --features Weight,Chins | 'Weight' is a target and a feature",
        "--targets Weight,Weight | 'Weight' is given twice",
        "--targets Weight --weights Weight | row weight",
        "--targets Weight --optimizer sgd | not 'sgd'",
        "--targets Weight --optimizer lbfgs --batch 0.5 | needs all rows",
        "--targets Weight --optimizer adam --l1 1 | cannot do --l1",
        "--targets Weight --batch 0 | in (0, 1]",
        "--targets Weight --step -1 | above 0",
        "--targets Weight --step fast | not 'fast'",
        "--targets Weight --step 0.1 | --step 0.1 is for --optimizer gd, momentum, nesterov, adam: auto",
        "--targets Weight --step 0.1 --optimizer cg | cg finds its own",
        "--targets Weight --l2 -1 | 0 or more",
        "--targets Weight --iterations -1 | 0 or more",
        "--targets Weight --storage-level RAM | RAM",
        "--targets Weight --storage-level NONE | a level that keeps rows, not NONE",
        "--targets Weight --bad-rows ignore | fail or skip",
        "--targets Weight --csv-delimiter ;; | one character",
        "--targets Weight --encoding utf-9 | --encoding is one of utf-8",
        "--targets Weight --csv-decimal ; | --csv-decimal must be a point or a comma, not ';'",
        "--targets Weight --csv-thousands . | --csv-thousands must be another character",
        "--targets Weight --csv-skip-lines -1 | --csv-skip-lines must be 0 or more",
        "--targets Weight --csv-comment 1 | --csv-comment must be a character that starts no cell",
        "--targets Weight --folds 5 | --folds is for --l1-path or --l2-path",
        "--targets Weight --l1-path auto --l2-path auto | one too many",
        "--targets Weight --l2-path 1,-1 | --l2-path must be 0 or more, not -1.0",
        "--targets Weight --l2-path 1,0.1,1 | --l2-path 1.0 is given twice",
        "--targets Weight --l1-path many | --l1-path is auto or numbers with commas between, not 'many'",
        "--targets Weight --l2-path 1 --folds 1 | --folds must be 2 or more, not 1",
        "--targets Weight --l2-path 1 --choose best | --choose is one of minimum, one-se, not 'best'",
        "--targets Weight --l1-path 1 --optimizer newton | cannot do --l1",
        "--targets Weight --l1-path 1 --l1 2 | --l1 2.0 is given beside --l1-path: leave one out",
        "--targets Weight --l2-path 1 --loss huber | --loss huber has no --l2-path: take squared",
        "--targets Weight --l2-path 1 --optimizer gd --batch 0.5 | --folds 10 need all rows",
        "--targets Weight --l2-path 1 --validation 0.2 | leave one out",
        "--targets Weight --group Chins | --group is for --l1-path or --l2-path",
        "--targets Weight --patience 3 | --patience is for --validation",
        "--targets Weight --validation 1.5 | --validation must be a share above 0",
        "--targets Weight --validation 0.2 --patience 0 | --patience must be 1 or more, not 0",
        "--targets Weight --csv-escape ab | --csv-escape must be one character"
      })
  void isRefusedInOneLineThatSaysWhy(String options, String why) {
    Run run = Run.of((TRAIN + options.strip()).split(" "));
    assertThat(run.err()).contains(why);
    assertThat(run.err().lines().filter(line -> line.startsWith("pente:"))).hasSize(1);
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
    assertThat(java.nio.file.Path.of("target/never")).doesNotExist();
  }

  @Test
  void aMissingArgumentIsNamed() {
    Run run = Run.line("train --targets y");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--model");
    for (String command : new String[] {"train", "check-gradient", "evaluate"}) {
      Run without =
          Run.line(
              "%s --model target/never",
              command + " --targets y".repeat(command.equals("evaluate") ? 0 : 1));
      assertThat(without.code()).isEqualTo(2);
      assertThat(without.err()).contains("no input is given: name it by --input, --table");
    }
  }

  @Test
  void aMistypedCommandGetsTheNearestOne() {
    Run run = Run.line("trian --input data/linnerud.csv");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("'trian'").contains("did you mean train");
  }

  @Test
  void noCommandShowsTheUsage() {
    Run run = Run.of("--help");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("train", "predict", "evaluate", "show", "generate");
  }

  @Test
  void helpOfTrainStatesThePenaltysSpace() {
    assertThat(Run.line("help train").out()).contains("standardised features");
  }
}
