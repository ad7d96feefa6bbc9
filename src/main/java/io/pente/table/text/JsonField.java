package io.pente.table.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pente.table.ColumnKind;
import io.pente.table.MissingWords;
import io.pente.table.cell.NonFinite;
import java.io.IOException;

/** What the values of JSON fields speak for. */
final class JsonField {
  private final Decimals decimals = new Decimals();
  private final MissingWords missing;

  JsonField(MissingWords missing) {
    this.missing = missing;
  }

  /** Looks at the value at hand, which stands in {@code bytes} after {@code from}. */
  void see(
      ColumnGuess guess,
      String name,
      JsonParser parser,
      byte[] bytes,
      int from,
      String file,
      long line)
      throws IOException {
    JsonToken token = parser.currentToken();
    String text = JsonLine.text(parser, bytes, from);
    double[] vector = token == JsonToken.START_ARRAY ? JsonLine.vector(text) : null;
    ColumnKind kind = kind(token, text);
    if (vector != null) {
      guess.seeVector(vector.length);
    } else if (guess.see(kind)) {
      guess.evidence(
          kind, file, line, name, token == JsonToken.VALUE_STRING ? '"' + text + '"' : text);
    }
  }

  /** Text in quotes is text, but for dates, times and the words that Spark writes for NaN and ∞. */
  private ColumnKind kind(JsonToken token, String text) {
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token.isStructStart() || token.isStructEnd()) {
      return ColumnKind.TEXT;
    }
    ColumnKind kind = CellText.kind(text, decimals, missing);
    boolean word = token != JsonToken.VALUE_STRING || kind == null || kind == ColumnKind.TIME;
    return word || NonFinite.is(text) ? kind : ColumnKind.TEXT;
  }
}
