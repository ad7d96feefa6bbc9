package io.pente.model;

/**
 * A minimizer of f(x) = ‖S(Mx)⁺ − Ax − t‖².
 *
 * @param x d
 * @param objective f(x)
 * @param gradientNorm ‖∇f(x)‖; with a norm constraint, of its part tangential to the sphere
 * @param lambda λ, the steepness of the rectifier
 */
public record RectifierModel(
    double[] x, double objective, double gradientNorm, double lambda, Training training) {}
