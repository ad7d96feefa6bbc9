package io.pente.table.frame;

import io.pente.failure.BadInputException;
import io.pente.table.files.EachFile;
import io.pente.table.files.InputFile;
import io.pente.table.files.InputFiles;
import io.pente.table.files.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.orc.ColumnStatistics;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.execution.datasources.orc.OrcUtils;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Reads what columns files of Parquet and ORC have: of every file, as no two need be alike. */
final class FileSchemas {
  private FileSchemas() {}

  /**
   * The schema of each file, in their order.
   *
   * @throws BadInputException for a file that is not of the format
   */
  static List<FileSchema> of(JavaSparkContext context, List<InputFile> files, String format) {
    return EachFile.on(context)
        .shows(files, (file, configuration) -> Optional.of(of(file, format, configuration)))
        .stream()
        .map(Optional::orElseThrow)
        .toList();
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
      ColumnStatistics[] statistics = reader.getStatistics();
      for (int c = 0; c < schema.size(); c++) {
        StructField field = schema.fields()[c];
        long values =
            statistics[reader.getSchema().getChildren().get(c).getId()].getNumberOfValues();
        fields.add(
            FileSchema.Field.plain(
                field.name(),
                field.dataType(),
                FileSchema.Content.of(reader.getNumberOfRows(), values)));
      }
      return new FileSchema(fields);
    }
  }
}
