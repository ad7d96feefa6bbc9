package io.pente.event;

import io.pente.failure.Sentence;
import java.util.function.Supplier;

/** Something that happens in a run. */
public sealed interface FitEvent {
  /** Something the user should know, in one sentence. */
  record Noted(Sentence note) implements FitEvent {}

  /**
   * The rows begin to be read and packed.
   *
   * @param table its name
   */
  record Packing(String table) implements FitEvent {}

  /**
   * The rows are packed and cached.
   *
   * @param rows how many can be used
   * @param skippedRows how many were left out as unusable
   * @param partitions into how many parts they went
   * @param seconds that it took
   */
  record Packed(long rows, long skippedRows, int partitions, double seconds) implements FitEvent {}

  /**
   * An optimizer is chosen.
   *
   * @param optimizer its short name
   * @param why in one sentence; empty where the user named it
   */
  record Chosen(String optimizer, String why) implements FitEvent {}

  /**
   * The rows were read once.
   *
   * @param label what the pass was for
   * @param seconds that it took
   */
  record Passed(String label, double seconds) implements FitEvent {}

  /**
   * One update was made.
   *
   * @param state makes all there is to go on from here, as text: for the same rows and settings
   */
  record Iterated(FitProgress progress, Supplier<String> state) implements FitEvent {}

  /**
   * A stage of continuation has ended, and another one begins.
   *
   * @param start which start's, from 1
   * @param stage which one ended, from 1
   * @param of how many there are
   * @param iterations made so far
   */
  record StageEnded(int start, int stage, int of, int iterations) implements FitEvent {}

  /**
   * The run has ended.
   *
   * @param converged whether it came to a minimum
   * @param why in words
   */
  record Ended(boolean converged, String why, int iterations, long passes) implements FitEvent {}
}
