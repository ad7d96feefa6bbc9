package io.pente.linalg;

/** Solves Ax = b for a symmetric positive semidefinite A that is known by a factor. */
public interface SymmetricSolver {
  /** The x of least norm with Ax = b; for a singular A, with Ax = the part of b in A's range. */
  double[] solve(double[] b);

  /** An estimate of A's condition number, that of its range where A is singular. */
  double condition();
}
