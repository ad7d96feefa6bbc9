package io.pente.app;

import io.pente.failure.BadInputException;
import io.pente.failure.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code --config FILE}: a command's options as {@code name = value} lines; empty lines and lines
 * that start with # say nothing. An option given on the command line wins.
 */
final class ConfigFile {
  private static final String OPTION = "--config";

  private ConfigFile() {}

  /** The arguments with the file's options put in. */
  static String[] expand(CommandLine main, String[] args) {
    String[] words = split(args);
    int at = Arrays.asList(words).indexOf(OPTION);
    CommandLine command = args.length == 0 ? null : main.getSubcommands().get(args[0]);
    if (at < 0 || at + 1 >= words.length || command == null) {
      return args;
    }
    CommandSpec options = command.getCommandSpec();
    List<String> expanded = new ArrayList<>(Arrays.asList(words));
    String file = words[at + 1];
    int number = 0;
    for (String line : read(file)) {
      number++;
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        String where = String.format(Locale.ROOT, "%s, line %d: ", file, number);
        expanded.addAll(arguments(options, line, where, Arrays.asList(words)));
      }
    }
    return expanded.toArray(new String[0]);
  }

  /** {@code --config=FILE} as two words. */
  private static String[] split(String[] args) {
    return Arrays.stream(args)
        .flatMap(
            arg ->
                arg.startsWith(OPTION + "=")
                    ? Stream.of(OPTION, arg.substring(OPTION.length() + 1))
                    : Stream.of(arg))
        .toArray(String[]::new);
  }

  private static List<String> read(String file) {
    try {
      return Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BadInputException(
          String.format(Locale.ROOT, "Cannot read the options in %s (--config)", file), e);
    }
  }

  private static List<String> arguments(
      CommandSpec options, String line, String where, List<String> given) {
    int equals = line.indexOf('=');
    if (equals < 0) {
      throw new UsageException(where + "'" + line.strip() + "' is not of the form name = value");
    }
    String name = "--" + line.substring(0, equals).strip();
    String value = line.substring(equals + 1).strip();
    OptionSpec option = options.findOption(name);
    if (option == null || name.equals(OPTION)) {
      throw new UsageException(where + "there is no option " + name);
    }
    if (given.stream().anyMatch(arg -> group(arg).equals(group(name)))) {
      return List.of();
    }
    return option.arity().max() == 0 ? flag(name, value, where) : List.of(name + "=" + value);
  }

  /** An option's name; one for --target and --targets, which say the same thing in two ways. */
  private static String group(String argument) {
    String name = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
    return switch (name) {
      case "--target" -> "--targets";
      case "--feature" -> "--features";
      default -> name;
    };
  }

  private static List<String> flag(String name, String value, String where) {
    return switch (value) {
      case "true" -> List.of(name);
      case "false" -> List.of();
      default -> throw new UsageException(where + name + " is true or false, not '" + value + "'");
    };
  }
}
