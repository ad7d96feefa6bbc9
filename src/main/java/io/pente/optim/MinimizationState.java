package io.pente.optim;

import java.util.List;

/**
 * All there is to resume a minimization from.
 *
 * @param round how many passes were asked for
 * @param tracks one for each problem, in their order
 */
record MinimizationState<S extends Record>(int round, List<ProblemRun<S>> tracks) {
  MinimizationState {
    tracks = List.copyOf(tracks);
  }

  boolean running() {
    return tracks.stream().anyMatch(ProblemRun::running);
  }

  Progress progress(Method<S> method) {
    return new Progress(round, tracks.stream().map(t -> t.standing(method)).toList());
  }

  long iterations(Method<S> method) {
    return tracks.stream()
        .map(t -> method.current(t.state()))
        .mapToLong(i -> i == null ? -1 : i.iteration())
        .sum();
  }
}
