package io.pente.fit;

import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import java.util.List;

/** What a run has to say. */
final class Notes {
  private Notes() {}

  static FitListener into(List<String> notes) {
    return event -> {
      if (event instanceof FitEvent.Noted noted) {
        notes.add(noted.note().toString());
      }
      return FitListener.Answer.GO_ON;
    };
  }
}
