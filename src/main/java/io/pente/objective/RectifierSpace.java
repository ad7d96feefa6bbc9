package io.pente.objective;

import io.pente.data.Blocks;
import io.pente.data.RectifierBlock;
import io.pente.data.RectifierMoments;
import io.pente.data.RowSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The space that a rectifier is minimized in: no matter the units of columns, of t and of the
 * radius, its coordinates, values and gradients are about 1.
 *
 * <p>Column j of the Jacobian S Diag(c) M − A has about the size Dⱼ = √(Σᵢ ½|δᵢ|²Mᵢⱼ² + |Aᵢⱼ|²),
 * and the residuals have s = ‖t‖, or on the sphere ‖x‖ = R √(‖t‖² + R²D̄²), D̄² the mean of the
 * Dⱼ². Then
 *
 * <pre>
 *   free:           xⱼ = s zⱼ/Dⱼ                          g(z) = f(x)/s²
 *   on a sphere:    x = R u/‖u‖,  uⱼ = (D̄/Dⱼ) zⱼ         g(z) = f(x)/(R D̄ s)
 * </pre>
 *
 * so that |∂g/∂zⱼ| ≤ 2 up to the model's own size (for ‖u‖ = 1). The rows are multiplied in units
 * of t that are a power of two, since (cu)⁺ = c(u)⁺ for a steepness divided by c: f neither
 * underflows nor overflows, and no number is rounded.
 */
public final class RectifierSpace implements ChangeOfVariables {
  /**
   * The radius, times the columns' size and beside the residuals', below which f is nearly linear.
   */
  private static final double FLAT = 0.1;

  private final RectifierMoments moments;
  private final double radius;
  private final double[] sizes;
  private final double size;
  private final double residual;
  private final double unit;

  /**
   * @param radius R; 0 for none
   */
  public RectifierSpace(RectifierMoments moments, double radius) {
    this.moments = moments;
    this.radius = radius;
    double root = Math.sqrt(moments.rows());
    this.sizes = new double[moments.dimension()];
    Arrays.setAll(sizes, j -> root * moments.columnSize(j));
    double mean = Sphere.length(sizes) / Math.sqrt(Math.max(1, sizes.length));
    this.size = mean > 0 ? mean : 1;
    for (int j = 0; j < sizes.length; j++) {
      sizes[j] = sizes[j] > 0 ? sizes[j] : size;
    }
    double target = root * moments.targetSize();
    double known = Math.hypot(target, radius * size);
    this.residual = known > 0 ? known : size;
    this.unit =
        Math.scalb(1.0, Math.max(-1000, Math.min(1000, -Math.getExponent(residual / root))));
  }

  /** The rows' objective in this space, one problem for each steepness. */
  public Objective objective(Blocks<? extends RectifierBlock> blocks, double[] lambdas) {
    double[] own = Arrays.stream(lambdas).map(lambda -> lambda / unit).toArray();
    Objective inside =
        new ChangedObjective(new RectifierObjective(blocks, moments, unit, own), this);
    boolean flat = bounded() && radius * size < FLAT * residual;
    return flat ? new Curved(inside) : inside;
  }

  /**
   * Products on a sphere so small that f is nearly linear on it: with the sphere's own curvature.
   */
  private final class Curved implements Objective {
    private final Objective inside;

    private Curved(Objective inside) {
      this.inside = inside;
    }

    @Override
    public int dimension() {
      return inside.dimension();
    }

    @Override
    public List<Evaluation> evaluate(List<Query> queries, RowSet rows, String label) {
      List<Evaluation> answers = inside.evaluate(queries, rows, label);
      List<Evaluation> told = new ArrayList<>();
      for (int k = 0; k < answers.size(); k++) {
        boolean product = queries.get(k) instanceof Query.Product;
        told.add(product ? curved((Query.Product) queries.get(k), answers.get(k)) : answers.get(k));
      }
      return told;
    }

    /** Adds its upper bound: 2/‖u‖² of the direction's tangential part. */
    private Evaluation curved(Query.Product query, Evaluation answer) {
      double[] u = weighted(query.point());
      double length = Sphere.length(u);
      double[] along = weighted(new Sphere(Math.sqrt(2)).push(0, u, weighted(query.along())));
      double[] product = answer.gradient().clone();
      for (int j = 0; j < product.length; j++) {
        product[j] += Math.sqrt(2) / length * along[j];
      }
      return Evaluation.product(product);
    }
  }

