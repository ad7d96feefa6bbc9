package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.failure.InvalidSettingException;
import io.pente.failure.UsageException;
import io.pente.model.Inference;
import io.pente.model.LinearModel;
import io.pente.settings.Bounds;
import io.pente.settings.CrossValidation;
import io.pente.settings.LinearSettings;
import io.pente.settings.Loss;
import io.pente.settings.Missing;
import io.pente.settings.Penalty;
import io.pente.settings.PenaltyUnits;
import io.pente.table.ColumnRoles;
import io.pente.table.WeightsKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be merged or updated, and what is said of it. */
class AppendingRefusalsTest {
  private static final LinearSettings KEEP = LinearSettings.DEFAULTS.withKeepMoments(true);
  private static final String ROWS = "a,b,y\n1,2,3\n2,1,5\n4,4,4\n7,1,2\n5,5,9\n";

  @TempDir Path folder;

  private LinearModel model(String csv, LinearSettings settings) {
    return Data.train(Data.csv(folder, csv), List.of("y"), settings).model();
  }

  private LinearModel model(LinearSettings settings) {
    return model(ROWS, settings);
  }

  private static String refusal(LinearModel... models) {
    List<LinearModel> all = List.of(models);
    List<String> names = List.of("A", "B").subList(0, models.length);
    try {
      Appending.merge(all, names, FitListener.NONE);
    } catch (BadInputException e) {
      return e.getMessage();
    }
    throw new AssertionError("merged");
  }

  @Test
  void modelsHaveToKeepMomentsOfTheSameColumns() {
    LinearModel kept = model(KEEP);
    assertThat(refusal(kept, model(LinearSettings.DEFAULTS)))
        .isEqualTo("B keeps no moments: train it again with keepMoments");
    assertThat(refusal(kept, model(ROWS.replace("b,y", "z,y"), KEEP)))
        .isEqualTo("B has other features than A: it lacks b, and it has z");
    LinearModel other =
        Data.train(Data.csv(folder, ROWS), ColumnRoles.training(List.of("b"), List.of("a")), KEEP)
            .model();
    assertThat(refusal(kept, other)).isEqualTo("B has other features than A: it lacks b");
    assertThatThrownBy(() -> Appending.merge(List.of(kept), List.of("A"), FitListener.NONE))
        .isInstanceOf(UsageException.class)
        .hasMessage("a merge is of two models or more");
  }

  @Test
  void modelsAreOfOneProblem() {
    LinearModel kept = model(KEEP);
    assertThat(refusal(kept, model(KEEP.withL2(0.5))))
        .isEqualTo("A was trained with l2 0.0 and B with 0.5: train them alike");
    assertThat(refusal(kept, model(KEEP.withIntercept(false))))
        .isEqualTo("A was trained with intercept true and B with false: train them alike");
    assertThat(refusal(kept, model(KEEP.withStandardize(false))))
        .isEqualTo("A was trained with standardize true and B with false: train them alike");
    ColumnRoles roles = ColumnRoles.training(List.of("y"), List.of("a"));
    LinearModel plain = Data.train(Data.csv(folder, ROWS), roles, KEEP).model();
    LinearModel less = Data.train(Data.csv(folder, ROWS), roles.withOffset("b"), KEEP).model();
    assertThat(refusal(plain, less))
        .isEqualTo("A was trained with offset none and B with b: train them alike");
  }

  @Test
  void aPenaltyIsOneFactorForAllTargets() {
    LinearModel kept = model(KEEP.withL2(0.5));
    PenaltyUnits units = new PenaltyUnits(true, true, true);
    Penalty inUnits = KEEP.withL2(0.5).penalty().withUnits(units);
    assertThat(refusal(kept, model(KEEP.withPenalty(inUnits))))
        .startsWith("B was trained with a penalty in units of deviations");
    CrossValidation path = CrossValidation.ofL2(2).withValues(List.of(1e3, 1e-3));
    String rows = "a,y,z\n" + "1,3.1,5\n2,4.9,-5\n3,7.2,0\n4,8.8,0\n5,11.1,-5\n6,13,5\n".repeat(4);
    ColumnRoles roles = ColumnRoles.training(List.of("y", "z"), List.of("a"));
    LinearModel chosen =
        CrossValidatedTraining.train(Data.csv(folder, rows), roles, KEEP, path, FitListener.NONE)
            .model();
    assertThat(chosen.training().settings().get("l2")).isEqualTo(List.of(1e-3, 1e3));
    assertThat(refusal(chosen, chosen))
        .startsWith("A was trained with a penalty of each target's own");
  }

