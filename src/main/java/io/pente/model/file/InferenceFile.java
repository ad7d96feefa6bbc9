package io.pente.model.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.failure.BadInputException;
import io.pente.model.Design;
import io.pente.model.Inference;
import io.pente.model.Residuals;
import io.pente.model.Whitening;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a model knows of how sure its weights are: single numbers in {@code model.json}, and {@code
 * inference.bin} with the others as little-endian doubles after a head of 24 bytes.
 *
 * <pre>
 *   bytes     what
 *   0 … 7     "PENTEI02"
 *   8 … 23    n and p as 64-bit integers: features, targets
 *   then      of the features means, what those lack, and units, n each; of the targets
 *             units, p; RᵀΩR in those, p × p; sums of squares of the targets and the fits, and Breusch
 *             and Pagan's statistics, p each; and to the end the root of the whitening, rows of n
 * </pre>
 */
final class InferenceFile {
  static final String NAME = "inference.bin";
  static final String FIELD = "inference";
  static final String ABSENT = "absent";
  private static final byte[] MAGIC = "PENTEI02".getBytes(StandardCharsets.US_ASCII);

  /** With the inverse in place of its root, whose digits it lacks. */
  private static final byte[] EARLIER = "PENTEI01".getBytes(StandardCharsets.US_ASCII);

  private static final int HEAD = 24;

  private InferenceFile() {}

  /** The single numbers. */
  static ObjectNode json(Inference inference) {
    ObjectNode json = Json.object();
    if (!inference.present()) {
      return json.put(ABSENT, inference.absent());
    }
    Design design = inference.design();
    json.put("observations", design.observations());
    Json.number(json, "totalWeight", design.totalWeight());
    Json.number(json, "logWeight", design.logWeight());
    json.put("rank", design.rank());
    Json.number(json, "degreesOfFreedom", inference.residuals().degreesOfFreedom());
    json.put("intercept", design.intercept());
    ArrayNode aliased = json.putArray("aliased");
    design.aliased().forEach(aliased::add);
    Json.number(json, "condition", design.condition());
    return json;
  }

  /** The others. */
  static byte[] of(Inference inference) {
    Design design = inference.design();
    Residuals residuals = inference.residuals();
    List<double[]> parts =
        List.of(
            design.mean(),
            design.meanLow(),
            design.unit(),
            residuals.unit(),
            residuals.products(),
            residuals.squares(),
            residuals.fittedSquares(),
            residuals.breuschPagan(),
            design.whitening().root());
    long numbers = parts.stream().mapToLong(part -> part.length).sum();
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(HEAD + 8 * numbers)).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).putLong(design.features()).putLong(residuals.targets());
    for (double[] part : parts) {
      out.asDoubleBuffer().put(part);
      out.position(out.position() + 8 * part.length);
    }
    return out.array();
  }

  /**
   * @throws BadInputException where the bytes are no such file
   */
  static Inference read(JsonNode json, byte[] content, int n, int p) {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    if (content.length >= HEAD && Arrays.equals(Arrays.copyOf(content, EARLIER.length), EARLIER)) {
      return Inference.none("it was stored by an earlier Pente, with fewer digits: train it again");
    }
    requireFits(bytes, n, p);
    List<Integer> aliased = new ArrayList<>();
    json.path("aliased").forEach(number -> aliased.add(number.asInt()));
    double[] mean = part(bytes, n);
    double[] meanLow = part(bytes, n);
    double[] unit = part(bytes, n);
    Residuals residuals =
        new Residuals(
            Json.required(json, "degreesOfFreedom").asDouble(Double.NaN),
            part(bytes, p),
            part(bytes, p * p),
            part(bytes, p),
            part(bytes, p),
            part(bytes, p));
    Design design =
        new Design(
            Json.required(json, "observations").asLong(),
            Json.required(json, "totalWeight").asDouble(Double.NaN),
            Json.required(json, "logWeight").asDouble(Double.NaN),
            Json.required(json, "rank").asInt(),
            Json.required(json, "intercept").asBoolean(),
            mean,
            meanLow,
            unit,
            new Whitening(n, part(bytes, bytes.remaining() / 8)),
            aliased,
            json.path("condition").asDouble(Double.NaN));
    return Inference.of(design, residuals);
  }

  /** Leaves the buffer after the head. */
  private static void requireFits(ByteBuffer bytes, int n, int p) {
    byte[] magic = new byte[MAGIC.length];
    int length = bytes.remaining();
    if (length >= HEAD) {
      bytes.get(magic);
    }
    long root = length - HEAD - 8 * (3L * n + (long) p * p + 4L * p);
    boolean fits =
        Arrays.equals(magic, MAGIC)
            && bytes.getLong() == n
            && bytes.getLong() == p
            && root >= 0
            && root % Math.max(8, 8L * n) == 0
            && root <= 8L * n * n;
    if (!fits) {
      throw new BadInputException("its " + NAME + " is not that of its features and targets");
    }
  }

  private static double[] part(ByteBuffer bytes, int length) {
    double[] part = new double[length];
    bytes.asDoubleBuffer().get(part);
    bytes.position(bytes.position() + 8 * length);
    return part;
  }
}
