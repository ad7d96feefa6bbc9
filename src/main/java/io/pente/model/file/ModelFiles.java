package io.pente.model.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.pente.failure.BadInputException;
import io.pente.model.Findings;
import io.pente.model.Inference;
import io.pente.model.KeptMoments;
import io.pente.model.LinearModel;
import io.pente.model.RectifierModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A model as a folder of files: {@code model.json}, and for a linear one {@code features.json},
 * {@code weights.bin} and, where it says how sure its weights are, {@code inference.bin}, and where
 * it keeps its rows' moments {@code moments.bin}. docs/model.md describes them. Checksums tell a
 * damaged copy, of {@code model.json} too.
 */
public final class ModelFiles {
  /** What is written: a file of a later major version is refused, one of a later minor is read. */
  public static final String FORMAT = "1.0";

  /** Of a model with origins, which a reader that does not know them would read wrongly. */
  public static final String WITH_ORIGINS = "2.0";

  /** Of a model with an offset or controls, whose predictions are not XW + b. */
  public static final String WITH_ROLES = "3.0";

  public static final String LINEAR = "linear";
  public static final String RECTIFIER = "rectifier";

  private static final String JSON = "model.json";
  private static final String FEATURES = "features.json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ModelFiles() {}

  /** Writes a linear model. */
  public static void write(LinearModel model, ModelFolder folder) throws IOException {
    ObjectNode json = header(LINEAR);
    Json.names(json.putArray("targets"), model.targets());
    Json.numbers(json.putArray("bias"), model.bias(), 0, model.bias().length);
    Json.numbers(json.putArray("atCentre"), model.atCentre(), 0, model.targets().size());
    if (!model.origins().none()) {
      json.put("format", WITH_ORIGINS);
      OriginsJson.put(json, model);
    }
    if (model.roles().offset().isPresent() || !model.roles().controls().isEmpty()) {
      json.put("format", WITH_ROLES);
    }
    RolesJson.put(json, model.roles());
    json.put("features", model.features().size());
    ArrayNode names = MAPPER.createArrayNode();
    Json.names(names, model.features());
    ObjectNode files = json.putObject("files");
    put(folder, FEATURES, names.toString().getBytes(StandardCharsets.UTF_8), files);
    put(folder, WeightsFile.NAME, WeightsFile.of(model), files);
    Inference inference = model.findings().inference();
    if (!model.findings().equals(Findings.NONE)) {
      json.set(InferenceFile.FIELD, InferenceFile.json(inference));
    }
    if (inference.present()) {
      put(folder, InferenceFile.NAME, InferenceFile.of(inference), files);
    }
    Optional<KeptMoments> moments = model.findings().moments();
    if (moments.isPresent()) {
      json.set(MomentsFile.FIELD, MomentsFile.json(moments.get()));
      put(folder, MomentsFile.NAME, MomentsFile.of(moments.get()), files);
    }
    json.set("training", TrainingJson.of(model.training()));
    writeJson(json, folder);
  }

  /** Writes a rectifier's. */
  public static void write(RectifierModel model, ModelFolder folder) throws IOException {
    ObjectNode json = header(RECTIFIER);
    ModelJson.show(model).fields().forEachRemaining(f -> json.set(f.getKey(), f.getValue()));
    writeJson(json, folder);
  }

  private static ObjectNode header(String kind) {
    String version = ModelFiles.class.getPackage().getImplementationVersion();
    return ModelJson.header(kind)
        .put("format", FORMAT)
        .put("pente", version == null ? "unpackaged" : version);
  }

  private static void put(ModelFolder folder, String name, byte[] bytes, ObjectNode files)
      throws IOException {
    try (OutputStream out = folder.create(name)) {
      out.write(bytes);
    }
    files.putObject(name).put("bytes", bytes.length).put("crc32c", checksum(bytes));
  }

