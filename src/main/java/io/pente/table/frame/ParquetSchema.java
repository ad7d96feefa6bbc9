package io.pente.table.frame;

import io.pente.table.files.InputFile;
import io.pente.table.files.Storage;
import io.pente.table.frame.FileSchema.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UnknownLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
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
      return of(reader.getFooter());
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

  private static FileSchema of(ParquetMetadata footer) {
    SQLConf settings = new SQLConf();
    settings.setConfString(NANOSECONDS_AS_LONG, "true");
    ParquetToSparkSchemaConverter converter = new ParquetToSparkSchemaConverter(settings);
    StructType own = sparksOwn(footer.getFileMetaData());
    List<FileSchema.Field> fields = new ArrayList<>();
    for (Type column : footer.getFileMetaData().getSchema().getFields()) {
      fields.add(field(column, own, converter, content(column.getName(), footer.getBlocks())));
    }
    return new FileSchema(fields);
  }

  /** By the numbers of nulls that writers note beside each run of a column's values. */
  private static Content content(String column, List<BlockMetaData> blocks) {
    long rows = 0;
    long values = 0;
    for (BlockMetaData block : blocks) {
      rows += block.getRowCount();
      long nulls = 0;
      for (ColumnChunkMetaData chunk : block.getColumns()) {
        String[] path = chunk.getPath().toArray();
        if (path.length == 1 && path[0].equals(column) && chunk.getStatistics() != null) {
          nulls = Math.max(0, chunk.getStatistics().getNumNulls());
        }
      }
      values += block.getRowCount() - nulls;
    }
    return Content.of(rows, values);
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
      Type column, StructType own, ParquetToSparkSchemaConverter converter, Content content) {
    String name = column.getName();
    for (StructField field : own.fields()) {
      if (field.name().equals(name)) {
        return FileSchema.Field.plain(name, field.dataType(), content);
      }
    }
    LogicalTypeAnnotation annotation = column.getLogicalTypeAnnotation();
    if (annotation instanceof Float16LogicalTypeAnnotation) {
      return field(column, DataTypes.BinaryType, Stored.HALF_FLOAT, content);
    } else if (annotation instanceof TimeLogicalTypeAnnotation time
        && time.getUnit() == TimeUnit.MILLIS) {
      return field(column, DataTypes.IntegerType, Stored.MILLISECONDS_OF_DAY, content);
    } else if (annotation instanceof UnknownLogicalTypeAnnotation && inIntegers(column)) {
      // a column without values, as pyarrow writes it
      return field(column, DataTypes.IntegerType, Stored.PLAIN, content);
    }
    try {
      StructType alone = converter.convert(new MessageType("spark_schema", column));
      DataType type = alone.fields()[0].dataType();
      return nanoseconds(annotation)
          ? field(column, type, Stored.NANOSECONDS, content)
          : FileSchema.Field.plain(name, type, content);
    } catch (Exception e) { // Spark throws its AnalysisException, which is checked, undeclared
      return field(column, null, Stored.PLAIN, content);
    }
  }

  private static FileSchema.Field field(
      Type column, DataType type, Stored stored, Content content) {
    return new FileSchema.Field(column.getName(), type, shown(column), stored, content);
  }

  private static boolean inIntegers(Type column) {
    return column.isPrimitive()
        && column.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT32;
  }

  private static boolean nanoseconds(LogicalTypeAnnotation annotation) {
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
