package io.pente;

import io.pente.model.LinearModel;
import io.pente.model.RectifierModel;
import io.pente.model.file.LocalFolder;
import io.pente.model.file.ModelFiles;
import java.nio.file.Path;

/** Stored models without Spark: nothing here touches it, nor Hadoop. */
public final class Models {
  private Models() {}

  /**
   * Loads a linear model from a folder of this machine's.
   *
   * @throws io.pente.failure.BadInputException where it is missing, cut short, altered, of another
   *     kind or of an unknown format
   */
  public static LinearModel load(Path folder) {
    return ModelFiles.linear(new LocalFolder(folder));
  }

  /** Loads a rectifier's model. */
  public static RectifierModel loadRectifier(Path folder) {
    return ModelFiles.rectifier(new LocalFolder(folder));
  }
}
