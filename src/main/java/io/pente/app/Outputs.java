package io.pente.app;

import io.pente.failure.UsageException;
import io.pente.spark.store.StagedOutput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;

/** Opens staged outputs for the commands. */
final class Outputs {
  private Outputs() {}

  /** A folder. */
  static StagedOutput folder(SparkSession spark, String place, boolean overwrite) {
    return stage(spark, place, StagedOutput.Kind.FOLDER, overwrite);
  }

  /** The folder of a model. */
  static StagedOutput model(SparkSession spark, String place, boolean overwrite) {
    return stage(spark, place, StagedOutput.Kind.MODEL, overwrite);
  }

  /** A single file. */
  static StagedOutput file(SparkSession spark, String place, boolean overwrite) {
    return stage(spark, place, StagedOutput.Kind.FILE, overwrite);
  }

  private static StagedOutput stage(
      SparkSession spark, String place, StagedOutput.Kind kind, boolean overwrite) {
    return new StagedOutput(spark.sparkContext().hadoopConfiguration(), place, kind, overwrite);
  }

  /**
   * Outputs must not lie in one another, nor in an input, nor hold one or the folder that the
   * command runs in.
   *
   * @param outputs nulls are none
   * @throws UsageException where one does
   */
  static void checkApart(List<String> inputs, String... outputs) {
    List<String> places = Arrays.stream(outputs).filter(Objects::nonNull).toList();
    for (String output : places) {
      refuse(holds(output, "."), "the folder that you are in", output);
      for (String input : inputs) {
        refuse(holds(output, input), "the input " + input, output);
        if (holds(input, output)) {
          throw new UsageException(
              String.format(Locale.ROOT, "the output %s would lie in the input %s", output, input));
        }
      }
    }
    for (int i = 0; i < places.size(); i++) {
      for (int j = 0; j < places.size(); j++) {
        refuse(
            i != j && holds(places.get(i), places.get(j)),
            "the output " + places.get(j),
            places.get(i));
      }
    }
  }

  private static void refuse(boolean held, String what, String output) {
    if (held) {
      throw new UsageException(
          String.format(Locale.ROOT, "the output %s would take the place of %s", output, what));
    }
  }

  private static boolean holds(String outer, String inner) {
    String held = absolute(inner);
    String holder = absolute(outer);
    return held.equals(holder) || held.startsWith(holder.endsWith("/") ? holder : holder + "/");
  }

  /** Without a scheme where it is the local file system's, from the root on, without dots. */
  private static String absolute(String place) {
    if (place.isEmpty()) {
      throw new UsageException("an output needs a name");
    }
    String local = place.startsWith("file:") ? place.substring(5) : place;
    boolean remote = local.matches("[A-Za-z][A-Za-z0-9+.-]*://.*");
    return remote ? local : java.nio.file.Path.of(local).toAbsolutePath().normalize().toString();
  }
}
