package io.pente.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Spark says, in one line: its first, without the names of error classes and states. */
public final class SparkMessage {
  private static final Pattern AT = Pattern.compile("\\(line \\d+, pos \\d+\\)");

  private SparkMessage() {}

  public static String of(Throwable e) {
    String message = String.valueOf(e.getMessage());
    String line = message.lines().filter(each -> !each.isBlank()).findFirst().orElse("").strip();
    String bare =
        line.replaceFirst("^\\[[A-Z0-9_.]+\\] ", "").replaceFirst("\\s*SQLSTATE: \\w{5}", "");
    Matcher at = AT.matcher(message);
    boolean placed = at.find() && !bare.contains(at.group());
    String shown = placed ? bare + " " + at.group() : bare;
    return shown.replace(".;", ";").replaceAll("[.;\\s]+$", "");
  }
}
