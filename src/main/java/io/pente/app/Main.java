package io.pente.app;

import io.pente.failure.PenteException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: {@code submit.sh COMMAND [OPTIONS]}. */
@Command(
    name = "submit.sh",
    synopsisHeading = "Usage: ",
    customSynopsis = "./submit.sh [SPARK OPTIONS] COMMAND [OPTIONS]",
    description = "Distributed least-squares regression by gradients, on Apache Spark.",
    footer = {
      "",
      "SPARK OPTIONS are whatever spark-submit takes before the jar (--master, --driver-memory, ...).",
      "Exit codes: 0 done, 1 internal failure, 2 usage, 3 bad input, 4 diverged."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      TrainCommand.class,
      RectifyCommand.class,
      PredictCommand.class,
      EvaluateCommand.class,
      ShowCommand.class,
      SummaryCommand.class,
      MergeCommand.class,
      UpdateCommand.class,
      GenerateCommand.class,
      CheckGradientCommand.class,
      HelpCommand.class
    })
public final class Main {
  /** Spark's own hooks have 40 at most. */
  private static final int BEFORE_SPARK = 100;

  private static final int LAST = 1;
  private static final int MOST_SECONDS = 3;

  /** Open until the command has said all that it has to say. */
  private static final CountDownLatch SAID = new CountDownLatch(1);

  /** Whether the JVM was told to end: what fails from then on fails because of that. */
  private static volatile boolean goingDown;

  /** When this JVM began; for a command within another's, when it asks. */
  private static volatile long jvmStart;

  /** The job's entry point; ends the JVM with the exit code. */
  public static void main(String[] args) {
    jvmStart =
        System.nanoTime()
            - TimeUnit.MILLISECONDS.toNanos(ManagementFactory.getRuntimeMXBean().getUptime());
    boolean verbose = Arrays.asList(args).contains("--verbose");
    ShutdownHookManager.get().addShutdownHook(() -> goDown(verbose), BEFORE_SPARK);
    ShutdownHookManager.get().addShutdownHook(Main::endStderr, LAST);
    int code = run(args);
    SAID.countDown();
    System.out.flush();
    System.exit(code); // spark-submit hands this on as its own exit code
  }

  /** What Spark has to say of a run that it is torn from is of no use to the user. */
  private static void goDown(boolean verbose) {
    goingDown = true;
    if (!verbose) {
      Configurator.setRootLevel(Level.OFF);
    }
  }

  private static void endStderr() {
    try {
      SAID.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    StderrReader.finish();
  }

  /** When the run began, as {@link System#nanoTime} has it. */
  static long start() {
    return jvmStart == 0 ? System.nanoTime() : jvmStart;
  }

  /** Runs one command and returns its exit code. */
  static int run(String... args) {
    NativeAlgebra.passOverIfAbsent();
    CommandLine line = commandLine();
    try {
      return line.execute(ConfigFile.expand(line, args));
    } catch (RuntimeException failure) {
      return report(failure, Arrays.asList(args).contains("--verbose"));
    }
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setParameterExceptionHandler(Main::wrongUsage);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> report(failure, verbose(parsed)));
    line.setUsageHelpAutoWidth(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setOverwrittenOptionsAllowed(false);
    return line;
  }

  private static boolean verbose(ParseResult parsed) {
    ParseResult innermost = parsed;
    while (innermost.hasSubcommand()) {
      innermost = innermost.subcommand();
    }
    return innermost.hasMatchedOption("--verbose");
  }

  private static int wrongUsage(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    System.err.println("pente: " + oneLine(failure.getMessage()) + nearest(failure));
    System.err.println("Try: ./submit.sh help " + lastName(command));
    return ExitCode.USAGE;
  }

  private static String nearest(ParameterException failure) {
    List<String> names =
        failure instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    return names.isEmpty()
        ? ""
        : String.format(Locale.ROOT, " (did you mean %s?)", String.join(" or ", names));
  }

  private static String lastName(CommandLine command) {
    return command.getParent() == null ? "" : command.getCommandName();
  }

  private static int report(Throwable failure, boolean verbose) {
    int code = ExitCode.of(failure);
    if (goingDown) {
      System.err.println("pente: interrupted; nothing was replaced");
      return code;
    }
    String message =
        oneLine(
            failure instanceof PenteException known
                ? Flags.text(known.sentence())
                : failure.getMessage());
    if (code == ExitCode.INTERNAL) {
      message = Failures.describe(failure) + " (--verbose shows the stack trace)";
    }
    System.err.println("pente: " + message);
    if (verbose) {
      failure.printStackTrace(); // asked for by --verbose
    }
    return code;
  }

  private static String oneLine(String message) {
    return String.valueOf(message).replaceAll("\\s*\\R\\s*", " ");
  }
}
