package io.pente.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** outer(…, inner(…), …), differentiated by the chain rule. */
final class Composition implements Differentiable {
  private final Differentiable outer;
  private final int slot;
  private final Differentiable inner;
  private final List<Variable> inputs;

  Composition(Differentiable outer, int slot, Differentiable inner) {
    if (slot < 0 || slot >= outer.inputs().size()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "there is no input %d among %s", slot, outer.inputs()));
    }
    Variable expected = outer.inputs().get(slot);
    if (!expected.sameShape(inner.output())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s cannot stand for %s: the shapes differ", inner.output(), expected));
    }
    this.outer = outer;
    this.slot = slot;
    this.inner = inner;
    List<Variable> all = new ArrayList<>(outer.inputs());
    all.remove(slot);
    all.addAll(slot, inner.inputs());
    this.inputs = List.copyOf(all);
  }

  @Override
  public List<Variable> inputs() {
    return inputs;
  }

  @Override
  public Variable output() {
    return outer.output();
  }

  @Override
  public double[] forward(double[]... arrays) {
    Shapes.require(this, arrays);
    return outer.forward(outerInputs(arrays));
  }

  @Override
  public double[][] backward(double[] outputGradient, double[]... arrays) {
    Shapes.require(this, outputGradient, arrays);
    double[][] gradients = outer.backward(outputGradient, outerInputs(arrays));
    return replace(gradients, 1, inner.backward(gradients[slot], innerInputs(arrays)));
  }

  private double[][] outerInputs(double[][] arrays) {
    double[][] value = {inner.forward(innerInputs(arrays))};
    return replace(arrays, inner.inputs().size(), value);
  }

  private double[][] innerInputs(double[][] arrays) {
    return Arrays.copyOfRange(arrays, slot, slot + inner.inputs().size());
  }

  /** The arrays with {@code count} of them, from the slot on, replaced by others. */
  private double[][] replace(double[][] arrays, int count, double[][] others) {
    List<double[]> all = new ArrayList<>(Arrays.asList(arrays));
    all.subList(slot, slot + count).clear();
    all.addAll(slot, Arrays.asList(others));
    return all.toArray(double[][]::new);
  }
}
