package io.pente.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.failure.UsageException;
import io.pente.fit.LinearCovariance;
import io.pente.model.LinearModel;
import io.pente.model.file.Json;
import io.pente.settings.Covariance;
import io.pente.spark.store.ModelStore;
import io.pente.statistics.LinearHypothesis;
import io.pente.statistics.ModelSummary;
import io.pente.statistics.NestedComparison;
import io.pente.statistics.WaldTest;
import io.pente.table.Source;
import io.pente.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code summary}: how sure a model's coefficients are, and how well it fits. */
@Command(
    name = "summary",
    description =
        "Prints how sure a model's coefficients are, and how well it fits, laid out as R's summary"
            + " of lm.")
final class SummaryCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private InputOptions input;
  @Mixin private SkipOptions skips;
  @Mixin private CovarianceOptions errors;

  @Option(names = "--model", required = true, paramLabel = "DIR", description = "a stored model")
  private String model;

  @Option(
      names = "--level",
      paramLabel = "L",
      description = "of the confidence intervals, between 0 and 1 (default: 0.95)")
  private double level = ModelSummary.USUAL_LEVEL;

  @Option(names = "--stars", description = "marks after coefficients, by their p")
  private boolean stars;

  @Option(names = "--json", description = "print one JSON object, with all coefficients")
  private boolean json;

  @Override
  public Integer call() {
    ModelSummary.requireLevel(level);
    errors.named();
    List<LinearHypothesis> hypotheses = errors.hypotheses();
    if (errors.needsRows() && !input.given()) {
      throw new UsageException(
          "a covariance other than iid needs the rows of the training: --input PATH");
    }
    if (errors.needsRows() && errors.against != null) {
      throw new UsageException("--against compares sums of squares, by iid alone: use --test");
    }
    if (input.given()) {
      input.requireFiles(input.source());
    }
    try (OpenSpark spark =
        input.given() ? common.open("summary", input.source()) : common.open("summary")) {
      LinearModel trained = ModelStore.linear(spark.session(), model);
      Trust.tell(trained.training());
      new Report(spark, trained, hypotheses).print();
    }
    return ExitCode.DONE;
  }

  /** What is asked of a model. */
  private final class Report {
    private final OpenSpark spark;
    private final LinearModel trained;
    private final LinearCovariance.Estimate estimate;
    private final List<List<WaldTest>> tests = new ArrayList<>();
    private final List<NestedComparison> comparisons;

    Report(OpenSpark spark, LinearModel trained, List<LinearHypothesis> hypotheses) {
      this.spark = spark;
      this.trained = trained;
      this.estimate = estimate();
      if (!hypotheses.isEmpty()) {
        LinearCovariance.Estimate known = estimate == null ? stored() : estimate;
        hypotheses.forEach(each -> tests.add(each.test(trained, known.covariance())));
      }
      this.comparisons =
          errors.against == null
              ? List.of()
              : NestedComparison.of(trained, ModelStore.linear(spark.session(), errors.against));
    }

    /** Null for what the model knows by itself. */
    private LinearCovariance.Estimate estimate() {
      Covariance choice = errors.choice(trained);
      boolean iid = choice.kind() == Covariance.Kind.IID;
      if (iid && input.given() && trained.roles().sampling()) {
        return LinearCovariance.stored(trained); // refuses
      }
      if (iid && input.given()) {
        System.err.println("pente: --covariance iid is known to the model: --input is not read");
      }
      if (iid || !input.given()) {
        return null;
      }
      Source source = input.source();
      Table table = input.table(spark.session(), source, trained.training());
      return LinearCovariance.of(table, trained, choice, skips.of(LinearCovariance.rows(trained)));
    }

    private LinearCovariance.Estimate stored() {
      if (trained.roles().sampling()) {
        throw new UsageException(
            "a test with sampling weights needs the rows of the training: --input PATH");
      }
      return LinearCovariance.stored(trained);
    }

    void print() {
      ModelSummary summary =
          estimate == null
              ? ModelSummary.of(trained, level)
              : ModelSummary.of(trained, estimate.covariance(), level);
      if (json) {
        summary.notes().forEach(note -> System.err.println("pente: " + note));
        System.out.println(Json.line(json(summary)));
        return;
      }
      String kind = estimate == null ? summary.covariance() : estimate.toString();
      System.out.print(new SummaryText(summary, kind, stars).text());
      tests.forEach(each -> System.out.print(TestsShown.text(each)));
      if (!comparisons.isEmpty()) {
        System.out.print(TestsShown.text(comparisons, errors.against));
      }
    }

    private ObjectNode json(ModelSummary summary) {
      ObjectNode all = SummaryJson.of(summary);
      if (estimate != null) {
        TestsShown.put(all, estimate);
      }
      TestsShown.put(all, tests);
      if (!comparisons.isEmpty()) {
        TestsShown.put(all, comparisons, errors.against);
      }
      return all;
    }
  }
}
