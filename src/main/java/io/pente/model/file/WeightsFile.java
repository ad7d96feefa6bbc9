package io.pente.model.file;

import io.pente.failure.BadInputException;
import io.pente.model.DataSummary;
import io.pente.model.LinearModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code weights.bin}: a linear model's numbers, one a feature or column, as little-endian doubles
 * after a head of 32 bytes.
 *
 * <pre>
 *   bytes     what
 *   0 … 7     "PENTEW01"
 *   8 … 31    n, p and m as 64-bit integers: features, targets, columns with a summary (n + p or 0)
 *   then      W, n × p row-major; the centre, n; means, deviations, least and largest values, m each
 * </pre>
 */
final class WeightsFile {
  static final String NAME = "weights.bin";
  private static final byte[] MAGIC = "PENTEW01".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD = 32;

  private final ByteBuffer bytes;
  private final int n;
  private final int p;
  private final int m;

  private WeightsFile(ByteBuffer bytes, int n, int p, int m) {
    this.bytes = bytes;
    this.n = n;
    this.p = p;
    this.m = m;
  }

  static byte[] of(LinearModel model) {
    DataSummary data = model.training().data();
    int n = model.features().size();
    int p = model.targets().size();
    int m = data.columns();
    long length = HEAD + 8L * ((long) n * p + n + 4L * m);
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).putLong(n).putLong(p).putLong(m);
    for (double[] part :
        List.of(
            model.weights(),
            model.centre(),
            data.mean(),
            data.deviation(),
            data.min(),
            data.max())) {
      out.asDoubleBuffer().put(part);
      out.position(out.position() + 8 * part.length);
    }
    return out.array();
  }

  /**
   * @throws BadInputException where the bytes are no such file
   */
  static WeightsFile read(byte[] content, int n, int p) {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[MAGIC.length];
    if (content.length >= HEAD) {
      bytes.get(magic);
    }
    if (!java.util.Arrays.equals(magic, MAGIC) || bytes.getLong() != n || bytes.getLong() != p) {
      throw new BadInputException("its " + NAME + " is not that of its features and targets");
    }
    long m = bytes.getLong();
    boolean fits =
        (m == 0 || m == (long) n + p) && content.length == HEAD + 8 * ((long) n * p + n + 4 * m);
    if (!fits) {
      throw new BadInputException("its " + NAME + " is not whole");
    }
    return new WeightsFile(bytes, n, p, (int) m);
  }

  private double[] part(long before, int length) {
    double[] part = new double[length];
    bytes.position(Math.toIntExact(HEAD + 8 * before));
    bytes.asDoubleBuffer().get(part);
    return part;
  }

  double[] weights() {
    return part(0, n * p);
  }

  double[] centre() {
    return part((long) n * p, n);
  }

  /** Means, deviations, least and largest values. */
  double[] summary(int which) {
    return part((long) n * p + n + (long) which * m, m);
  }
}
