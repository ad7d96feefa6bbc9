package io.pente.app;

import io.pente.failure.UsageException;
import io.pente.table.ColumnRoles;
import io.pente.table.WeightsKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;

/** Which columns are what. Names are literal and case-sensitive. */
final class ColumnOptions {
  /** The options' names. */
  static final List<String> NAMES =
      List.of(
          "--targets",
          "--target",
          "--features",
          "--feature",
          "--weights",
          "--weights-kind",
          "--offset",
          "--controls",
          "--control");

  @Option(
      names = "--targets",
      paramLabel = "y1,y2",
      description = "the columns to predict, separated by commas")
  String targets;

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "one column to predict, its name taken as it is; repeatable")
  List<String> target = new ArrayList<>();

  @Option(
      names = "--features",
      paramLabel = "x1,x2",
      description =
          "the columns to predict from (default: every other numeric, boolean or vector column)")
  String features;

  @Option(
      names = "--feature",
      paramLabel = "NAME",
      description = "one column to predict from, its name taken as it is; repeatable")
  List<String> feature = new ArrayList<>();

  @Option(names = "--weights", paramLabel = "NAME", description = "a column of row weights, >= 0")
  String weights;

  @Option(
      names = "--weights-kind",
      paramLabel = "KIND",
      description =
          "what weights mean: analytic (how precise a row is), frequency (how many rows it stands for)"
              + " or sampling (standard errors are robust) (default: analytic)")
  String weightsKind;

  @Option(
      names = "--offset",
      paramLabel = "NAME",
      description = "a column that is added to every prediction: y = XW + b + offset")
  String offset;

  @Option(
      names = "--controls",
      paramLabel = "a,b",
      description = "features to fit with, whose terms predictions leave out")
  String controls;

  @Option(
      names = "--control",
      paramLabel = "NAME",
      description = "one such feature, its name taken as it is; repeatable")
  List<String> control = new ArrayList<>();

  /**
   * The columns asked for.
   *
   * @throws UsageException where no target is named, or a column has two parts to play
   */
  ColumnRoles roles() {
    List<String> names = both(targets, target);
    if (names.isEmpty()) {
      throw new UsageException("name the columns to predict: --targets y1,y2 or --target NAME");
    }
    ColumnRoles roles = ColumnRoles.training(names, both(features, feature));
    return others(roles.withControls(both(controls, control)));
  }

  private ColumnRoles others(ColumnRoles roles) {
    if (weightsKind != null && weights == null) {
      throw new UsageException("--weights-kind says what --weights NAME means, which is not given");
    }
    ColumnRoles weighted =
        weights == null
            ? roles
            : roles
                .withWeights(weights)
                .withWeightsKind(
                    weightsKind == null ? WeightsKind.ANALYTIC : WeightsKind.named(weightsKind));
    return offset == null ? weighted : weighted.withOffset(offset);
  }

  /** The names of a comma-separated list, null for none, and then those given one by one. */
  static List<String> both(String list, List<String> single) {
    List<String> names = new ArrayList<>();
    if (list != null) {
      names.addAll(Arrays.asList(list.split(",", -1)));
    }
    names.addAll(single);
    return names;
  }
}
