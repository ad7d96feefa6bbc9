package io.pente.optim;

/**
 * The rows that a step goes by.
 *
 * @param fraction their share, in (0, 1]
 * @param batchRows how many that is, about; ∞ where it is not known, or all
 */
public record Sampling(double fraction, double batchRows) {
  /** All rows. */
  public static final Sampling ALL = new Sampling(1, Double.POSITIVE_INFINITY);

  /** A share of a number of rows. */
  public static Sampling of(double fraction, double rows) {
    return fraction < 1 ? new Sampling(fraction, fraction * rows) : ALL;
  }

  boolean all() {
    return fraction >= 1;
  }
}
