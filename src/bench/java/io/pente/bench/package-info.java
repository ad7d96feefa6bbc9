/**
 * What passes and fits cost here, beside Spark's own and beside what the machine allows: run by
 * {@code bench.sh}, described in docs/performance.md, shipped in no jar.
 *
 * <p>May import everything. Start at {@link io.pente.bench.Benchmark}, then {@link
 * io.pente.bench.ShapeMeasure}; the model of what a pass costs is {@link
 * io.pente.bench.CostModel}.
 */
package io.pente.bench;
