package io.pente.model.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.failure.BadInputException;
import io.pente.model.Inference;
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
 *   then      means and units, n each; the inverse's upper triangle, n(n + 1)/2 row by row; RᵀΩR,
 *             p × p; the targets' squares, p
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
    json.put("observations", inference.observations());
    Json.number(json, "totalWeight", inference.totalWeight());
    json.put("rank", inference.rank());
    Json.number(json, "degreesOfFreedom", inference.degreesOfFreedom());
    json.put("intercept", inference.intercept());
    ArrayNode aliased = json.putArray("aliased");
    inference.aliased().forEach(aliased::add);
    Json.number(json, "condition", inference.condition());
    return json;
  }

  /** The others. */
  static byte[] of(Inference inference) {
    List<double[]> parts =
        List.of(
            inference.mean(),
            inference.unit(),
            inference.inverse(),
            inference.residualProducts(),
            inference.targetSquares());
    long numbers = parts.stream().mapToLong(part -> part.length).sum();
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(HEAD + 8 * numbers)).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).putLong(inference.mean().length).putLong(inference.targetSquares().length);
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
    byte[] magic = new byte[MAGIC.length];
    if (content.length >= HEAD) {
      bytes.get(magic);
    }
    long numbers = 2L * n + (long) n * (n + 1) / 2 + (long) p * p + p;
    boolean fits =
        Arrays.equals(magic, MAGIC)
            && bytes.getLong() == n
            && bytes.getLong() == p
            && content.length == HEAD + 8 * numbers;
    if (!fits) {
      throw new BadInputException("its " + NAME + " is not that of its features and targets");
    }
    List<Integer> aliased = new ArrayList<>();
    json.path("aliased").forEach(number -> aliased.add(number.asInt()));
    return new Inference(
        "",
        Json.required(json, "observations").asLong(),
        Json.required(json, "totalWeight").asDouble(Double.NaN),
        Json.required(json, "rank").asInt(),
        Json.required(json, "degreesOfFreedom").asDouble(Double.NaN),
        Json.required(json, "intercept").asBoolean(),
        part(bytes, n),
        part(bytes, n),
        part(bytes, n * (n + 1) / 2),
        aliased,
        part(bytes, p * p),
        part(bytes, p),
        json.path("condition").asDouble(Double.NaN));
  }

  private static double[] part(ByteBuffer bytes, int length) {
    double[] part = new double[length];
    bytes.asDoubleBuffer().get(part);
    bytes.position(bytes.position() + 8 * length);
    return part;
  }
}