  private static void writeJson(ObjectNode json, ModelFolder folder) throws IOException {
    json.put("checksum", checksum(json));
    try (OutputStream out = folder.create(JSON)) {
      out.write((Json.pretty(json) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Of all that a model says of itself, however it is laid out and doubles are written. */
  private static long checksum(ObjectNode json) {
    StringBuilder text = new StringBuilder();
    canonical(withoutChecksum(json), text);
    return checksum(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** As files had it before that, in the words of the Java version that wrote them. */
  private static long earlierChecksum(ObjectNode json) {
    return checksum(withoutChecksum(json).toString().getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode withoutChecksum(ObjectNode json) {
    ObjectNode rest = json.deepCopy();
    rest.remove("checksum");
    return rest;
  }

  /** JSON without spaces, doubles as {@code #} and the 16 hexadecimal digits of their bits. */
  private static void canonical(JsonNode node, StringBuilder text) {
    if (node.isObject()) {
      text.append('{');
      node.fields()
          .forEachRemaining(
              field -> {
                text.append(TextNode.valueOf(field.getKey())).append(':');
                canonical(field.getValue(), text);
                text.append(',');
              });
      text.append('}');
    } else if (node.isArray()) {
      text.append('[');
      node.forEach(
          each -> {
            canonical(each, text);
            text.append(',');
          });
      text.append(']');
    } else if (node.isFloatingPointNumber()) {
      text.append(
          String.format(Locale.ROOT, "#%016x", Double.doubleToLongBits(node.doubleValue())));
    } else {
      text.append(node);
    }
  }

  private static long checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }

  /**
   * Reads a linear model.
   *
   * @throws BadInputException where it is missing, cut short, altered, of another kind, or of a
   *     format that this Pente does not know
   */
  public static LinearModel linear(ModelFolder folder) {
    JsonNode json = json(folder, LINEAR);
    if (first(json)) {
      throw damaged(
          folder,
          new BadInputException(
              "it was written by Pente 0.1, whose weights Spark alone reads: load it with Spark"));
    }
    return reading(
        folder,
        () -> {
          List<String> targets = Json.names(Json.required(json, "targets"));
          JsonNode names = MAPPER.readTree(content(folder, json, FEATURES));
          List<String> features = Json.names(names);
          int n = features.size();
          WeightsFile weights =
              WeightsFile.read(content(folder, json, WeightsFile.NAME), n, targets.size());
          return new LinearModel(
              features,
              targets,
              weights.weights(),
              Json.numbers(Json.required(json, "bias")),
              weights.centre(),
              Json.numbers(Json.required(json, "atCentre")),
              OriginsJson.read(json, features, targets),
              TrainingJson.read(Json.required(json, "training"), weights),
              findings(folder, json, n, targets.size()),
              RolesJson.read(json));
        });
  }

  private static Findings findings(ModelFolder folder, JsonNode json, int n, int p)
      throws IOException {
    Findings found = inference(folder, json, n, p);
    if (!json.has(MomentsFile.FIELD)) {
      return found;
    }
    byte[] numbers = content(folder, json, MomentsFile.NAME);
    return found.withMoments(MomentsFile.read(json.get(MomentsFile.FIELD), numbers, n + p));
  }

  private static Findings inference(ModelFolder folder, JsonNode json, int n, int p)
      throws IOException {
    if (!json.has(InferenceFile.FIELD)) {
      return Findings.NONE;
    }
    JsonNode said = json.get(InferenceFile.FIELD);
    String absent = said.path(InferenceFile.ABSENT).asText("");
    if (!absent.isEmpty()) {
      return Findings.NONE.withInference(Inference.none(absent));
    }
    byte[] numbers = content(folder, json, InferenceFile.NAME);
    return Findings.NONE.withInference(InferenceFile.read(said, numbers, n, p));
  }

  /**
   * Reads a rectifier's model.
   *
   * @throws BadInputException as {@link #linear}
   */
  public static RectifierModel rectifier(ModelFolder folder) {
    JsonNode json = json(folder, RECTIFIER);
    return reading(
        folder,
        () ->
            new RectifierModel(
                Json.numbers(Json.required(json, "x")),
                Json.required(json, "objective").asDouble(Double.NaN),
                Json.required(json, "gradientNorm").asDouble(Double.NaN),
                Json.required(json, "lambda").asDouble(),
                TrainingJson.read(Json.required(json, "training"))));
  }

  /** What reads a part of a model. */
  public interface Reading<T> {
    T read() throws IOException;
  }

  /** Says of which model it is what cannot be read. */
  public static <T> T reading(ModelFolder folder, Reading<T> reading) {
    try {
      return reading.read();
    } catch (BadInputException e) {
      throw damaged(folder, e);
    } catch (IOException | RuntimeException e) {
      throw damaged(folder, new BadInputException(firstLine(e), e));
    }
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
  }

  private static byte[] content(ModelFolder folder, JsonNode json, String name) throws IOException {
    JsonNode said = json.path("files").path(name);
    if (!folder.holds(name)) {
      throw new BadInputException("it lacks its " + name);
    }
    byte[] bytes;
    try (InputStream in = folder.open(name)) {
      bytes = in.readAllBytes();
    }
    if (said.path("bytes").asLong(-1) != bytes.length
        || said.path("crc32c").asLong(-1) != checksum(bytes)) {
      throw new BadInputException("its " + name + " is not what was stored");
    }
    return bytes;
  }

  /** The kind of the model in a folder. */
  public static String kind(ModelFolder folder) {
    return json(folder).path("kind").asText("");
  }

  /** Whether it is of the layout of Pente 0.1, which had no format. */
  public static boolean first(JsonNode json) {
    return !json.has("format");
  }

  /**
   * {@code model.json} of a model of a kind, checked.
   *
   * @throws BadInputException as {@link #linear}
   */
  public static JsonNode json(ModelFolder folder, String kind) {
    JsonNode json = json(folder);
    String stored = json.path("kind").asText("");
    if (!stored.equals(kind)) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%s holds a model of kind '%s' where one of kind '%s' is needed",
              folder.shown(),
              stored,
              kind));
    }
    try {
      requireWhole(json);
      return json;
    } catch (BadInputException e) {
      throw damaged(folder, e);
    }
  }

  private static void requireWhole(JsonNode json) {
    if (first(json)) {
      if (json.has("files") || !json.has("checksum")) {
        throw new BadInputException("it does not say its format");
      }
      return;
    }
    long stored = Json.required(json, "checksum").asLong(-1);
    ObjectNode all = (ObjectNode) json;
    if (stored != checksum(all) && stored != earlierChecksum(all)) {
      throw new BadInputException("its model.json is not what was stored");
    }
  }

  private static JsonNode json(ModelFolder folder) {
    try {
      if (!folder.exists()) {
        throw new BadInputException("There is no model at " + folder.shown());
      }
      if (!folder.holds(JSON)) {
        throw new BadInputException(folder.shown() + " is not a model: it has no " + JSON);
      }
      try (InputStream in = folder.open(JSON)) {
        return known(folder, Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      }
    } catch (BadInputException e) {
      throw e.getMessage().contains(folder.shown()) ? e : damaged(folder, e);
    } catch (IOException e) {
      throw new BadInputException(
          String.format(
              Locale.ROOT, "Cannot read the model at %s: %s", folder.shown(), e.getMessage()),
          e);
    }
  }

  private static JsonNode known(ModelFolder folder, JsonNode json) {
    String format = first(json) ? FORMAT : json.get("format").asText();
    if (!format.matches("[123]\\..*")) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "The model at %s has the format %s, and this Pente reads %s: read it with the Pente"
                  + " that wrote it, or a newer one",
              folder.shown(),
              format,
              WITH_ROLES));
    }
    return json;
  }

  /** A model that cannot be used, and why. */
  public static BadInputException damaged(ModelFolder folder, BadInputException why) {
    return new BadInputException(
        String.format(
            Locale.ROOT,
            "The model at %s cannot be used, %s (train it again or copy it again)",
            folder.shown(),
            why.getMessage()),
        why);
  }
}
