package io.pente.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The process that submit.sh puts between this JVM's stderr and the user's, to take out the JVM's
 * own warnings. Waiting for it makes sure that whoever waits for this JVM finds all that it said.
 */
final class StderrReader {
  private static final int MOST_SECONDS = 3;

  private StderrReader() {}

  /** Ends stderr and waits until it is read; nothing where there is no such process. */
  static void finish() {
    String pid = System.getenv("PENTE_STDERR_READER");
    Optional<ProcessHandle> reader =
        pid == null || !pid.matches("\\d{1,18}")
            ? Optional.empty()
            : ProcessHandle.of(Long.parseLong(pid));
    if (reader.isEmpty()) {
      return;
    }
    System.err.flush();
    try (FileOutputStream stderr = new FileOutputStream(FileDescriptor.err)) {
      stderr.flush();
    } catch (IOException e) {
      return; // then nobody reads it
    }
    try {
      reader.get().onExit().get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return; // it goes on reading by itself
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
