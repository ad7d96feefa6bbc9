package io.pente.table.frame;

import io.pente.failure.BadInputException;
import io.pente.table.files.InputFile;
import io.pente.table.files.InputFiles;
import io.pente.table.files.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.execution.datasources.orc.OrcUtils;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/** Reads what columns files of Parquet and ORC have: of every file, as no two need be alike. */
final class FileSchemas {
  /** Files up to which the driver looks for itself. */
  private static final int FEW = 32;

  private FileSchemas() {}

  /**
   * The schema of each file, in their order.
   *
   * @throws BadInputException for a file that is not of the format
   */
  static List<FileSchema> of(JavaSparkContext context, List<InputFile> files, String format) {
    Configuration configuration = context.hadoopConfiguration();
    if (files.size() <= FEW) {
      return files.stream().map(file -> of(file, format, configuration)).toList();
    }
    Broadcast<SerializableConfiguration> shared =
        context.broadcast(new SerializableConfiguration(configuration));
    int tasks = Math.min(files.size() / FEW + 1, 4 * context.defaultParallelism());
    return context
        .parallelize(new ArrayList<>(files), tasks)
        .map(file -> of(file, format, shared.value().value()))
        .collect();
  }

  private static FileSchema of(InputFile file, String format, Configuration configuration) {
    try {
      return format.equals("parquet")
          ? ParquetSchema.of(file, configuration)
          : orc(file, configuration);
    } catch (Exception e) { // readers of files throw any kind at bytes that are something else
      throw new BadInputException(
          file.shown() + " cannot be read as " + format + ": " + InputFiles.firstLine(e), e);
    }
  }

  private static FileSchema orc(InputFile file, Configuration configuration) throws IOException {
    Path path = new Path(file.path());
    OrcFile.ReaderOptions options =
        OrcFile.readerOptions(configuration).filesystem(Storage.of(path, configuration));
    try (Reader reader = OrcFile.createReader(path, options)) {
      StructType schema = OrcUtils.toCatalystSchema(reader.getSchema());
      List<FileSchema.Field> fields = new ArrayList<>();
      for (StructField field : schema.fields()) {
        fields.add(
            new FileSchema.Field(
                field.name(), field.dataType(), field.dataType().simpleString(), false));
      }
      return new FileSchema(fields);
    }
  }
}
