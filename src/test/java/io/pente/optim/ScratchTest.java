package io.pente.optim;
import java.util.*;
import org.junit.jupiter.api.Test;
class ScratchTest {
  static void show(String name, Method<?> m, Smooth f, double[] start, Rules rules, double[] l1) {
    LocalObjective o = new LocalObjective(f);
    Outcome r = Minimise.run(o, List.of(new Problem(0, start, l1)), m, rules, Listener.NONE).get(0);
    System.out.printf("%-30s %-8s it %5d passes %5d f %.4e ratio %.2e  %s | %s%n", name, m.name(), r.best().iteration(), o.passes.size(), r.best().value(), r.gradientNorm()/r.referenceNorm(), r.why(), r.seen());
  }
  static List<Method<?>> methods() { return new ArrayList<>(List.of(GradientDescent.of(Step.AUTOMATIC,1), new Lbfgs())); }
  @Test void all() {
    for (Method<?> m : methods()) {
      for (double c : new double[]{1,10,1e2,1e4,1e8}) for (int d : new int[]{2,10,50})
        show("quadratic "+c+" "+d, m, Quadratic.ofCondition(d,c,7), new double[d], Rules.of(5000,1e-13), null);
      for (double noise : new double[]{0,.1,1,100}) for (double sp : new double[]{1,10,1000})
        show("ls noise "+noise+" spread "+sp, m, LeastSquares.random(200,10,noise,sp,3), new double[10], Rules.of(5000,1e-13), null);
      show("rosenbrock 2", m, new Rosenbrock(2), new Rosenbrock(2).start(), Rules.of(5000,1e-13), null);
    }
    for (int d : new int[]{2,10,50}) { show("rosenbrock "+d, new Lbfgs(), new Rosenbrock(d), new Rosenbrock(d).start(), Rules.of(5000,1e-13), null);
     show("rosenbrock "+d, GradientDescent.backtracking(), new Rosenbrock(d), new Rosenbrock(d).start(), Rules.of(50000,1e-9), null);}
  }
}
