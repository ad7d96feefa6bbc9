package io.pente.fit;

import io.pente.failure.Sentence;
import io.pente.optim.StopReason;
import io.pente.settings.LinearSettings;
import io.pente.settings.Optimizer;
import java.util.ArrayList;
import java.util.List;

/** What to try after a linear fit that has not converged; never what is in use already. */
final class Advice {
  private Advice() {}

  /** The end of a sentence, with its colon; nothing where there is nothing to try. */
  static Sentence of(LinearProblem problem, List<StopReason> reasons) {
    if (reasons.contains(StopReason.STOPPED) || reasons.contains(StopReason.HELD_OUT)) {
      return Sentence.plain("");
    }
    LinearSettings settings = problem.settings();
    List<Sentence> ways = new ArrayList<>();
    if (reasons.contains(StopReason.ITERATIONS)) {
      ways.add(Sentence.of("more %s", Sentence.setting("iterations")));
    }
    if (!settings.batch().all()) {
      ways.add(Sentence.of("a larger %s", Sentence.setting("batch")));
    } else if (problem.optimizer() != better(problem)) {
      String other = better(problem).shortName();
      ways.add(Sentence.of("%s %s", Sentence.setting("optimizer"), Sentence.choice(other)));
    }
    if (settings.penalty().l1() > 0 && problem.optimizer() == Optimizer.LBFGS) {
      ways.add(Sentence.of("a larger %s", Sentence.setting("l1")));
    }
    if (!settings.standardize()) {
      ways.add(Sentence.of("%s", Sentence.setting("standardize")));
    }
    Sentence all = Sentence.plain("");
    for (int i = 0; i < ways.size(); i++) {
      all = Sentence.of("%s%s%s", all, i == 0 ? ": try " : ", or ", ways.get(i));
    }
    return all;
  }

  /** The optimizer that gets farthest in few passes. */
  private static Optimizer better(LinearProblem problem) {
    LinearSettings settings = problem.settings();
    boolean smooth = settings.penalty().l1() == 0 && settings.bounds().none();
    boolean quadratic = smooth && settings.loss().squared();
    boolean small = problem.space().features() <= Optimizers.MOST_FOR_NEWTON;
    return quadratic && small ? Optimizer.NEWTON : Optimizer.LBFGS;
  }
}
