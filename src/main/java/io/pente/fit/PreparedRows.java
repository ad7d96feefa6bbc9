package io.pente.fit;

import io.pente.data.BlockTask;
import io.pente.data.Blocks;
import io.pente.data.ChosenBlocks;
import io.pente.data.CountedBlocks;
import io.pente.data.Fold;
import io.pente.data.LinearBlock;
import io.pente.data.Moments;
import io.pente.data.Sum;
import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.failure.ClosedException;
import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import io.pente.failure.UsageException;
import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.table.ColumnRoles;
import io.pente.table.Origin;
import io.pente.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A table's rows, packed, cached and measured once, to be fitted many times: with other settings,
 * for some of the targets, on parts of the rows. Fits in several threads at once are the same as
 * one after the other. {@link #close} frees what is cached; twice is harmless, and a fit that is
 * still running fails at its next pass.
 */
public final class PreparedRows implements AutoCloseable {
  private final LinearRows rows;
  private final Blocks<LinearBlock> blocks;
  private final Moments moments;
  private final LinearSettings prepared;
  private final AtomicBoolean closed;
  private final boolean part;

  /** Passes that made these rows; each fit counts its own after them. */
  private final long made;

  private PreparedRows(
      LinearRows rows,
      Blocks<LinearBlock> blocks,
      Moments moments,
      LinearSettings prepared,
      AtomicBoolean closed,
      boolean part,
      long made) {
    this.rows = rows;
    this.blocks = blocks;
    this.moments = moments;
    this.prepared = prepared;
    this.closed = closed;
    this.part = part;
    this.made = made;
  }

  /**
   * Reads, packs and caches a table's rows, in one pass.
   *
   * @param settings how rows are read and kept, and whether there is an intercept: all fits have
   *     the same
   * @throws BadInputException where the table lacks a column, or has a row that cannot be used
   */
  public static PreparedRows of(
      Table table, ColumnRoles roles, LinearSettings settings, FitListener listener) {
    LinearRows rows = LinearRows.of(table, roles, settings, listener);
    return new PreparedRows(
        rows, rows.blocks(), rows.moments(), settings, new AtomicBoolean(), false, rows.passes());
  }

  /**
   * A part of the rows, by a hash of their positions: the same rows whatever the partitions. It
   * shares what is cached, and costs a pass, for its own means and deviations.
   *
   * @param number from 0
   * @param of how many parts there are, at least 2
   * @param seed of the parts
   * @param heldOut whether it is the part itself; otherwise all rows but it
   */
  public PreparedRows fold(int number, int of, long seed, boolean heldOut) {
    requireOpen();
    if (of < 2 || number < 0 || number >= of) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "part %d of %d is no fold: parts are numbered from 0, and there are 2 or more",
              number,
              of));
    }
    Blocks<LinearBlock> chosen = new ChosenBlocks<>(blocks, new Fold(number, of, seed, heldOut));
    Moments own = chosen.sum(new Moments.Task(), "moments of a fold");
    LinearRows.check(String.format(Locale.ROOT, "part %d of %d", number, of), own);
    return new PreparedRows(rows, chosen, own, prepared, closed, true, made + 1);
  }

  /** Fits all targets. */
  public LinearModel fit(LinearSettings settings) {
    return fit(settings, targets(), FitListener.NONE);
  }

  /**
   * Fits some of the targets.
   *
   * @throws BadInputException for a target that the rows do not have
   * @throws InvalidSettingException for settings of rows, or an intercept, that these were not
   *     prepared with
   * @throws io.pente.failure.DivergenceException where no finite model was found
   */
  public LinearModel fit(LinearSettings settings, List<String> targets, FitListener listener) {
    return fit(settings, targets, Optional.empty(), Optional.empty(), listener);
  }

  /** The same, begun at a model of the same columns. */
  public LinearModel fitFrom(LinearModel start, LinearSettings settings, FitListener listener) {
    return fit(settings, targets(), Optional.of(start), Optional.empty(), listener);
  }

  /**
   * Goes on with a fit of these rows.
   *
   * @param state as {@link io.pente.event.FitEvent.Iterated} had it
   * @throws io.pente.failure.UsageException where it is of another optimizer, or of other columns
   */
  public LinearModel resume(String state, LinearSettings settings, FitListener listener) {
    return fit(settings, targets(), Optional.empty(), Optional.of(state), listener);
  }

  private LinearModel fit(
      LinearSettings settings,
      List<String> targets,
      Optional<LinearModel> start,
      Optional<String> state,
      FitListener listener) {
    requireOpen();
    requireSame("intercept", prepared.intercept(), settings.intercept());
    requireSame("rows", prepared.rows(), settings.rows());
    LinearRequest request =
        new LinearRequest(settings, numbers(targets), start.map(LinearStart::new), state);
    Blocks<LinearBlock> own = new CountedBlocks<>(new OpenBlocks(), made);
    return LinearTraining.train(rows, own, moments, request, listener).model();
  }

  /** The rows, as long as they are open: a fit that goes on when they are closed fails typed. */
  private final class OpenBlocks implements Blocks<LinearBlock> {
    @Override
    public <S extends Sum<S>> S sum(BlockTask<? super LinearBlock, S> task, String label) {
      requireOpen();
      return blocks.sum(task, label);
    }

    @Override
    public long passes() {
      return blocks.passes();
    }
  }

  private static void requireSame(String field, Object before, Object now) {
    if (!before.equals(now)) {
      throw InvalidSettingException.conflict(
          field,
          now,
          Sentence.of("is not what the rows were prepared with, %s", before.toString()));
    }
  }

  private List<Integer> numbers(List<String> targets) {
    List<Integer> numbers = new ArrayList<>();
    for (String target : targets) {
      int k = rows.targetNames().indexOf(target);
      if (k < 0) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "the rows have no target '%s', only %s",
                target,
                NameList.some(rows.targetNames())));
      }
      if (numbers.contains(k)) {
        throw new BadInputException(
            String.format(Locale.ROOT, "target '%s' is given twice", target));
      }
      numbers.add(k);
    }
    if (numbers.isEmpty()) {
      throw new BadInputException("a fit needs a target, such as " + rows.targetNames().get(0));
    }
    return numbers;
  }

  /**
   * How far a model's predictions are from these rows' targets, in one pass.
   *
   * @throws BadInputException where the model has other features, or a target that these lack
   */
  public LinearEvaluation.Errors errors(LinearModel model) {
    requireLike(model);
    return LinearEvaluation.of(blocks, model, numbers(model.targets()), rows);
  }

  private void requireLike(LinearModel model) {
    requireOpen();
    if (!model.features().equals(rows.featureNames())) {
      throw new BadInputException("the model has other features than the rows");
    }
    if (!model.roles().offset().equals(rows.roles().offset())) {
      throw new BadInputException("the model has another offset than the rows");
    }
    if (!model.roles().controls().isEmpty()) {
      throw new BadInputException(
          "the model predicts without its controls, which these rows have: evaluate it on a table");
    }
  }

  /**
   * What these rows say of the residuals of each of a model's targets, in one pass.
   *
   * @throws BadInputException as {@link #errors}
   */
  public ResidualMeasures[] measures(LinearModel model) {
    requireLike(model);
    return LinearEvaluation.measures(blocks, model, numbers(model.targets()), rows);
  }

  public List<String> features() {
    return List.copyOf(rows.featureNames());
  }

  public List<String> targets() {
    return List.copyOf(rows.targetNames());
  }

  /**
   * The one value of a target that does not vary where rows weigh something; empty for one that
   * does.
   *
   * @throws BadInputException for a target that the rows do not have
   */
  public OptionalDouble constant(String target) {
    int k = numbers(List.of(target)).get(0);
    if (moments.targets().variance()[k] != 0) {
      return OptionalDouble.empty();
    }
    double value = rows.targets().original(k, moments.targets().mean()[k]);
    return OptionalDouble.of(LinearResult.original(Origin.of(rows.origins().target(k)), value));
  }

  /** How many rows there are. */
  public long count() {
    return moments.rows();
  }

  /**
   * Reads of the packed rows so far, by all fits, the one that packed them included. A model says
   * of itself what making the rows and its own fit took.
   */
  public long passes() {
    return blocks.passes();
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new ClosedException("these rows");
    }
  }

  /** Frees what is cached; closing a part closes nothing. */
  @Override
  public void close() {
    if (!part && closed.compareAndSet(false, true)) {
      rows.close();
    }
  }
}