  @Test
  void frequenciesCountAsRowsInWhatIsMerged() {
    ColumnRoles roles =
        ColumnRoles.training(List.of("y"), List.of("a"))
            .withWeights("b")
            .withWeightsKind(WeightsKind.FREQUENCY);
    String more = "a,b,y\n3,2,4\n8,3,1\n";
    LinearModel first = Data.train(Data.csv(folder, ROWS), roles, KEEP).model();
    LinearModel second = Data.train(Data.csv(folder, more), roles, KEEP).model();
    String both = ROWS + more.substring(more.indexOf('\n') + 1);
    LinearModel all = Data.train(Data.csv(folder, both), roles, KEEP).model();
    LinearModel merged =
        Appending.merge(List.of(first, second), List.of("A", "B"), FitListener.NONE).model();
    Inference found = merged.findings().inference();
    Inference right = all.findings().inference();
    assertThat(found.design().observations()).isEqualTo(18);
    assertThat(found.residuals().degreesOfFreedom()).isEqualTo(16);
    assertThat(found.design().logWeight()).isEqualTo(right.design().logWeight());
    assertThat(found.residualDeviation(0)).isCloseTo(right.residualDeviation(0), within(1e-12));
  }

  @Test
  void theSameRowsTwiceAndRowsWithoutWeightsAreTold() {
    LinearModel kept = model(KEEP);
    List<String> notes = new ArrayList<>();
    LinearModel twice =
        Appending.merge(List.of(kept, kept), List.of("A", "B"), Notes.into(notes)).model();
    assertThat(notes)
        .containsExactly(
            "A and B have the same moments: if their rows are the same, they count twice");
    assertThat(twice.training().rows()).isEqualTo(10);
    ColumnRoles roles = ColumnRoles.training(List.of("y"), List.of("a"));
    LinearModel plain = Data.train(Data.csv(folder, ROWS), roles, KEEP).model();
    LinearModel weighted = Data.train(Data.csv(folder, ROWS), roles.withWeights("b"), KEEP).model();
    notes.clear();
    LinearModel merged =
        Appending.merge(List.of(plain, weighted), List.of("A", "B"), Notes.into(notes)).model();
    assertThat(notes).containsExactly("the rows of A have no weights, and count as 1 each");
    assertThat(merged.roles().weights()).contains("b");
  }

  @Test
  void newRowsAreReadAsTheModelsWere() {
    LinearModel kept = model(KEEP);
    assertThatThrownBy(() -> update(kept, "a,y\n1,2\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("'b'");
    assertThatThrownBy(() -> update(kept, "a,b,y\n1,,2\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("'b'");
    assertThatThrownBy(() -> update(kept, "a,b,y\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("row");
    assertThatThrownBy(() -> update(model(LinearSettings.DEFAULTS), ROWS))
        .isInstanceOf(BadInputException.class)
        .hasMessage("the model keeps no moments: train it again with keepMoments");
    LinearSettings skipping =
        KEEP.withRows(
            KEEP.rows().withMissing(new Missing(Missing.Policy.SKIP, Map.of())).withWhere("a < 6"));
    LinearModel updated = update(model(skipping), "a,b,y\n1,,2\n3,1,1\n9,9,9\n");
    assertThat(updated.training().rows()).isEqualTo(5);
    assertThat(updated.training().data().account().rowsSkipped())
        .containsEntry("not (a < 6)", 2L)
        .hasSize(2);
    assertThat(updated.training().data().account().rowsRead()).isEqualTo(8);
    assertThat(updated.training().data().account().files()).isEqualTo(2);
  }

  private LinearModel update(LinearModel model, String csv) {
    return Appending.update(Data.csv(folder, csv), model, Appending.rows(model), FitListener.NONE)
        .model();
  }

  @Test
  void momentsGiveNoOtherFit() {
    assertThatThrownBy(() -> KEEP.withL1(1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "keepMoments true does not go with l1: moments give the fit of squared losses with l2 alone");
    assertThatThrownBy(() -> KEEP.withBounds(Bounds.of(0, 1)))
        .hasMessageContaining("bounds on the weights");
    assertThatThrownBy(() -> KEEP.withLoss(Loss.huber(2))).hasMessageContaining("loss huber");
    assertThatThrownBy(() -> MomentsPass.requireRoom(9000, 2))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(
            "there are 9,000 features and targets, more than 8,192: leave it out");
  }
}
