package io.pente.fit;

import io.pente.data.BlockTask;
import io.pente.data.Sum;
import io.pente.failure.BadInputException;
import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import io.pente.message.Count;
import io.pente.model.Inference;
import io.pente.model.LinearModel;
import io.pente.settings.Covariance;
import io.pente.settings.RowSettings;
import io.pente.spark.engine.SparkBlocks;
import io.pente.spark.pack.PackedRows;
import io.pente.spark.pack.Packing;
import io.pente.spark.pack.PackingOptions;
import io.pente.spark.pack.SumAndRejections;
import io.pente.statistics.CoefficientCovariance;
import io.pente.statistics.IidCovariance;
import io.pente.table.Selection;
import io.pente.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Covariances of a stored model's coefficients that need its rows: sandwiches B M B, of which the
 * model has the bread B = (DᵀΩD)⁺ and one pass over the rows brings the meat M of all targets.
 * Conventions are R's {@code sandwich}, as docs/covariances.md has them.
 */
public final class LinearCovariance {
  private final Table table;
  private final LinearModel model;
  private final Covariance choice;
  private final RowSettings rows;
  private final Sandwich sandwich;
  private Scores scores;

  private LinearCovariance(
      Table table, LinearModel model, Covariance choice, RowSettings rows, Sandwich sandwich) {
    this.table = table;
    this.model = model;
    this.choice = choice;
    this.rows = rows;
    this.sandwich = sandwich;
  }

  /**
   * An estimate.
   *
   * @param covariance of each target's coefficients
   * @param clusters how many there are by each column, and then by both
   */
  public record Estimate(Covariance choice, CoefficientCovariance covariance, List<Long> clusters) {
    public Estimate {
      clusters = List.copyOf(clusters);
    }

    /** Such as {@code cluster by firm and year (10 and 20 clusters, 200 of both)}. */
    @Override
    public String toString() {
      if (clusters.isEmpty()) {
        return choice.toString();
      }
      String counts =
          clusters.size() == 1
              ? Count.of(clusters.get(0), "cluster")
              : String.format(
                  java.util.Locale.ROOT,
                  "%,d and %,d clusters, %,d of both",
                  clusters.get(0),
                  clusters.get(1),
                  clusters.get(2));
      return choice + " (" + counts + ")";
    }
  }

  /** How rows were dealt with in a model's training, the condition on them included. */
  public static RowSettings rows(LinearModel model) {
    RowSettings rows = SkipRules.of(model.training());
    return model.training().settings().get("where") instanceof String where
        ? rows.withWhere(where)
        : rows;
  }

  /**
   * The one that a model knows without its rows, {@code iid}.
   *
   * @throws BadInputException where it does not, or its rows have weights of sampling
   */
  public static Estimate stored(LinearModel model) {
    Inference inference = inference(model);
    if (model.roles().sampling()) {
      throw new BadInputException(
          "errors of rows with weights of sampling are not alike: take a robust covariance");
    }
    return new Estimate(Covariance.IID, new IidCovariance(inference), List.of());
  }

  private static Inference inference(LinearModel model) {
    Inference inference = model.findings().inference();
    if (!inference.present()) {
      throw new BadInputException(
          "the model does not say how sure its weights are: " + inference.absent());
    }
    return inference;
  }

  /** That of a model, whose rows are dealt with as in its training. */
  public static Estimate of(Table table, LinearModel model, Covariance choice) {
    return of(table, model, choice, rows(model));
  }

  /**
   * The same with other rules for rows that cannot be used.
   *
   * @throws BadInputException where the model has no inference, the table lacks a column or is not
   *     what the model was trained on, a row cannot be used, or there is one cluster alone
   * @throws InvalidSettingException for as many lags as there are rows
   */
  public static Estimate of(Table given, LinearModel model, Covariance choice, RowSettings rows) {
    if (choice.kind() == Covariance.Kind.IID) {
      return stored(model);
    }
    Inference inference = inference(model);
    if (choice.lags() >= Math.max(1, inference.design().observations())) {
      throw InvalidSettingException.range(
          "lags", choice.lags(), "below the number of rows, " + inference.design().observations());
    }
    Table table = Where.of(given, rows);
    return new LinearCovariance(table, model, choice, rows, new Sandwich(inference)).estimate();
  }

