package io.pente.table.text;

import com.github.luben.zstd.ZstdInputStream;
import io.pente.failure.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.io.compress.GzipCodec;
import org.apache.hadoop.util.ReflectionUtils;
import org.tukaani.xz.XZInputStream;

/** Tells compressed files by their first bytes, whatever their names are, and sees through them. */
final class Compression {
  private static final byte[] GZIP = bytes("1f8b");
  private static final byte[] BZIP2 = bytes("425a68");
  private static final byte[] BZIP2_BLOCK = bytes("314159265359");
  private static final byte[] BZIP2_EMPTY = bytes("177245385090");
  private static final byte[] XZ = bytes("fd377a585a00");
  private static final byte[] ZSTD = bytes("28b52ffd");

  /** The endings of names whose files are told by content alone. */
  private static final Set<String> TOLD = Set.of(".gz", ".bz2", ".xz", ".zst");

  private Compression() {}

  /** Opens what a compressed stream stands for. */
  interface Opener {
    InputStream open(InputStream compressed) throws IOException;
  }

  /**
   * How to see through a file; null for one that is not compressed.
   *
   * @throws CorruptException for content that is no text whatever is done
   */
  static Opener of(Head head, Path path, Configuration configuration) throws IOException {
    refuseOther(head);
    if (head.startsWith(GZIP)) {
      return in ->
          ReflectionUtils.newInstance(GzipCodec.class, configuration).createInputStream(in);
    }
    if (isBzip2(head)) {
      return in -> new BZip2CompressorInputStream(in, true);
    }
    if (head.startsWith(XZ)) {
      return XZInputStream::new;
    }
    if (head.startsWith(ZSTD)) {
      return ZstdInputStream::new;
    }
    CompressionCodec codec = new CompressionCodecFactory(configuration).getCodec(path);
    boolean byName = codec != null && !TOLD.contains(codec.getDefaultExtension());
    return byName ? codec::createInputStream : null;
  }

  private static boolean isBzip2(Head head) {
    byte[] start = new byte[10];
    System.arraycopy(head.bytes(), head.from(), start, 0, start.length);
    String hex = HexFormat.of().formatHex(start, 4, 10);
    return head.startsWith(BZIP2)
        && (hex.equals(HexFormat.of().formatHex(BZIP2_BLOCK))
            || hex.equals(HexFormat.of().formatHex(BZIP2_EMPTY)));
  }

  /** Refuses what is no text whatever is done. */
  static void refuseOther(Head head) throws CorruptException {
    refuse(head, "PAR1", "Parquet", "parquet");
    refuse(head, "ORC", "ORC", "orc");
    if (head.startsWith(bytes("504b0304"))) {
      throw new CorruptException(
          Sentence.plain("a ZIP archive, or a workbook, and no text: unpack or export it"));
    }
  }

  /** Binary files of Spark's start with a name; a text would have to go on with a zero byte. */
  private static void refuse(Head head, String magic, String name, String format)
      throws CorruptException {
    boolean binary = head.zeros(0) + head.zeros(1) > 0;
    if (binary && head.startsWith(magic.getBytes(StandardCharsets.US_ASCII))) {
      throw new CorruptException(
          Sentence.of("%s and no text: give %s %s", name, Sentence.setting("format"), format));
    }
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
