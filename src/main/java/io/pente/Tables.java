package io.pente;

import io.pente.failure.UsageException;
import io.pente.table.ColumnRoles;
import io.pente.table.Formats;
import io.pente.table.Source;
import io.pente.table.Table;
import io.pente.table.files.Endings;
import io.pente.table.files.InputFile;
import io.pente.table.files.InputFiles;
import io.pente.table.frame.FrameSource;
import io.pente.table.frame.FrameTable;
import io.pente.table.frame.SparkSources;
import io.pente.table.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Opens tables. */
public final class Tables {
  private final SparkSession spark;
  private final JavaSparkContext context;
  private final Configuration configuration;

  public Tables(SparkSession spark) {
    this.spark = spark;
    this.context = new JavaSparkContext(spark.sparkContext());
    this.configuration = context.hadoopConfiguration();
  }

  /** Files up to which {@link #requireColumns} looks at them. */
  private static final int FEW = 32;

  /**
   * Looks for columns in a few text files before Spark is started, so that what is plainly wrong
   * takes no cluster. Other sources, many files and what only a pass over the rows can tell are let
   * pass.
   *
   * @param files of the source
   * @throws io.pente.failure.BadInputException as {@link #open}, and for a column that is not there
   */
  public static void requireColumns(
      Source source, List<InputFile> files, ColumnRoles roles, Configuration configuration) {
    if (files.isEmpty() || files.size() > FEW) {
      return;
    }
    String format = source.format().orElseGet(() -> Endings.format(source, files));
    if (Formats.OF_TEXT.contains(format)) {
      List<String> names = new ArrayList<>(roles.targets());
      names.addAll(roles.features());
      roles.weights().ifPresent(names::add);
      roles.offset().ifPresent(names::add);
      names.addAll(roles.controls());
      TextTable.requireColumns(source, files, format, names, configuration);
    }
  }

  /**
   * A frame of the user's own, its rows in the order of its partitions.
   *
   * @throws io.pente.failure.UsageException for a data set of Spark Connect
   */
  public Table open(Dataset<Row> frame) {
    if (!(frame instanceof org.apache.spark.sql.classic.Dataset<Row> own)) {
      throw new UsageException(
          "a data set of Spark Connect stays on its server: open the table where Spark runs, or"
              + " collect it");
    }
    return FrameTable.of(own, "the data set");
  }

  /**
   * Finds the files and reads the first rows of them; or asks Spark, where its own sources, tables
   * and queries are named.
   *
   * @throws io.pente.failure.UsageException when the format is not given and the files' endings do
   *     not tell it
   * @throws io.pente.failure.BadInputException when there is no such file, or no row in it
   */
  public Table open(Source source) {
    if (source.isSparks()) {
      return SparkSources.open(spark, source);
    }
    List<InputFile> files = InputFiles.of(source.paths(), configuration);
    String format = source.format().orElseGet(() -> Endings.format(source, files));
    return Formats.OF_TEXT.contains(format)
        ? TextTable.open(context, source, files, format)
        : FrameSource.files(spark, source, files, format);
  }
}
