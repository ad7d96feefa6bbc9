package io.pente.app;

import io.pente.failure.BadInputException;
import io.pente.failure.UsageException;
import io.pente.spark.store.StagedOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.SparkSession;

/** Opens staged outputs for the commands. */
final class Outputs {
  private Outputs() {}

  /** A folder. */
  static StagedOutput folder(SparkSession spark, String place, boolean overwrite) {
    return stage(spark, place, StagedOutput.Kind.FOLDER, overwrite);
  }

  /**
   * That the driver sees what executors wrote: of a folder on a disk of its own, each of them has a
   * part, and nobody the whole.
   *
   * @param rows how many rows were written
   * @throws BadInputException where there is less than one file for them
   */
  static void requireWritten(StagedOutput place, long rows) throws IOException {
    long bytes = 0;
    for (FileStatus file : place.files().listStatus(place.staging())) {
      bytes += file.getPath().getName().startsWith("part-") ? file.getLen() : 0;
    }
    if (rows > 0 && bytes == 0) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%,d rows were written, and none is there for the driver to see: name an output on a"
                  + " file system that driver and executors share",
              rows));
    }
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
