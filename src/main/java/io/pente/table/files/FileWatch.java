package io.pente.table.files;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Looks, where parts of files are read, whether each is still as it was listed; sent to tasks.
 *
 * @param files by part
 */
public record FileWatch(
    Broadcast<InputFile[]> files, Broadcast<SerializableConfiguration> configuration)
    implements Serializable {

  public static FileWatch of(JavaSparkContext context, List<InputFile> byPart) {
    return new FileWatch(
        context.broadcast(byPart.toArray(InputFile[]::new)),
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration())));
  }

  /**
   * To be called before and after a part is read: what comes between is of the file as listed.
   *
   * @throws io.pente.failure.BadInputException where the file changed
   */
  public void check(int part) {
    try {
      Storage.requireUnchanged(files.value()[part], configuration.value().value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
