package io.pente.table;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where each number of a row goes: feature j, target k, the row's weight, its offset, or nowhere;
 * and which columns are keys, whether their numbers go somewhere or not. Made by {@link #of}.
 */
public final class Selection implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Why a column is not used where others were named. */
  public static final String NOT_NAMED = "not named";

  /** The place of a number that is not used. Feature j has place j, target k has ~k. */
  public static final int NONE = Integer.MIN_VALUE;

  public static final int WEIGHT = Integer.MIN_VALUE + 1;

  public static final int OFFSET = Integer.MIN_VALUE + 2;

  /** The number of a column's key that is none. */
  public static final int NO_KEY = -1;

  private final int[] starts;
  private final int[] places;
  private final int open;
  private final List<Column> columns;
  private final List<String> features;
  private final List<String> targets;
  private final boolean weighted;
  private final boolean wholeWeights;
  private final boolean less;
  private final List<String> keyNames;
  private final boolean byDefault;
  private final boolean knownOnly;
  private final int[] keys;
  private final Originals originals;
  private final Origin[] featureOrigins;
  private final Origin[] targetOrigins;
  private final MissingWords missingWords;

  /**
   * @param starts where each column's numbers start among the places, and the end of the last
   * @param keys the number of each column's key
   * @param allOpen whether all features of the open column are used, each at its own place
   */
  Selection(
      List<Column> columns,
      int[] starts,
      int[] places,
      int[] keys,
      boolean allOpen,
      ColumnRoles roles,
      List<String> features,
      List<String> targets,
      MissingWords words) {
    this.originals = Originals.NONE;
    this.columns = columns;
    this.starts = starts;
    this.places = places;
    this.keys = keys;
    this.open = allOpen ? openColumn(columns) : -1;
    this.weighted = roles.weights().isPresent();
    this.wholeWeights = roles.weightsKind() == WeightsKind.FREQUENCY;
    this.less = roles.offset().isPresent();
    this.keyNames = roles.keys();
    this.byDefault = roles.features().isEmpty();
    this.knownOnly = roles.knownOnly();
    this.features = features;
    this.targets = targets;
    this.missingWords = words;
    this.featureOrigins = null;
    this.targetOrigins = null;
  }

  private Selection(
      Selection other, Originals originals, Origin[] featureOrigins, Origin[] targetOrigins) {
    this.columns = other.columns;
    this.starts = other.starts;
    this.places = other.places;
    this.keys = other.keys;
    this.open = other.open;
    this.weighted = other.weighted;
    this.wholeWeights = other.wholeWeights;
    this.less = other.less;
    this.keyNames = other.keyNames;
    this.byDefault = other.byDefault;
    this.knownOnly = other.knownOnly;
    this.features = other.features;
    this.targets = other.targets;
    this.missingWords = other.missingWords;
    this.originals = originals;
    this.featureOrigins = featureOrigins;
    this.targetOrigins = targetOrigins;
  }

  private static int openColumn(List<Column> columns) {
    int column = 0;
    while (!columns.get(column).isOpen()) {
      column++;
    }
    return column;
  }

  /**
   * Finds the columns that are asked for.
   *
   * @throws io.pente.failure.UsageException for a number asked for twice, once within its vector
   * @throws io.pente.failure.BadInputException for a name that the table does not have, a column of
   *     text, or a default that leaves no feature
   */
  public static Selection of(Table table, ColumnRoles roles) {
    return new Selector(table, roles).selection();
  }

  /** No column at all: a scan of it counts rows. */
  public static Selection nothing(Table table) {
    int[] starts = new int[table.columns().size() + 1];
    int[] keys = new int[table.columns().size()];
    Arrays.fill(keys, NO_KEY);
    ColumnRoles none = ColumnRoles.training(List.of(), List.of());
    return new Selection(
        table.columns(),
        starts,
        new int[0],
        keys,
        false,
        none,
        List.of(),
        List.of(),
        table.missingWords());
  }

  /**
   * The same, with {@link RowCursor#originals} beside the selected numbers.
   *
   * @param text as in {@link Table#schema}
   */
  public Selection keepingOriginals(boolean text) {
    return keeping(Originals.of(text ? Originals.Form.TEXT : Originals.Form.TYPED));
  }

  /**
   * The same, with the originals of some columns in their own types; those of others may be null.
   */
  public Selection keepingOriginalsOf(BitSet ofColumns) {
    return keeping(Originals.typed(ofColumns));
  }

  private Selection keeping(Originals what) {
    return new Selection(this, what, featureOrigins, targetOrigins);
  }

  /** Whether the original of a column is kept, where originals are. */
  public boolean keepsOriginal(int column) {
    return originals.columns() == null || originals.columns().get(column);
  }

  /**
   * The same read less origins: a sink is given each number less that of its place, the difference
   * exact and then rounded once. A sparse row gives the features that have one whether they are 0
   * or not.
   *
   * @param ofFeatures of features 0, 1, …; 0, and nothing where the list has ended, for none
   * @param ofTargets the same
   */
  public Selection withOrigins(List<BigDecimal> ofFeatures, List<BigDecimal> ofTargets) {
    return new Selection(this, originals, origins(ofFeatures), origins(ofTargets));
  }

  private static Origin[] origins(List<BigDecimal> values) {
    Origin[] origins = values.stream().map(Origin::of).toArray(Origin[]::new);
    return Arrays.stream(origins).allMatch(origin -> origin == null) ? null : origins;
  }

  /** Whether any number is read less an origin. */
  public boolean hasOrigins() {
    return featureOrigins != null || targetOrigins != null;
  }

  /** What the number of a place is read less of; null for nothing. */
  public Origin origin(int place) {
    boolean ofTarget = place < 0;
    Origin[] origins = ofTarget ? targetOrigins : featureOrigins;
    int index = ofTarget ? ~place : place;
    return origins != null && index < origins.length ? origins[index] : null;
  }

  /** The features that are read less an origin. */
  public int[] featuresWithOrigin() {
    int known = featureOrigins == null ? 0 : featureOrigins.length;
    return IntStream.range(0, known).filter(j -> featureOrigins[j] != null).toArray();
  }

  /** The places of a column's features and targets; none for the open column. */
  public int[] places(int column) {
    return column == open
        ? new int[0]
        : Arrays.stream(places, starts[column], starts[column + 1])
            .filter(place -> place > OFFSET)
            .toArray();
  }

  /** The column all of whose features are used, and known after reading all rows; −1 for none. */
  public int openColumn() {
    return open;
  }

  /**
   * The same, with one text beside the selected numbers: the row as a JSON object.
   *
   * @param numbers the columns whose cells are JSON numbers, where they can be; empty for those
   *     that the rows themselves tell
   */
  public Selection keepingJson(boolean... numbers) {
    return keeping(Originals.json(numbers));
  }

  public boolean originalsAsJson() {
    return originals.form() == Originals.Form.JSON;
  }

  /** Whether a column's cells are JSON numbers, where they can be. */
  public boolean jsonNumber(int column) {
    return column < originals.jsonNumbers().length && originals.jsonNumbers()[column];
  }

  public boolean keepsOriginals() {
    return originals.form() != Originals.Form.NOTHING;
  }

  public boolean originalsAsText() {
    return originals.form() == Originals.Form.TEXT;
  }

  /** The number of features, or {@link Column#OPEN} where it is known after reading all rows. */
  public int features() {
    return open >= 0 ? Column.OPEN : features.size();
  }

  /**
   * The names of the features.
   *
   * @param count how many there are
   */
  public List<String> featureNames(int count) {
    if (open < 0) {
      return features;
    }
    List<String> names = new ArrayList<>(count);
    for (int j = 0; j < count; j++) {
      names.add(columns.get(open).element(j));
    }
    return names;
  }

  public List<String> targets() {
    return targets;
  }

  /** All columns of the table, as they were known when these were selected. */
  public List<Column> columns() {
    return columns;
  }

  /** What says that there is no value. */
  public MissingWords missingWords() {
    return missingWords;
  }

  public boolean weighted() {
    return weighted;
  }

  /** Whether weights count rows, so that they are whole numbers. */
  public boolean wholeWeights() {
    return wholeWeights;
  }

  /** Whether each target is to be taken less of an offset; {@link LessOffset} does. */
  public boolean hasOffset() {
    return less;
  }

  /** The columns that say to which group a row belongs, in the order of their numbers. */
  public List<String> keys() {
    return keyNames;
  }

  /** The number of the key that a column's cells are; {@link #NO_KEY} for none. */
  public int key(int column) {
    return keys[column];
  }

  /** The columns that the default features leave out; none where features were named. */
  public List<Column> leftOut() {
    List<Column> left = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      if (byDefault && !uses(c)) {
        left.add(columns.get(c));
      }
    }
    return left;
  }

  /** The columns of which anything is used; those of LIBSVM by what their names begin with. */
  public List<String> used() {
    List<String> used = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      if (uses(c)) {
        used.add(columns.get(c).name());
      }
    }
    return used;
  }

  /** Why each of the other columns is not used, by name. */
  public Map<String, String> unused() {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (int c = 0; c < columns.size(); c++) {
      if (!uses(c)) {
        Column column = columns.get(c);
        reasons.put(column.name(), byDefault && !knownOnly ? column.whyLeftOut() : NOT_NAMED);
      }
    }
    return reasons;
  }

  /** Whether any number of the column is used, or it is a key. */
  public boolean uses(int column) {
    return keys[column] != NO_KEY || usesNumbers(column);
  }

  /** Whether any number of the column is used. */
  public boolean usesNumbers(int column) {
    if (column == open) {
      return true;
    }
    for (int slot = starts[column]; slot < starts[column + 1]; slot++) {
      if (places[slot] != NONE) {
        return true;
      }
    }
    return false;
  }

  /** The place of a column's number, for a column of any size. */
  public int place(int column, int element) {
    if (column == open) {
      return element;
    }
    int slot = starts[column] + element;
    return slot < starts[column + 1] ? places[slot] : NONE;
  }

  /** Whether a number without a place is bad. */
  public boolean knownOnly() {
    return knownOnly;
  }

  /** Gives a number to its place. */
  public static void put(int place, double value, RowSink sink) {
    if (place >= 0) {
      sink.feature(place, value);
    } else if (place == WEIGHT) {
      sink.weight(value);
    } else if (place == OFFSET) {
      sink.offset(value);
    } else if (place != NONE) {
      sink.target(~place, value);
    }
  }
}
