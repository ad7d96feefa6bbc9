package io.pente.table.frame;

import io.pente.table.files.InputFile;
import io.pente.table.files.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns of a Parquet file, each on its own: one that Spark does not read spoils no other. */
final class ParquetSchema {
  static final String NANOSECONDS_AS_LONG = "spark.sql.legacy.parquet.nanosAsLong";

  /** Where Spark keeps the types that Parquet does not have, such as vectors. */
  private static final String SPARKS_OWN = "org.apache.spark.sql.parquet.row.metadata";

  private ParquetSchema() {}

  static FileSchema of(InputFile file, Configuration configuration) throws IOException {
    Path path = new Path(file.path());
    FileStatus status = Storage.of(path, configuration).getFileStatus(path);
    try (ParquetFileReader reader = ParquetFileReader.open(input(status, path, configuration))) {
      return of(reader.getFooter().getFileMetaData());
    }
  }

  private static HadoopInputFile input(FileStatus status, Path path, Configuration configuration)
      throws IOException {
    if (path.getName().indexOf(':') < 0) {
      return HadoopInputFile.fromStatus(status, configuration);
    }
    Configuration raw = new Configuration(configuration);
    FrameSource.RAW_LOCAL_FILES.forEach(raw::set);
    return HadoopInputFile.fromPath(path, raw);
  }

  private static FileSchema of(FileMetaData footer) {
    SQLConf settings = new SQLConf();
    settings.setConfString(NANOSECONDS_AS_LONG, "true");
    ParquetToSparkSchemaConverter converter = new ParquetToSparkSchemaConverter(settings);
    StructType own = sparksOwn(footer);
    List<FileSchema.Field> fields = new ArrayList<>();
    for (Type column : footer.getSchema().getFields()) {
      fields.add(field(column, own, converter));
    }
    return new FileSchema(fields);
  }

  private static StructType sparksOwn(FileMetaData footer) {
    String json = footer.getKeyValueMetaData().get(SPARKS_OWN);
    try {
      return json == null ? new StructType() : (StructType) DataType.fromJson(json);
    } catch (RuntimeException e) { // of another Spark: Parquet's own types are there
      return new StructType();
    }
  }

  private static FileSchema.Field field(
      Type column, StructType own, ParquetToSparkSchemaConverter converter) {
    String name = column.getName();
    for (StructField field : own.fields()) {
      if (field.name().equals(name)) {
        DataType type = field.dataType();
        return new FileSchema.Field(name, type, type.simpleString(), false);
      }
    }
    try {
      StructType alone = converter.convert(new MessageType("spark_schema", column));
      DataType type = alone.fields()[0].dataType();
      boolean nanoseconds = nanoseconds(column);
      String shown = nanoseconds ? shown(column) : type.simpleString();
      return new FileSchema.Field(name, type, shown, nanoseconds);
    } catch (Exception e) { // Spark throws its AnalysisException, which is checked, undeclared
      return new FileSchema.Field(name, null, shown(column), false);
    }
  }

  private static boolean nanoseconds(Type column) {
    LogicalTypeAnnotation annotation = column.getLogicalTypeAnnotation();
    return annotation instanceof TimestampLogicalTypeAnnotation time
        && time.getUnit() == TimeUnit.NANOS;
  }

  /** Such as {@code INT32 (TIME(MILLIS,true))}. */
  private static String shown(Type column) {
    LogicalTypeAnnotation annotation = column.getLogicalTypeAnnotation();
    String stored =
        column.isPrimitive() ? column.asPrimitiveType().getPrimitiveTypeName().toString() : "group";
    return annotation == null ? stored : stored + " (" + annotation + ")";
  }
}
