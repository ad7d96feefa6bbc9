package io.pente.optim;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.data.Batch;
import io.pente.objective.Query;
import io.pente.settings.MiniBatch;
import io.pente.settings.Stopping;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinimizationTest {
  private final LeastSquares first = LeastSquares.random(30, 4, 0.1, 10, 1);
  private final LeastSquares second = LeastSquares.random(30, 4, 0.1, 1000, 2);

  private static List<Problem> problems() {
    return List.of(Problem.of(0, new double[4]), Problem.of(1, new double[4]));
  }

  @Test
  void toldTheSameItComesOutAsMinimizeThatAsks() {
    Stopping rules = Stopping.of(100, 1e-9);
    double[] ones = {1, 1, 1, 1};
    List<Problem> problems =
        List.of(
            problems().get(0), problems().get(1).measuredBy(new Yardstick(ones, 2, Double.NaN)));
    LocalObjective asked = new LocalObjective(first, second);
    List<Outcome> expected = Minimization.run(asked, problems, new Lbfgs(), rules, Listener.NONE);
    LocalObjective told = new LocalObjective(first, second);
    List<Integer> heard = new ArrayList<>();
    Minimization<Lbfgs.Memory> now =
        Minimization.of(
            problems, new Lbfgs(), rules, MiniBatch.ALL, progress -> heard.add(progress.round()));
    while (now.running()) {
      List<Query> questions = now.questions();
      now = now.tell(told.evaluate(questions, Batch.ALL, "told"));
    }
    assertThat(told.passes).hasSameSizeAs(asked.passes);
    assertThat(heard).isNotEmpty();
    for (int k = 0; k < 2; k++) {
      Outcome outcome = now.outcomes().get(k);
      assertThat(outcome.best().point()).isEqualTo(expected.get(k).best().point());
      assertThat(outcome.why()).isEqualTo(expected.get(k).why());
      assertThat(outcome.unit()).isEqualTo(expected.get(k).unit());
    }
  }

  @Test
  void anEarlierStateAsksWhatItAskedBefore() {
    Minimization<Lbfgs.Memory> start =
        Minimization.of(
            problems(), new Lbfgs(), Stopping.of(10, 1e-9), MiniBatch.ALL, Listener.NONE);
    LocalObjective objective = new LocalObjective(first, second);
    Minimization<Lbfgs.Memory> next =
        start.tell(objective.evaluate(start.questions(), Batch.ALL, "told"));
    assertThat(start.questions()).hasSize(2).hasOnlyElementsOfType(Query.Gradient.class);
    assertThat(next.questions()).hasSize(2).hasOnlyElementsOfType(Query.Product.class);
    assertThat(next.outcomes()).isEmpty();
  }
}
