package io.pente.failure;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A run could not be done, through no fault of Pente's. The message is one line: what is wrong,
 * where, and what to do.
 */
public abstract class PenteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Sentence sentence;

  PenteException(Sentence sentence, Throwable cause) {
    super(sentence.toString(), cause);
    this.sentence = sentence;
  }

  /** The one of these that a failure was caused by, as where a task threw it; empty for none. */
  public static Optional<PenteException> in(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; cause = cause.getCause(), depth++) {
      if (cause instanceof PenteException found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /**
   * What a job of Spark's gives; one of these that a task threw comes out as it was thrown.
   *
   * @param job whose other failures come out as they are
   */
  public static <T> T unwrapped(Supplier<T> job) {
    try {
      return job.get();
    } catch (Exception e) { // Spark throws its SparkException, which is checked, undeclared
      in(e)
          .ifPresent(
              known -> {
                throw known;
              });
      throw e;
    }
  }

  /**
   * The same failure, caused by this one, for those who know settings by other names.
   *
   * @param words what a sentence is to them
   */
  public abstract PenteException saying(UnaryOperator<Sentence> words);

  /** The message, in which settings can be given other names than their fields'. */
  public final Sentence sentence() {
    return sentence;
  }
}