  private Estimate estimate() {
    Selection selection =
        ReadOrigins.less(
            Selection.of(table, KnownRoles.of(model).withKeys(choice.clusters())), model.origins());
    PackingOptions options =
        new PackingOptions(
            false, true, SkipRules.of(rows), false, rows.partitions(), PackingOptions.BLOCK_BYTES);
    PackedRows packed = Packing.pack(table, selection, options);
    int[] all = IntStream.range(0, model.targets().size()).toArray();
    scores =
        Scores.of(
            model,
            LinearEvaluation.packed(
                model.relativeTo(model.origins()), packed.features(), packed.targets(), all),
            packed.features(),
            packed.targets());
    return switch (choice.kind()) {
      case CLUSTER -> clustered(packed);
      case HAC -> lagged(packed);
      default -> heteroscedastic(packed);
    };
  }

  private Estimate heteroscedastic(PackedRows packed) {
    int exponent =
        switch (choice.kind()) {
          case HC2 -> 1;
          case HC3 -> 2;
          default -> 0;
        };
    HeteroscedasticTask task = new HeteroscedasticTask(scores, sandwich.totalWeight(), exponent);
    HeteroscedasticTask.Result result = sum(new SparkBlocks<>(packed.blocks()), task);
    check(result.seen());
    if (result.whole()[0] > 0) {
      throw new BadInputException(
          Sentence.of(
              "%s: %s decide%s a coefficient alone (leverage 1), for which there is no %s: take hc0 or"
                  + " hc1",
              table.name(),
              Count.of(result.whole()[0], "row"),
              result.whole()[0] == 1 ? "s" : "",
              choice.kind().shortName()));
    }
    boolean scaled = choice.kind() == Covariance.Kind.HC1;
    double factor = scaled ? sandwich.observations() / sandwich.degreesOfFreedom() : 1;
    List<double[]> matrices = new ArrayList<>();
    for (int k = 0; k < scores.targets(); k++) {
      matrices.add(sandwich.around(result.meat().matrix(k), factor));
    }
    return new Estimate(choice, sandwich.covariance(choice, matrices, 0), List.of());
  }

  private Estimate lagged(PackedRows packed) {
    LaggedScores result =
        sum(new SparkBlocks<>(packed.blocks()), new LaggedTask(scores, choice.lags()));
    check(result.seen());
    List<double[]> matrices = new ArrayList<>();
    for (int k = 0; k < scores.targets(); k++) {
      matrices.add(sandwich.around(result.matrix(k), 1));
    }
    return new Estimate(choice, sandwich.covariance(choice, matrices, 0), List.of());
  }

  private Estimate clustered(PackedRows packed) {
    int groups = choice.clusters().size() == 1 ? 1 : 3;
    ClusterBlocks.Result result =
        sum(
            new SparkBlocks<>(ClusterBlocks.of(packed.blocks(), scores)),
            new ClusterBlocks.Task(groups, scores.targets(), scores.width()));
    check(result.seen());
    List<Long> counts = result.meats().stream().map(Meat::scores).toList();
    for (int c = 0; c < choice.clusters().size(); c++) {
      if (counts.get(c) < 2) {
        throw new BadInputException(
            Sentence.of(
                "%s: column '%s' has one cluster, and errors are compared between clusters",
                table.name(), choice.clusters().get(c)));
      }
    }
    List<double[]> matrices = new ArrayList<>();
    for (int k = 0; k < scores.targets(); k++) {
      double[] sum = new double[scores.width() * scores.width()];
      for (int g = 0; g < groups; g++) {
        double[] term = sandwich.around(result.meats().get(g).matrix(k), factor(counts.get(g)));
        for (int e = 0; e < sum.length; e++) {
          sum[e] += g == 2 ? -term[e] : term[e];
        }
      }
      matrices.add(sum);
    }
    return new Estimate(
        choice, sandwich.covariance(choice, matrices, counts.get(groups - 1)), counts);
  }

  /** G/(G − 1) · (q − 1)/(q − k). */
  private double factor(long clusters) {
    return clusters
        / (clusters - 1.0)
        * ((sandwich.observations() - 1) / sandwich.degreesOfFreedom());
  }

  private <B extends io.pente.data.Block, S extends Sum<S>> S sum(
      SparkBlocks<io.pente.spark.pack.Packed<B>> blocks, BlockTask<? super B, S> task) {
    SumAndRejections<S> seen =
        blocks.sum(
            new SumAndRejections.Task<B, S>(task), "covariance of the rows of " + table.name());
    seen.rejections()
        .refuse(table, " (every row counts: use %s to leave such rows out, or clean the data)");
    return seen.sum();
  }

  private void check(SeenRows seen) {
    new TrainingRows(table.name(), model).require(seen, choice.clusters());
  }
}
