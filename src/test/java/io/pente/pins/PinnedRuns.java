package io.pente.pins;

import com.fasterxml.jackson.databind.JsonNode;
import io.pente.app.Run;
import io.pente.linalg.PinnedKernels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The child JVM: runs every case by the command line and writes its numbers, a line a case. */
final class PinnedRuns {
  private static final List<String> TOTALS =
      List.of(
          "rows",
          "iterations",
          "passes",
          "converged",
          "stopReason",
          "loss",
          "objective",
          "gradientNorm",
          "startGradientNorm",
          "lambdas",
          "bestStart",
          "objectives");

  /** Numbers that a line shows; the others are in its digest. */
  private static final int SHOWN = 32;

  private final Path folder;

  private PinnedRuns(Path folder) {
    this.folder = folder;
  }

  /** {@code FOLDER FILE}: where models go, and the file of numbers; its first line is the key. */
  public static void main(String[] args) throws IOException {
    PinnedRuns runs = new PinnedRuns(Path.of(args[0]));
    List<String> lines = new ArrayList<>(List.of(PinnedKernels.key()));
    Files.writeString(runs.folder.resolve("start.json"), PinnedCases.START);
    PinnedCases.tables().forEach(runs::run);
    for (PinnedCases.Case pinned : PinnedCases.all()) {
      lines.add(pinned.name() + " | " + runs.numbers(pinned));
    }
    Files.write(Path.of(args[1]), lines);
    System.exit(0); // Spark's threads are no daemons
  }

  private Run run(String command) {
    Run run = Run.of(command.replace("FOLDER", folder.toString()).split(" "));
    if (run.code() != 0) {
      throw new IllegalStateException(command + "\n" + run.err());
    }
    return run;
  }

  private String numbers(PinnedCases.Case pinned) {
    String model = "FOLDER/" + pinned.name().replaceAll("[ ,]+", "-");
    run(pinned.command() + " --model " + model);
    JsonNode shown = run("show --model " + model).json();
    List<String> numbers = new ArrayList<>();
    for (String name : TOTALS) {
      if (name.equals("passes")) {
        numbers.add("passes=" + Double.toHexString(passes(shown.get("training"))));
      } else if (shown.get("training").has(name)) {
        add(name, shown.get("training").get(name), numbers);
      }
    }
    for (String name : List.of("objective", "gradientNorm", "bias", "weights", "x")) {
      if (shown.has(name)) {
        add(name, shown.get(name), numbers);
      }
    }
    List<String> first = numbers.subList(0, Math.min(SHOWN, numbers.size()));
    return digest(numbers) + " " + String.join(" ", first);
  }

  /** Those of the minimization: what statistics take comes after it, and changes no weight. */
  private static double passes(JsonNode training) {
    return training.get("passes").asDouble() - training.path("statisticsPasses").asDouble(0);
  }

  private static void add(String name, JsonNode value, List<String> into) {
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        add(name + i + (value.get(i).isArray() ? "," : ""), value.get(i), into);
      }
    } else {
      String text = value.asText().replace(' ', '_');
      into.add(name + "=" + (value.isNumber() ? Double.toHexString(value.asDouble()) : text));
    }
  }

  private static String digest(List<String> numbers) {
    try {
      byte[] bytes = String.join(" ", numbers).getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
