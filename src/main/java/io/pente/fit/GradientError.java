package io.pente.fit;

/**
 * The largest error that a check of a gradient found.
 *
 * @param error relative to the sum of the absolute values of the entry's terms
 * @param coordinate in words
 * @param analytic the gradient's entry
 * @param difference what differences give
 * @param checked in how many coordinates
 */
public record GradientError(
    double error, String coordinate, double analytic, double difference, int checked) {}
