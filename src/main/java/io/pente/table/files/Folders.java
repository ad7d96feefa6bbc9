package io.pente.table.files;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;

/**
 * What the folders of a file's path say of its rows: {@code year=2019} gives all of them the value
 * 2019 in a column {@code year}, as Hive and Spark write them.
 *
 * <p>Which folders count does not depend on how the files were named: all below the path that was
 * given, and those above it as long as they are of this form.
 */
final class Folders {
  /** What stands for no value. */
  private static final String NONE = "__HIVE_DEFAULT_PARTITION__";

  private Folders() {}

  /**
   * The columns and values of a file, the outermost folder first; null for no value.
   *
   * @param depth how many folders of the path, from the file up, lie below the path that was given
   */
  static Map<String, String> of(Path file, int depth) {
    Deque<String> spoken = new ArrayDeque<>();
    int level = 0;
    for (Path at = file.getParent(); at != null; at = at.getParent(), level++) {
      boolean speaks = at.getName().indexOf('=') > 0;
      if (!speaks && level >= depth) {
        break;
      }
      if (speaks) {
        spoken.addFirst(at.getName());
      }
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : spoken) {
      int equals = name.indexOf('=');
      String value = ExternalCatalogUtils.unescapePathName(name.substring(equals + 1));
      values.put(
          ExternalCatalogUtils.unescapePathName(name.substring(0, equals)),
          value.equals(NONE) ? null : value);
    }
    return values.isEmpty() ? Map.of() : Collections.unmodifiableMap(values);
  }
}
