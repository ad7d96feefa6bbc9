package io.pente.model.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.failure.BadInputException;
import io.pente.model.Design;
import io.pente.model.Inference;
import io.pente.model.Residuals;
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
 *   0 … 7     "PENTEI01"
 *   8 … 23    n and p as 64-bit integers: features, targets
 *   then      of the features means, what those lack, and units, n each; the inverse's upper
 *             triangle, n(n + 1)/2 row by row; of the targets units, p; RᵀΩR in those, p × p; sums of
 *             squares of the targets and the fits, and Breusch and Pagan's statistics, p each
 * </pre>
 */
final class InferenceFile {
  static final String NAME = "inference.bin";
  static final String FIELD = "inference";
  static final String ABSENT = "absent";
  private static final byte[] MAGIC = "PENTEI01".getBytes(StandardCharsets.US_ASCII);
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
            design.inverse(),
            residuals.unit(),
            residuals.products(),
            residuals.squares(),
            residuals.fittedSquares(),
            residuals.breuschPagan());
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
    requireFits(bytes, n, p);
    List<Integer> aliased = new ArrayList<>();
    json.path("aliased").forEach(number -> aliased.add(number.asInt()));
    Design design =
        new Design(
            Json.required(json, "observations").asLong(),
            Json.required(json, "totalWeight").asDouble(Double.NaN),
            Json.required(json, "logWeight").asDouble(Double.NaN),
            Json.required(json, "rank").asInt(),
            Json.required(json, "intercept").asBoolean(),
            part(bytes, n),
            part(bytes, n),
            part(bytes, n),
            part(bytes, Design.triangle(n)),
            aliased,
            json.path("condition").asDouble(Double.NaN));
    Residuals residuals =
        new Residuals(
            Json.required(json, "degreesOfFreedom").asDouble(Double.NaN),
            part(bytes, p),
            part(bytes, p * p),
            part(bytes, p),
            part(bytes, p),
            part(bytes, p));
    return Inference.of(design, residuals);
  }

  /** Leaves the buffer after the head. */
  private static void requireFits(ByteBuffer bytes, int n, int p) {
    byte[] magic = new byte[MAGIC.length];
    int length = bytes.remaining();
    if (length >= HEAD) {
      bytes.get(magic);
    }
    long numbers = 3L * n + Design.triangle(n) + (long) p * p + 4L * p;
    boolean fits =
        Arrays.equals(magic, MAGIC)
            && bytes.getLong() == n
            && bytes.getLong() == p
            && length == HEAD + 8 * numbers;
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
