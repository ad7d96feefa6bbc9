package io.pente.optim;

/** Why a minimization ended. */
public enum StopReason {
  TOLERANCE("the gradient's norm reached the tolerance", true),
  EXACT("the residuals have vanished, to the tolerance", true),
  REFINED("the gradient is at rounding level", true),
  ROUNDING("the objective cannot be lowered beyond its own rounding", true),
  CRAWLING("the steps have become too small for this condition", false),
  ITERATIONS("the iteration limit was reached", false),
  STOPPED("it was stopped from outside", false),
  HELD_OUT("the held-out error has not become lower for some iterations", false),
  DIVERGED("no acceptable step was found", false);

  private final String text;
  private final boolean converged;

  StopReason(String text, boolean converged) {
    this.text = text;
    this.converged = converged;
  }

  public String text() {
    return text;
  }

  public boolean converged() {
    return converged;
  }
}
