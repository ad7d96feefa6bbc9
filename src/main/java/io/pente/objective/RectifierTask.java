package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.RectifierBlock;

/**
 * The map side of the rectifier's gradient and of its Gauss–Newton products, for several questions
 * at once. For each block, with u = Mx, a = S(u)⁺ − Ax − t and c the slope of (u)⁺,
 *
 * <pre>
 *   gradient at x:           Σᵢ |aᵢ|²   and   Re(Jᴴa)  = Mᵀ Re(S̄ Diag(c) a) − Re(Aᴴa)
 *   product at x along v:                     Re(JᴴJv),  Jv = S Diag(c) Mv − Av
 * </pre>
 *
 * Only M and A are multiplied: J = S Diag(c) M − A, k × d, is never formed. The column sums of the
 * result stay 0.
 *
 * @param dimension d
 * @param unit what t is multiplied by
 * @param lambdas λ, the steepness, for each question
 * @param points X, d × c row-major: where each of the c questions is asked
 * @param moves d × c: what A multiplies for each, x or v
 * @param alongs V, d × p: the directions v of the p products among them
 * @param products for each question the column of its direction in V; −1 for a gradient
 */
record RectifierTask(
    int dimension,
    double unit,
    double[] lambdas,
    double[] points,
    double[] moves,
    double[] alongs,
    int[] products)
    implements BlockTask<RectifierBlock, GradientSum> {
  @Override
  public GradientSum zero() {
    return new GradientSum(dimension, products.length);
  }

  @Override
  public void add(RectifierBlock block, long firstRow, GradientSum into) {
    new RectifierPass(this, block, into).run();
  }
}
