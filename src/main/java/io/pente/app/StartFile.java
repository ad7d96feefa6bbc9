package io.pente.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pente.failure.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** A point in a file, local or at any Hadoop URI: a JSON array of numbers. */
final class StartFile {
  private StartFile() {}

  static double[] read(SparkSession spark, String file) {
    JsonNode array = parse(spark, file);
    if (!array.isArray()) {
      throw new BadInputException(file + " is not a JSON array of numbers");
    }
    double[] point = new double[array.size()];
    for (int j = 0; j < point.length; j++) {
      JsonNode number = array.get(j);
      point[j] = number.isNumber() ? number.asDouble() : Double.NaN;
      if (!Double.isFinite(point[j])) {
        throw new BadInputException(
            String.format(
                Locale.ROOT, "%s, entry %d: '%s' is not a finite number", file, j, number));
      }
    }
    return point;
  }

  private static JsonNode parse(SparkSession spark, String file) {
    Path path = new Path(file);
    try (InputStream in =
        path.getFileSystem(spark.sparkContext().hadoopConfiguration()).open(path)) {
      return new ObjectMapper().readTree(in);
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          String.format(Locale.ROOT, "%s is not whole JSON: %s", file, e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new BadInputException(
          String.format(Locale.ROOT, "Cannot read the start in %s (--start)", file), e);
    }
  }
}
