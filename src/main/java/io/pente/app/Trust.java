package io.pente.app;

import io.pente.model.Training;

/** Says on stderr what is to be known of a model that is used. */
final class Trust {
  private Trust() {}

  static void tell(Training training) {
    if (!training.converged()) {
      System.err.println("pente: the model's training had not converged: " + training.stopReason());
    }
    training.cautions().forEach(caution -> System.err.println("pente: " + caution.text()));
  }
}
