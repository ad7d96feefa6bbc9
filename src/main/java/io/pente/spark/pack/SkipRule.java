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
 * @param others the columns for which {@code missing} is the other way round
 * @param wholeRows whether rows of which no cell is to be told from another are left out too
 */
@DefaultSerializer(JavaSerializer.class)
public record SkipRule(boolean every, boolean missing, Set<String> others, boolean wholeRows)
    implements Serializable {
  /** None. */
  public static final SkipRule NONE = new SkipRule(false, false, Set.of(), true);

  /** The same where a row has to stay, and with it its cells. */
  public SkipRule forCells() {
    return new SkipRule(every, missing, others, false);
  }

  /** Whether the row is left out. */
  public boolean skips(BadRow row) {
    return switch (row.kind()) {
      case EXCLUDED -> true;
      case FILE -> false;
      case CELL -> every && (wholeRows || row.column() != null);
      case MISSING -> every || missing != others.contains(row.column());
    };
  }
}
