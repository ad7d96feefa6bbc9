package io.pente.spark.pack;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.pente.table.BadRow;
import java.io.Serializable;
import java.util.Set;

/**
 * Which rows that cannot be used are left out; any other ends the run.
 *
 * @param every whatever is wrong with them, but for the file itself
 * @param missing those that lack a value
 * @param skipping columns without a value of which rows are left out whatever the two say
 * @param failing columns for which it is the other way round
 * @param wholeRows whether rows of which no cell is to be told from another are left out too
 */
@DefaultSerializer(JavaSerializer.class)
public record SkipRule(
    boolean every, boolean missing, Set<String> skipping, Set<String> failing, boolean wholeRows)
    implements Serializable {
  /** None. */
  public static final SkipRule NONE = of(false);

  /**
   * All, or none.
   *
   * @param every whether rows are left out whatever is wrong with them
   */
  public static SkipRule of(boolean every) {
    return new SkipRule(every, false, Set.of(), Set.of(), true);
  }

  /** The same where a row has to stay, and with it its cells. */
  public SkipRule forCells() {
    return new SkipRule(every, missing, skipping, failing, false);
  }

  /** Whether the row is left out. */
  public boolean skips(BadRow row) {
    return switch (row.kind()) {
      case EXCLUDED -> true;
      case FILE -> false;
      case CELL -> every && (wholeRows || row.column() != null);
      case MISSING -> skipsWithout(row.column());
    };
  }

  private boolean skipsWithout(String column) {
    return has(skipping, column) || !has(failing, column) && (every || missing);
  }

  /** A number of a vector goes by the vector's name too. */
  private static boolean has(Set<String> columns, String column) {
    return columns.contains(column)
        || column != null
            && column.endsWith("]")
            && columns.contains(column.substring(0, column.lastIndexOf('[')));
  }
}