  /** A key of the rows' number and the columns' sizes. */
  public String identity() {
    int key = Float.hashCode((float) (moments.targetSize() * unit));
    for (double size : sizes) {
      key = 31 * key + Float.hashCode((float) size);
    }
    return String.format(Locale.ROOT, "%d %08x", moments.rows(), key);
  }

  /** Whether there is something, t or a radius, that says how large residuals are. */
  public boolean hasSize() {
    return moments.targetSize() > 0 || radius > 0;
  }

  /** Twice the residuals' size here; NaN where nothing says it. */
  public double unit() {
    return hasSize() ? 2 : Double.NaN;
  }

  /** The value here where the residuals have their size; NaN where nothing says it. */
  public double level() {
    double s = residual * unit;
    return hasSize() ? factor() * s * s : Double.NaN;
  }

  /** Whether x is on a sphere. */
  public boolean bounded() {
    return radius > 0;
  }

  /** x where z is. */
  public double[] original(double[] z) {
    double[] x = point(0, z);
    for (int j = 0; j < x.length; j++) {
      x[j] /= unit;
    }
    return x;
  }

  /** A z, with ‖u‖ = 1 on a sphere, where x is. */
  public double[] scaled(double[] x) {
    double[] z = x.clone();
    double length = bounded() ? Sphere.length(x) : residual;
    for (int j = 0; j < z.length; j++) {
      z[j] = x[j] / length * (sizes[j] / (bounded() ? size : 1));
    }
    return z;
  }

  /** f where its value here is v. */
  public double originalValue(double v) {
    return v / factor() / unit / unit;
  }

  /** ‖∇f‖ where the gradient here is g at z; on a sphere of its part tangential to it. */
  public double originalGradientNorm(double[] z, double[] gradient) {
    double[] original = gradient.clone();
    for (int j = 0; j < original.length; j++) {
      original[j] *= sizes[j];
    }
    return Sphere.length(original) * stretch(z) * residual;
  }

  /** ‖u‖, by which gradients here are smaller than for a u of length 1; 1 without a sphere. */
  public double stretch(double[] z) {
    return bounded() ? Sphere.length(weighted(z)) : 1;
  }

  /** u; without a sphere x, in this space's units. */
  private double[] weighted(double[] z) {
    double[] u = new double[z.length];
    for (int j = 0; j < z.length; j++) {
      u[j] = (bounded() ? size : residual * unit) / sizes[j] * z[j];
    }
    return u;
  }

  /**
   * Directions at z, as long as a step of about 1 is there: the axes where they are few, random
   * ones otherwise; on a sphere those of u, times ‖u‖.
   */
  public List<double[]> directions(double[] z, int most) {
    SplittableRandom random = new SplittableRandom(z.length);
    List<double[]> directions = new ArrayList<>();
    for (int k = 0; k < Math.min(z.length, most); k++) {
      double[] v = new double[z.length];
      boolean axes = z.length <= most;
      for (int j = 0; j < v.length; j++) {
        v[j] = axes ? (j == k ? 1 : 0) : random.nextGaussian() / Math.sqrt(z.length);
        v[j] *= bounded() ? stretch(z) * (sizes[j] / size) : Math.max(1, Math.abs(z[j]));
      }
      directions.add(v);
    }
    return directions;
  }

  private Sphere sphere() {
    return new Sphere(radius * unit);
  }

  private double factor() {
    double s = residual * unit;
    return bounded() ? 1 / (radius * unit * size) / s : 1 / s / s;
  }

  @Override
  public double[] point(int problem, double[] z) {
    double[] u = weighted(z);
    return bounded() ? sphere().point(problem, u) : u;
  }

  @Override
  public double[] push(int problem, double[] z, double[] direction) {
    double[] moved = weighted(direction);
    return bounded() ? sphere().push(problem, weighted(z), moved) : moved;
  }

  @Override
  public double[] pull(int problem, double[] z, double[] gradient) {
    double[] inner = bounded() ? sphere().pull(problem, weighted(z), gradient) : gradient;
    return weighted(inner);
  }

  @Override
  public double valueFactor(int problem) {
    return factor();
  }

  /** Relative to the residuals' size, as gradients are. */
  @Override
  public double residualFactor(int problem) {
    return 1 / (residual * unit);
  }
}
