package io.pente.table.frame;

import io.pente.failure.BadInputException;
import io.pente.table.Source;
import io.pente.table.Table;
import io.pente.table.files.FolderColumns;
import io.pente.table.files.InputFile;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.orc.OrcFileFormat;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Opens Parquet and ORC files. */
public final class FrameSource {
  /** Hadoop's settings under which a local name may have a colon. */
  static final Map<String, String> RAW_LOCAL_FILES =
      Map.of(
          "fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem",
          "fs.file.impl.disable.cache", "true");

  private FrameSource() {}

  /** Parquet or ORC files. */
  public static Table files(
      SparkSession spark, Source source, List<InputFile> files, String format) {
    org.apache.spark.sql.classic.SparkSession session =
        (org.apache.spark.sql.classic.SparkSession) session(spark);
    JavaSparkContext context = new JavaSparkContext(session.sparkContext());
    MergedSchema merged = MergedSchema.of(files, FileSchemas.of(context, files, format));
    List<String> own = merged.columns().stream().map(MergedSchema.Merged::name).toList();
    FolderColumns folders = FolderColumns.of(files, own);
    if (own.isEmpty()) {
      throw new BadInputException(source.name() + " has no columns");
    }
    ListedFiles listed = new ListedFiles(files, folders);
    HadoopFsRelation relation =
        new HadoopFsRelation(
            listed,
            listed.partitionSchema(),
            merged.schema(),
            Option.empty(),
            format.equals("parquet") ? new ParquetFileFormat() : new OrcFileFormat(),
            options(files),
            session);
    Dataset<Row> frame = merged.meant((Dataset<Row>) session.baseRelationToDataFrame(relation));
    return new FrameTable(
        frame,
        FrameColumns.of(merged, folders, frame.schema()),
        source.name(),
        new FileSplits(session, files),
        source.missingWords());
  }

  private static scala.collection.immutable.Map<String, String> options(List<InputFile> files) {
    boolean colons =
        files.stream().anyMatch(file -> new Path(file.path()).getName().indexOf(':') >= 0);
    Map<String, String> options = colons ? RAW_LOCAL_FILES : Map.of();
    return scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(options));
  }

  /** A session whose settings are the table's own. */
  static SparkSession session(SparkSession spark) {
    return own(spark.newSession());
  }

  /** The same where tables that the user's session has for itself are to be found. */
  static SparkSession session(org.apache.spark.sql.classic.SparkSession spark) {
    return own(spark.cloneSession());
  }

  private static SparkSession own(SparkSession session) {
    session.conf().set("spark.sql.caseSensitive", "true");
    session.conf().set("spark.sql.timeType.enabled", "true"); // times of the day
    session.conf().set("spark.sql.session.timeZone", "UTC");
    session.conf().set(ParquetSchema.NANOSECONDS_AS_LONG, "true");
    return session;
  }
}
