package io.pente.bench;

import io.pente.linalg.Kernels;
import io.pente.linalg.MachinePeak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the measuring machine is, as far as it says. */
final class MachineFacts {
  private MachineFacts() {}

  static Map<String, Object> machine() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("processor", processor());
    facts.put("processors", Runtime.getRuntime().availableProcessors());
    facts.put("lanes", MachinePeak.lanes());
    facts.put("kernels", Kernels.best().name());
    facts.put("java", Runtime.version().toString());
    facts.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    facts.put("heap", "%.1f GB".formatted(Runtime.getRuntime().maxMemory() * 1e-9));
    facts.put("day", LocalDate.now().toString());
    return facts;
  }

  private static String processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
