package io.pente.cluster;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.List;

/** Ending processes that a test started. */
final class Processes {
  private Processes() {}

  /** Kills a process and all that it started, children first, and waits until it is gone. */
  static void kill(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    children.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(10, SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
