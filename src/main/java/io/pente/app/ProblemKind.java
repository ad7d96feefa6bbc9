package io.pente.app;

import io.pente.failure.UsageException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** The kinds of problems that some commands are for, and which options belong to which. */
final class ProblemKind {
  static final String LINEAR = "linear";
  static final String RECTIFIER = "rectifier";

  private ProblemKind() {}

  /** Whether the kind is the rectifier; an option that belongs to the other kind is refused. */
  static boolean rectifier(
      String kind, CommandSpec command, List<String> ofLinear, List<String> ofRectifier) {
    if (!kind.equals(LINEAR) && !kind.equals(RECTIFIER)) {
      throw new UsageException(
          String.format(Locale.ROOT, "--kind is linear or rectifier, not '%s'", kind));
    }
    for (String name : kind.equals(LINEAR) ? ofRectifier : ofLinear) {
      if (command.commandLine().getParseResult().hasMatchedOption(name)) {
        throw new UsageException(
            String.format(Locale.ROOT, "%s does not go with --kind %s", name, kind));
      }
    }
    return kind.equals(RECTIFIER);
  }
}
