package io.pente.bench;

import io.pente.data.LinearBlock;
import io.pente.linalg.DenseRows;
import io.pente.linalg.SparseRows;
import io.pente.spark.pack.BlockCut;
import io.pente.spark.pack.PackingOptions;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.SparkSession;

/** Makes the blocks of a part of a shape's rows, as large as packing makes them. */
record GeneratedBlocks(Shape shape, int parts, long seed)
    implements FlatMapFunction<Integer, LinearBlock> {
  /** The blocks of all rows, made where they are used; not cached. */
  static JavaRDD<LinearBlock> of(SparkSession spark, Shape shape, int parts, long seed) {
    List<Integer> numbers = IntStream.range(0, parts).boxed().toList();
    return new JavaSparkContext(spark.sparkContext())
        .parallelize(numbers, parts)
        .flatMap(new GeneratedBlocks(shape, parts, seed));
  }

  @Override
  public Iterator<LinearBlock> call(Integer part) {
    Synthetic rows = new Synthetic(shape, seed);
    long from = Synthetic.start(shape.rows(), part, parts);
    long to = Synthetic.start(shape.rows(), part + 1, parts);
    return LongStream.iterate(from, row -> row < to, row -> row + blockRows(row - from, to - row))
        .mapToObj(row -> block(rows, row, blockRows(row - from, to - row)))
        .iterator();
  }

  /** How many rows the block has that begins at a row of the part. */
  private int blockRows(long row, long rest) {
    int p = shape.targets();
    int bytes = PackingOptions.BLOCK_BYTES;
    BlockCut cut =
        shape.sparse()
            ? BlockCut.sparse(p, bytes)
            : BlockCut.dense(shape.features(), Double.BYTES, p, bytes);
    int before = cut.before(row);
    int count = 1;
    while (count < rest && !cut.ends(before, count, (long) count * shape.stored())) {
      count++;
    }
    return count;
  }

  private LinearBlock block(Synthetic rows, long first, int count) {
    return shape.sparse() ? sparse(rows, first, count) : dense(rows, first, count);
  }

  private LinearBlock dense(Synthetic rows, long first, int count) {
    int n = shape.features();
    int p = shape.targets();
    double[] x = new double[count * n];
    double[] y = new double[count * p];
    for (int i = 0; i < count; i++) {
      rows.dense(first + i, x, i * n, y, i * p);
    }
    return new LinearBlock(new DenseRows(count, n, x), y, null);
  }

  private LinearBlock sparse(Synthetic rows, long first, int count) {
    int stored = shape.stored();
    int[] starts = IntStream.rangeClosed(0, count).map(i -> i * stored).toArray();
    int[] columns = new int[count * stored];
    double[] values = new double[columns.length];
    double[] y = new double[count * shape.targets()];
    for (int i = 0; i < count; i++) {
      rows.sparse(first + i, columns, values, i * stored, y, i * shape.targets());
    }
    return new LinearBlock(new SparseRows(shape.features(), starts, columns, values), y, null);
  }
}
