package io.pente.message;

/** A user's text as a message shows it. */
public final class Quoted {
  private static final int SHOWN = 60;

  private Quoted() {}

  /** The value in quotes, on one line, cut where it is long. */
  public static String of(String value) {
    String line = value.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= SHOWN
        ? "'" + line + "'"
        : "'" + line.substring(0, SHOWN) + "…' (" + line.length() + " characters)";
  }
}
