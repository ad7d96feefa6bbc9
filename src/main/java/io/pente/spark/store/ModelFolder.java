package io.pente.spark.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.pente.failure.BadInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** What the folders of all kinds of models share: a {@code model.json} that names the kind. */
public final class ModelFolder {
  private static final String JSON = "model.json";

  private ModelFolder() {}

  /** The kind of the model stored in {@code folder}. */
  public static String kind(SparkSession spark, String folder) {
    JsonNode json = read(spark, folder);
    return json.path("kind").asText("");
  }

  static void writeJson(StagedOutput output, JsonNode json) throws IOException {
    Path path = new Path(output.staging(), JSON);
    try (OutputStream out = output.files().create(path)) {
      out.write((ModelJson.pretty(json) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  static JsonNode readJson(SparkSession spark, String folder, String kind) {
    JsonNode json = read(spark, folder);
    String stored = json.path("kind").asText("");
    if (!stored.equals(kind)) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%s holds a model of kind '%s' where one of kind '%s' is needed",
              folder,
              stored,
              kind));
    }
    return json;
  }

  private static JsonNode read(SparkSession spark, String folder) {
    Path path = new Path(folder, JSON);
    try {
      FileSystem files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
      if (!files.exists(new Path(folder))) {
        throw new BadInputException(String.format(Locale.ROOT, "There is no model at %s", folder));
      }
      if (!files.exists(path)) {
        throw new BadInputException(
            String.format(Locale.ROOT, "%s is not a model: it has no %s", folder, JSON));
      }
      try (var in = files.open(path)) {
        return ModelJson.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (BadInputException e) {
        throw damaged(folder, e);
      }
    } catch (IOException e) {
      throw new BadInputException(
          String.format(Locale.ROOT, "Cannot read the model at %s: %s", folder, e.getMessage()), e);
    }
  }

  /** Of a model's names and numbers, so that a damaged copy is noticed. */
  static long checksum(List<String> names, double[] values) {
    CRC32C crc = new CRC32C();
    for (String name : names) {
      crc.update(name.getBytes(StandardCharsets.UTF_8));
      crc.update(0);
    }
    ByteBuffer bits = ByteBuffer.allocate(8 * values.length);
    for (double value : values) {
      bits.putDouble(value);
    }
    bits.flip();
    crc.update(bits);
    return crc.getValue();
  }

  static BadInputException damaged(String folder, BadInputException why) {
    return new BadInputException(
        String.format(
            Locale.ROOT,
            "The model at %s cannot be used, %s (train it again or copy it again)",
            folder,
            why.getMessage()),
        why);
  }
}
