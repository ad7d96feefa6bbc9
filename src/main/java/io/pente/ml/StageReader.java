package io.pente.ml;

import io.pente.model.LinearModel;
import io.pente.spark.store.ModelStore;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.MLReader;
import scala.Option;

/**
 * Reads what {@link StageWriter} wrote.
 *
 * @param <T> what readers of the stage are said to read
 */
final class StageReader<T> extends MLReader<T> {
  private final Class<? extends T> type;
  private final BiFunction<String, Supplier<LinearModel>, ? extends T> made;

  /**
   * @param type of the stage, whose name is in its metadata
   * @param made the stage of an identity, and of the model in its folder where it is asked for
   */
  StageReader(
      Class<? extends T> type, BiFunction<String, Supplier<LinearModel>, ? extends T> made) {
    this.type = type;
    this.made = made;
  }

  @Override
  public T load(String path) {
    DefaultParamsReader.Metadata metadata =
        DefaultParamsReader.loadMetadata(path, sparkSession(), type.getName());
    T stage =
        made.apply(
            metadata.uid(), () -> ModelStore.linear(sparkSession(), StageWriter.modelFolder(path)));
    metadata.getAndSetParams((Params) stage, Option.empty());
    return stage;
  }
}
