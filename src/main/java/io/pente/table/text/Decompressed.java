package io.pente.table.text;

import io.pente.table.files.InputFiles;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A compressed stream seen through, which tells a file with wrong content ({@link
 * CorruptException}) from a file that could not be read.
 */
final class Decompressed extends InputStream {
  private final Raw raw;
  private final InputStream plain;

  Decompressed(InputStream compressed, Compression.Opener opener) throws IOException {
    this.raw = new Raw(compressed);
    this.plain = attempt(() -> opener.open(raw));
  }

  @Override
  public int read() throws IOException {
    return attempt(plain::read);
  }

  @Override
  public int read(byte[] into, int from, int count) throws IOException {
    return attempt(() -> plain.read(into, from, count));
  }

  @Override
  public void close() throws IOException {
    plain.close();
  }

  private <T> T attempt(Read<T> read) throws IOException {
    try {
      return read.get();
    } catch (IOException e) {
      throw raw.failed
          ? e
          : new CorruptException("cannot be decompressed: " + InputFiles.firstLine(e), e);
    }
  }

  private interface Read<T> {
    T get() throws IOException;
  }

  /** Remembers whether reading itself failed. */
  private static final class Raw extends FilterInputStream {
    private boolean failed;

    Raw(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
      try {
        return super.read(into, from, count);
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }
  }
}
