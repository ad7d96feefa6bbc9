package io.pente.fit;

import io.pente.settings.LinearSettings;
import io.pente.settings.Penalty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to fit to rows.
 *
 * @param targets which of the rows' targets, by number
 * @param start where to begin; empty for W = 0
 * @param state where to go on from; empty to begin
 * @param penalties of each of the rows' targets; empty where all have the settings' own
 * @param heldOut rows whose errors may end the run
 */
record LinearRequest(
    LinearSettings settings,
    List<Integer> targets,
    Optional<LinearStart> start,
    Optional<String> state,
    List<Penalty> penalties,
    Optional<HeldOutRows> heldOut) {
  LinearRequest(
      LinearSettings settings,
      List<Integer> targets,
      Optional<LinearStart> start,
      Optional<String> state) {
    this(settings, targets, start, state, List.of(), Optional.empty());
  }

  /** The same where each of the rows' targets has a penalty of its own. */
  LinearRequest withPenalties(List<Penalty> each) {
    return new LinearRequest(settings, targets, start, state, List.copyOf(each), heldOut);
  }

  /** The same, ended early by the errors of other rows. */
  LinearRequest watching(HeldOutRows others) {
    return new LinearRequest(settings, targets, start, state, penalties, Optional.of(others));
  }

  Penalty penalty(int target) {
    return penalties.isEmpty() ? settings.penalty() : penalties.get(target);
  }

  static LinearRequest of(LinearRows rows, LinearSettings settings) {
    List<Integer> targets = all(rows.targetNames().size());
    return new LinearRequest(settings, targets, Optional.empty(), Optional.empty());
  }

  /** Whether it begins at W = 0. */
  boolean fresh() {
    return start.isEmpty() && state.isEmpty();
  }

  LinearRequest from(Optional<LinearStart> where) {
    return new LinearRequest(settings, targets, where, state, penalties, heldOut);
  }

  static List<Integer> all(int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      numbers.add(k);
    }
    return numbers;
  }
}
