package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.settings.LinearSettings;
import io.pente.spark.LocalSpark;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a training opens its files. */
class ReadsTest {
  private static final AtomicInteger OPENED = new AtomicInteger();

  /** Local files, each opening counted. */
  public static final class Counted extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("counted:///");
    }

    @Override
    public String getScheme() {
      return "counted";
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path file, int bufferSize)
        throws IOException {
      OPENED.incrementAndGet();
      return super.open(file, bufferSize);
    }
  }

  private static int opened(String file, String target, int partitions) {
    LocalSpark.session()
        .sparkContext()
        .hadoopConfiguration()
        .set("fs.counted.impl", Counted.class.getName());
    String place = "counted://" + Path.of(file).toAbsolutePath();
    OPENED.set(0);
    Data.train(
        Data.open(place), List.of(target), LinearSettings.DEFAULTS.withPartitions(partitions));
    return OPENED.get();
  }

  /** A CSV file's first lines are looked at once more, to find what separates its cells. */
  @ParameterizedTest
  @CsvSource({"data/diabetes.csv, target, 3", "data/sample_linear_regression_data.txt, label, 2"})
  void aFileIsOpenedForItsHeadAndOnceForItsRows(String file, String target, int times) {
    assertThat(opened(file, target, 1)).isEqualTo(times);
  }

  @Test
  void aFileInPartsIsOpenedForItsHeadAndOnceForEachPart() {
    assertThat(opened("data/cal_housing.csv", "medianHouseValue", 4)).isEqualTo(6);
  }
}
