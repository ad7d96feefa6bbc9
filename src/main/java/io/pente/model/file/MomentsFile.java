package io.pente.model.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.failure.BadInputException;
import io.pente.model.KeptMoments;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The moments that a model keeps: single numbers in {@code model.json}, and {@code moments.bin}
 * with the others as little-endian doubles after a head of 24 bytes.
 *
 * <pre>
 *   bytes     what
 *   0 … 7     "PENTEM01"
 *   8 … 23    m and r as 64-bit integers: columns, numbers of the remainder (0 or m(m + 1)/2)
 *   then      units, means, what these lack, m each; R's upper triangle, m(m + 1)/2 row by row; the
 *             remainder's
 * </pre>
 */
final class MomentsFile {
  static final String NAME = "moments.bin";
  static final String FIELD = "moments";
  private static final byte[] MAGIC = "PENTEM01".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD = 24;

  private MomentsFile() {}

  /** The single numbers. */
  static ObjectNode json(KeptMoments moments) {
    ObjectNode json = Json.object().put("weighing", moments.weighing());
    Json.number(json, "totalWeight", moments.totalWeight());
    Json.number(json, "totalWeightLow", moments.totalWeightLow());
    Json.number(json, "logWeight", moments.logWeight());
    return json;
  }

  /** The others. */
  static byte[] of(KeptMoments moments) {
    List<double[]> parts =
        List.of(
            moments.unit(),
            moments.mean(),
            moments.meanLow(),
            moments.factor(),
            moments.remainder());
    long numbers = parts.stream().mapToLong(part -> part.length).sum();
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(HEAD + 8 * numbers)).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).putLong(moments.columns()).putLong(moments.remainder().length);
    for (double[] part : parts) {
      out.asDoubleBuffer().put(part);
      out.position(out.position() + 8 * part.length);
    }
    return out.array();
  }

  /**
   * @param m features and targets
   * @throws BadInputException where the bytes are no such file
   */
  static KeptMoments read(JsonNode json, byte[] content, int m) {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[MAGIC.length];
    if (content.length >= HEAD) {
      bytes.get(magic);
    }
    long triangle = (long) m * (m + 1) / 2;
    boolean known = Arrays.equals(magic, MAGIC) && bytes.getLong() == m;
    long remainder = known ? bytes.getLong() : 0;
    boolean fits =
        known
            && (remainder == 0 || remainder == triangle)
            && content.length == HEAD + 8 * (3L * m + triangle + remainder);
    if (!fits) {
      throw new BadInputException("its " + NAME + " is not that of its features and targets");
    }
    return new KeptMoments(
        Json.required(json, "weighing").asLong(),
        Json.required(json, "totalWeight").asDouble(Double.NaN),
        json.path("totalWeightLow").asDouble(0),
        json.path("logWeight").asDouble(Double.NaN),
        part(bytes, m),
        part(bytes, m),
        part(bytes, m),
        part(bytes, Math.toIntExact(triangle)),
        part(bytes, Math.toIntExact(remainder)));
  }

  private static double[] part(ByteBuffer bytes, int length) {
    double[] part = new double[length];
    bytes.asDoubleBuffer().get(part);
    bytes.position(bytes.position() + 8 * length);
    return part;
  }
}
