package io.pente.fit;

import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.message.Quoted;
import io.pente.model.KeptMoments;
import io.pente.model.LinearModel;
import io.pente.model.Origins;
import io.pente.model.Roles;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A model that keeps its moments.
 *
 * @param name in messages
 */
record Mergeable(LinearModel model, String name) {
  /** The settings that have to be the same, and what each is where a model does not say. */
  private static final Map<String, Object> DECISIVE =
      Map.of("intercept", true, "standardize", true, "l2", 0.0);

  /**
   * @throws BadInputException for a model without moments, or with a penalty that is not one factor
   *     for all targets
   */
  Mergeable {
    if (model.findings().moments().isEmpty()) {
      throw new BadInputException(
          Sentence.of(
              "%s keeps no moments: train it again with %s",
              name, Sentence.setting("keepMoments")));
    }
    requirePlainPenalty(model, name);
  }

  private static void requirePlainPenalty(LinearModel model, String name) {
    Map<String, Object> settings = model.training().settings();
    Object l2 = settings.getOrDefault("l2", 0.0);
    boolean units = settings.containsKey("penaltyOfDeviations");
    if (!(l2 instanceof Number factor) || units && factor.doubleValue() > 0) {
      throw new BadInputException(
          Sentence.of(
              "%s was trained with %s, and moments are solved with one %s for all targets: train it"
                  + " with that",
              name,
              l2 instanceof Number
                  ? "a penalty in units of deviations"
                  : "a penalty of each target's own",
              Sentence.setting("l2")));
    }
  }

  KeptMoments moments() {
    return model.findings().moments().orElseThrow();
  }

  /** Whether predictions are about zero, as those of columns that were kept sparse are. */
  boolean sparse() {
    return Arrays.stream(model.centre()).allMatch(at -> at == 0);
  }

  /**
   * That another model is of the same columns, and of the same problem.
   *
   * @throws BadInputException where it is not
   */
  void requireLike(Mergeable other, FitListener listener) {
    requireSameNames("features", model.features(), other, other.model.features());
    requireSameNames("targets", model.targets(), other, other.model.targets());
    for (String setting : new TreeSet<>(DECISIVE.keySet())) {
      requireSame(setting, setting(setting), other, other.setting(setting));
    }
    requireSameRoles(other, listener);
    Object where = model.training().settings().get("where");
    Object otherWhere = other.model.training().settings().get("where");
    if (!Objects.equals(where, otherWhere)) {
      listener.note(
          Sentence.of(
              "%s has the rows where %s, %s those where %s; the merged model keeps no condition",
              name, condition(where), other.name, condition(otherWhere)));
    }
    boolean sameOrder =
        model.features().equals(other.model.features())
            && model.targets().equals(other.model.targets());
    if (!sameOrder) {
      listener.note(
          Sentence.of("%s has its columns in another order: they go by their names", other.name));
    }
  }

  /** Says where another model may be of the same rows. */
  void tellSame(Mergeable other, FitListener listener) {
    if (moments().equals(other.moments())) {
      listener.note(
          Sentence.of(
              "%s and %s have the same moments: if their rows are the same, they count twice",
              name, other.name));
    }
  }

  private void requireSameRoles(Mergeable other, FitListener listener) {
    Roles own = model.roles();
    Roles theirs = other.model.roles();
    requireSame("offset", own.offset().orElse("none"), other, theirs.offset().orElse("none"));
    requireSame("controls", new TreeSet<>(own.controls()), other, new TreeSet<>(theirs.controls()));
    if (own.weights().isPresent() && theirs.weights().isPresent()) {
      requireSame("weightsKind", own.weightsKind(), other, theirs.weightsKind());
    } else if (!own.weights().equals(theirs.weights())) {
      listener.note(
          Sentence.of(
              "the rows of %s have no weights, and count as 1 each",
              own.weights().isEmpty() ? name : other.name));
    }
  }

  private void requireSame(String setting, Object own, Mergeable other, Object theirs) {
    if (!own.equals(theirs)) {
      throw new BadInputException(
          Sentence.of(
              "%s was trained with %s %s and %s with %s: train them alike",
              name, setting, own, other.name, theirs));
    }
  }

  private static String condition(Object where) {
    return where == null ? "nothing is asked" : Quoted.of(where.toString());
  }

  private Object setting(String setting) {
    Object said = model.training().settings().getOrDefault(setting, DECISIVE.get(setting));
    return said instanceof Number number ? (Object) number.doubleValue() : said;
  }

  private void requireSameNames(
      String what, List<String> own, Mergeable other, List<String> theirs) {
    Set<String> here = new HashSet<>(own);
    Set<String> there = new HashSet<>(theirs);
    List<String> missing = own.stream().filter(each -> !there.contains(each)).toList();
    List<String> more = theirs.stream().filter(each -> !here.contains(each)).toList();
    if (!missing.isEmpty() || !more.isEmpty()) {
      throw new BadInputException(
          Sentence.of(
              "%s has other %s than %s:%s%s%s",
              other.name,
              what,
              name,
              missing.isEmpty() ? "" : " it lacks " + NameList.some(missing),
              missing.isEmpty() || more.isEmpty() ? "" : ", and",
              more.isEmpty() ? "" : " it has " + NameList.some(more)));
    }
  }

  /** The places of another model's columns, features and then targets, in this one's. */
  int[] order(LinearModel like) {
    int n = like.features().size();
    Map<String, Integer> features = places(model.features());
    Map<String, Integer> targets = places(model.targets());
    int[] order = new int[n + like.targets().size()];
    Arrays.setAll(
        order,
        c ->
            c < n
                ? features.get(like.features().get(c))
                : n + targets.get(like.targets().get(c - n)));
    return order;
  }

  private static Map<String, Integer> places(List<String> names) {
    Map<String, Integer> places = new HashMap<>();
    names.forEach(name -> places.put(name, places.size()));
    return places;
  }

  /** The moments with the columns in another model's order. */
  MomentsMerge.Part part(LinearModel like) {
    int n = like.features().size();
    int[] order = order(like);
    List<BigDecimal> features = new ArrayList<>();
    List<BigDecimal> targets = new ArrayList<>();
    for (int c = 0; c < order.length; c++) {
      if (c < n) {
        features.add(model.origins().feature(order[c]));
      } else {
        targets.add(model.origins().target(order[c] - n));
      }
    }
    return new MomentsMerge.Part(
        MomentsMerge.ordered(moments(), order), new Origins(features, targets));
  }
}
