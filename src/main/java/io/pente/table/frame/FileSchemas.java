package io.pente.table.frame;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.pente.failure.BadInputException;
import io.pente.table.files.InputFile;
import io.pente.table.files.InputFiles;
import io.pente.table.files.Storage;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    List<Alike> parts =
        context
            .parallelize(new ArrayList<>(files), tasks)
            .mapPartitions(
                some -> List.of(Alike.of(some, format, shared.value().value())).iterator())
            .collect();
    Map<FileSchema, FileSchema> known = new HashMap<>();
    List<FileSchema> all = new ArrayList<>(files.size());
    for (Alike part : parts) {
      for (int number : part.numbers) {
        FileSchema schema = part.schemas.get(number);
        FileSchema same = known.putIfAbsent(schema, schema);
        all.add(same == null ? schema : same);
      }
    }
    return all;
  }

  /**
   * The schemas of some files, each once.
   *
   * @param numbers which of them each file has
   */
  @DefaultSerializer(JavaSerializer.class)
  private record Alike(List<FileSchema> schemas, int[] numbers) implements Serializable {
    static Alike of(Iterator<InputFile> files, String format, Configuration configuration) {
      Map<FileSchema, Integer> seen = new LinkedHashMap<>();
      List<Integer> numbers = new ArrayList<>();
      while (files.hasNext()) {
        FileSchema schema = FileSchemas.of(files.next(), format, configuration);
        Integer known = seen.putIfAbsent(schema, seen.size());
        numbers.add(known == null ? seen.size() - 1 : known);
      }
      return new Alike(
          new ArrayList<>(seen.keySet()), numbers.stream().mapToInt(Integer::intValue).toArray());
    }
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
