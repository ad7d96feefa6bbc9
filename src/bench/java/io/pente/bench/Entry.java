package io.pente.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * A line of {@code target/bench.jsonl}: one quantity, or a ratio of two, over the rounds.
 *
 * @param measure which part of the benchmark, as {@code --only} names it
 * @param unit {@code s}, {@code ms}, {@code GB/s}, {@code GFLOP/s}, {@code x} for a ratio
 * @param low the least of the rounds
 * @param high the largest
 * @param rounds how many there were
 * @param goal the bound that a ratio is to keep, as {@code <= 1.8}; null for none
 * @param at sizes and settings
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Entry(
    String measure,
    String quantity,
    String unit,
    double median,
    double low,
    double high,
    int rounds,
    String goal,
    Map<String, Object> at) {

  boolean meets() {
    double bound = Double.parseDouble(goal.substring(3));
    return goal.startsWith("<=") ? median <= bound : median >= bound;
  }

  double number(String fact) {
    return ((Number) at.get(fact)).doubleValue();
  }
}
