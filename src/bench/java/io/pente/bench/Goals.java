package io.pente.bench;


/**
 * What the ratios of a shape are to keep, as the project set them; null where it set nothing.
 *
 * @param overReadFloor a pass over the time to read X and Y
 * @param overMultiplyAddFloor a pass over the time of its operations at peak
 * @param evaluation Spark's evaluations for all targets over a pass
 * @param fit Spark's fits of all targets over this project's
 */
record Goals(String overReadFloor, String overMultiplyAddFloor, String evaluation, String fit) {
  static Goals of(String shape) {
    return switch (shape) {
      case "A" -> new Goals("<= 1.8", null, ">= 3", ">= 2.5");
      case "B" -> new Goals(null, "<= 1.6", ">= 20", ">= 25");
      case "C" -> new Goals("<= 1.8", null, ">= 2.5", ">= 3");
      case "D" -> new Goals(null, null, ">= 2", null);
      default -> new Goals(null, null, null, null);
    };
  }
}
