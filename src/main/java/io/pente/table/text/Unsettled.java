package io.pente.table.text;

import io.pente.table.Column;
import io.pente.table.ColumnRoles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of which the first rows say nothing, and all rows have to be looked at where they are
 * asked for: those without a value there and, where rows may bring columns of their own, names that
 * are not there at all.
 */
final class Unsettled {
  private static final Pattern ELEMENT = Pattern.compile("(.+)\\[[0-9]+]", Pattern.DOTALL);

  private final Set<String> unknown;
  private final Set<String> asked = new HashSet<>();

  /**
   * @param unknown columns without a value in the first rows
   */
  Unsettled(Set<String> unknown) {
    this.unknown = unknown;
  }

  /** The names to look for: of columns that are asked for or would be features by default. */
  Set<String> of(ColumnRoles roles, LineFormat format, List<Column> folders) {
    Set<String> named = named(roles);
    boolean all = roles.features().isEmpty() && !roles.knownOnly();
    Set<String> wanted = new LinkedHashSet<>();
    Set<String> known = new HashSet<>();
    for (Column column : format.columns()) {
      known.add(column.name());
      boolean byDefault = all && ColumnGuess.EMPTY_SO_FAR.equals(column.aside());
      if (unknown.contains(column.name()) && (byDefault || named.contains(column.name()))) {
        wanted.add(column.name());
      }
    }
    folders.forEach(column -> known.add(column.name()));
    if (format.isOpen()) {
      named.stream().filter(name -> !known.contains(whole(name))).forEach(wanted::add);
      wanted.removeIf(name -> !known.contains(name) && known.contains(whole(name)));
    }
    wanted.removeAll(asked);
    return wanted;
  }

  /** With the vectors of which numbers are named. */
  private static Set<String> named(ColumnRoles roles) {
    Set<String> names = new LinkedHashSet<>(roles.targets());
    names.addAll(roles.features());
    roles.weights().ifPresent(names::add);
    roles.offset().ifPresent(names::add);
    names.addAll(roles.keys());
    names.addAll(roles.controls());
    for (String name : List.copyOf(names)) {
      names.add(whole(name));
    }
    return names;
  }

  /** The vector that a number so named would be of; otherwise the name. */
  private static String whole(String name) {
    Matcher element = ELEMENT.matcher(name);
    return element.matches() ? element.group(1) : name;
  }

  /**
   * The columns, with what was found of some in all rows: further ones at the end, those that were
   * not met aside.
   */
  List<Column> settled(List<Column> columns, Map<String, ColumnGuess> found) {
    asked.addAll(found.keySet());
    Set<String> known = new HashSet<>();
    List<Column> settled = new ArrayList<>();
    for (Column column : columns) {
      known.add(column.name());
      ColumnGuess guess = found.get(column.name());
      settled.add(guess == null ? column : settled(column, guess.column(column.name(), true)));
    }
    found.forEach(
        (name, guess) -> {
          if (!known.contains(name) && guess.wasMet()) {
            settled.add(guess.column(name, true).aside(ColumnGuess.LATE));
          }
        });
    return settled;
  }

  /** What speaks against it as a feature beside its cells stays. */
  private static Column settled(Column before, Column found) {
    boolean only = before.aside() == null || before.aside().equals(ColumnGuess.EMPTY_SO_FAR);
    return only ? found : found.aside(before.aside());
  }
}
