package io.pente.linalg;

class VectorKernelsTest extends KernelsContract {
  @Override
  Kernels kernels() {
    return new VectorKernels();
  }
}
