package io.pente.table.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.pente.table.cell.BadCell;
import io.pente.table.files.InputFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Goes through the fields of a JSON object that is a line. */
final class JsonLine {
  /** The digits of a number: more of them are taken for a fault. */
  private static final int LONGEST = 1_000_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(LONGEST)
                  .maxStringLength(Records.LONGEST)
                  .build())
          .build();

  private JsonLine() {}

  /** Takes the fields in turn. */
  interface Fields {
    /**
     * @param parser at the field's value; to be left at its end
     * @return what is wrong with the row, which ends the reading; null to go on
     */
    BadCell take(String name, JsonParser parser) throws IOException;
  }

  /** What is wrong with the line, or was with one of its fields; null when nothing is. */
  static BadCell read(byte[] bytes, int from, int to, Fields fields) {
    try (JsonParser parser = FACTORY.createParser(bytes, from, to - from)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return BadCell.ofRow("not a JSON object (one a line is expected)");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        BadCell bad = fields.take(name, parser);
        if (bad != null) {
          return bad;
        }
      }
      return parser.nextToken() == null ? null : BadCell.ofRow("more than one JSON value");
    } catch (JsonProcessingException e) {
      return BadCell.ofRow(
          "not valid JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      return BadCell.ofRow("not valid JSON: " + InputFiles.firstLine(e));
    }
  }

  /**
   * Whether the file is an array, or its first object goes on over lines.
   *
   * @param head the start of the file, which may end within the object
   */
  static boolean goesOn(byte[] head, int from, int to) {
    try (JsonParser parser = FACTORY.createParser(head, from, to - from)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return parser.currentToken() == JsonToken.START_ARRAY;
      }
      int line = parser.currentTokenLocation().getLineNr();
      parser.skipChildren();
      boolean ended = parser.currentToken() == JsonToken.END_OBJECT;
      return (ended ? parser.currentTokenLocation() : parser.currentLocation()).getLineNr() > line;
    } catch (JsonEOFException e) {
      return e.getLocation().getLineNr() > 1;
    } catch (IOException e) {
      return false;
    }
  }

  /** The value at hand as it stands in the line, a string without its quotes. */
  static String text(JsonParser parser, byte[] bytes, int from) throws IOException {
    if (!parser.currentToken().isStructStart()) {
      return parser.getText();
    }
    int start = from + (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    int end = from + (int) parser.currentLocation().getByteOffset();
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /**
   * The value at hand as a message shows it: a string with its quotes, so that it is not a number.
   */
  static String shown(JsonParser parser, byte[] bytes, int from) throws IOException {
    boolean string = parser.currentToken() == JsonToken.VALUE_STRING;
    return string ? '"' + parser.getText() + '"' : text(parser, bytes, from);
  }

  /** The numbers of an array; null where it is none or has something else. */
  static double[] vector(String array) {
    double[] numbers = new double[8];
    int count = 0;
    try (JsonParser parser = FACTORY.createParser(array)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return null;
      }
      while (parser.nextToken().isNumeric()) {
        numbers = count == numbers.length ? Arrays.copyOf(numbers, 2 * count) : numbers;
        numbers[count++] = parser.getDoubleValue();
      }
      return parser.currentToken() == JsonToken.END_ARRAY ? Arrays.copyOf(numbers, count) : null;
    } catch (IOException e) {
      return null;
    }
  }
}
