package io.pente.table.text;

import static io.pente.table.text.Written.file;
import static io.pente.table.text.Written.given;
import static io.pente.table.text.Written.open;
import static io.pente.table.text.Written.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.pente.failure.BadInputException;
import io.pente.table.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class CompressionTest {
  @TempDir private Path folder;

  private static byte[] compressed(String how, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (how) {
          case "gz" -> new GZIPOutputStream(bytes);
          case "bz2" -> new BZip2CompressorOutputStream(bytes);
          case "xz" -> new XZOutputStream(bytes, new LZMA2Options());
          case "zst" -> new ZstdOutputStream(bytes);
          default -> bytes;
        }) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String table(int rows) {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i < rows; i++) {
      text.append(i).append(',').append(i * 7919L % 1009).append('\n');
    }
    return text.toString();
  }

  @Test
  void gzipUnderAnotherNameIsSeenThrough() {
    assertThat(rows(given("28-gzip-named.csv").withFormat("csv"), 3)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "gz, a.csv",
    "gz, a.csv.gz",
    "gz, a.csv.bz2",
    "bz2, a.csv",
    "bz2, a.csv.bz2",
    "xz, a.csv",
    "xz, a.csv.xz",
    "zst, a.csv",
    "zst, a.csv.zst",
    "plain, a.csv.gz",
    "plain, a.csv.xz",
    "plain, a.csv.zst"
  })
  void contentTellsTheCompressionWhateverTheName(String how, String name) throws IOException {
    Source source = file(folder, name, compressed(how, table(40_000)));
    for (int partitions : new int[] {1, 4}) {
      assertThat(rows(source, partitions))
          .hasSize(40_000)
          .startsWith("[0.0] -> [0.0]", "[1.0] -> [856.0]")
          .contains("[39999.0] -> [" + (39_999 * 7919 % 1009) + ".0]");
    }
  }

  @ParameterizedTest
  @CsvSource({"gz", "bz2", "xz", "zst"})
  void aCutFileIsBadInput(String how) throws IOException {
    byte[] bytes = compressed(how, table(200_000));
    Source source = file(folder, "a.csv", Arrays.copyOf(bytes, bytes.length - 5));
    assertThat(rows(source)).last().asString().contains("cannot be decompressed");
  }

  /** Beyond a megabyte of compressed bytes, from which on another thread decompresses ahead. */
  @ParameterizedTest
  @CsvSource({"gz", "zst"})
  void aLargeFileIsReadWholeAndACutOneIsBadInput(String how) throws IOException {
    byte[] bytes = compressed(how, table(900_000));
    assertThat(bytes.length).isGreaterThan(1 << 20);
    assertThat(rows(file(folder, "whole.csv", bytes), 2))
        .hasSize(900_000)
        .endsWith("[899999.0] -> [" + (899_999L * 7919 % 1009) + ".0]");
    Source cut = file(folder, "cut.csv", Arrays.copyOf(bytes, bytes.length - 5));
    assertThat(rows(cut)).last().asString().contains("cannot be decompressed");
  }

  @Test
  void encodingsAndLineEndsAreSeenUnderCompression() throws IOException {
    String text = "\uFEFF" + table(20).replace('\n', '\r');
    assertThat(rows(file(folder, "a.csv.gz", compressed("gz", text)), 2)).hasSize(20);
    String json = "[{\"x\":1,\n\"y\":2}]";
    assertThat(rows(file(folder, "a.json.zst", compressed("zst", json)), 2)).hasSize(1);
  }

  @Test
  void otherBinaryFilesAreNamed() {
    byte[] parquet = "PAR1\0\0\0\0\u0015\0".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> open(file(folder, "a.csv", parquet)))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("a.csv: Parquet and no text: give format parquet");
    byte[] zip = "PK\u0003\u0004rest".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> open(file(folder, "b.csv", zip)))
        .hasMessageContaining("b.csv: a ZIP archive, or a workbook");
  }
}
