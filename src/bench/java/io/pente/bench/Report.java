package io.pente.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The results as Markdown: what they ran on, ratios, times, and the cost model fitted to them. */
final class Report {
  private final List<Entry> entries;

  Report(List<Entry> entries) {
    this.entries = entries;
  }

  String text() {
    return String.join("\n", machine(), ratios(), times(), new CostReport(entries).text());
  }

  private String machine() {
    return entries.stream()
        .filter(entry -> entry.at().containsKey("processor"))
        .map(entry -> described(entry.at()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String described(Map<String, Object> at) {
    return format(
        "%s: %s processors of the type %s, %s doubles a vector, kernels %s; Java %s, Spark %s, heap %s; scale %s%s.",
        at.get("day"), at.get("processors"), at.get("processor"), at.get("lanes"), at.get("kernels"),
        at.get("java"), at.get("spark"), at.get("heap"), at.get("scale"),
        at.getOrDefault("gigabytes", Map.of()).equals(Map.of()) ? "" : ", GB of X " + at.get("gigabytes"));
  }

  private String ratios() {
    MarkdownTable table = new MarkdownTable("part", "ratio", "median", "rounds", "goal", "");
    for (Entry entry : entries) {
      if (entry.unit().equals("x") || entry.goal() != null) {
        String goal = entry.goal() == null ? "" : entry.goal().replace("<=", "≤").replace(">=", "≥");
        String met = entry.goal() == null ? "" : entry.meets() ? "met" : "**missed**";
        table.row(entry.measure(), name(entry), number(entry.median()), spread(entry), goal, met);
      }
    }
    return "### Ratios\n\n" + table.text();
  }

  private static String name(Entry entry) {
    return entry.quantity() + (entry.unit().equals("x") ? "" : ", " + entry.unit());
  }

  private String times() {
    MarkdownTable table = new MarkdownTable("part", "size", "quantity", "median", "", "rounds");
    for (Entry entry : entries) {
      if (!entry.unit().equals("x") && !entry.measure().equals(ClusterMeasure.PART)) {
        table.row(
            entry.measure(), size(entry.at()), entry.quantity(), number(entry.median()),
            entry.unit(), spread(entry));
      }
    }
    return "### Quantities\n\n" + table.text();
  }

  static String size(Map<String, Object> at) {
    if (!at.containsKey("rows")) {
      return "";
    }
    if (!at.containsKey("targets")) {
      return format("%,d rows", ((Number) at.get("rows")).longValue());
    }
    String stored = at.get("stored").equals(0) ? "" : " (" + at.get("stored") + " a row)";
    return format(
        "%,d × %,d%s → %d",
        ((Number) at.get("rows")).longValue(), at.get("features"), stored, at.get("targets"));
  }

  /** Least and largest of the rounds; nothing where there was one. */
  private static String spread(Entry entry) {
    return entry.rounds() == 1
        ? ""
        : format("%s–%s of %d", number(entry.low()), number(entry.high()), entry.rounds());
  }

  static String number(double value) {
    double size = Math.abs(value);
    return size >= 1000 ? format("%,.0f", value) : size >= 1e-3 ? format("%.3g", value) : format("%.1e", value);
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
