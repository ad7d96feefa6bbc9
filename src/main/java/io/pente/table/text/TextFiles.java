package io.pente.table.text;

import io.pente.table.files.FileRange;
import io.pente.table.files.Storage;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/** Opens text files, compressed ones seen through. */
final class TextFiles {
  private static final int CAPACITY = 1 << 18;

  private TextFiles() {}

  /** The lines of a range: those whose first byte lies in it, and maybe more after its end. */
  static Lines open(FileRange range, Configuration configuration) throws IOException {
    Path path = new Path(range.file().path());
    FSDataInputStream in = Storage.of(path, configuration).open(path);
    try {
      if (range.first()) {
        return atStart(new Lines(decompressed(in, path, configuration), 0, CAPACITY));
      }
      in.seek(range.start() - 1);
      Lines lines = new Lines(in, range.start() - 1, CAPACITY);
      lines.next();
      return lines;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static InputStream decompressed(
      FSDataInputStream in, Path path, Configuration configuration) throws IOException {
    CompressionCodec codec = new CompressionCodecFactory(configuration).getCodec(path);
    return codec == null ? in : new Decompressed(in, codec);
  }

  /** Passes over a byte order mark. */
  private static Lines atStart(Lines lines) throws IOException {
    lines.passOver(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    return lines;
  }
}
