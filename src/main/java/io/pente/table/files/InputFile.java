package io.pente.table.files;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.Locale;
import java.util.Map;

/**
 * A file to read, as it was when the input was listed.
 *
 * @param path a Hadoop URI
 * @param shown the path as messages give it
 * @param length in bytes, as stored
 * @param compressed whether a codec is seen through; then the file is read as a whole
 * @param modified when it was last written, in milliseconds since 1970; 0 where that is not known
 * @param folders the values that the folders of the path give to columns, as {@code year=2019} does
 * @param header the number of its header among those of all files, which tasks cannot tell from the
 *     middle of a file; 0 where all are alike
 */
@DefaultSerializer(JavaSerializer.class)
public record InputFile(
    String path,
    String shown,
    long length,
    boolean compressed,
    long modified,
    Map<String, String> folders,
    int header)
    implements Serializable {

  /** Of no known time, in no folder that says anything. */
  public InputFile(String path, String shown, long length, boolean compressed) {
    this(path, shown, length, compressed, 0, Map.of());
  }

  /** With a header like those of all others. */
  public InputFile(
      String path,
      String shown,
      long length,
      boolean compressed,
      long modified,
      Map<String, String> folders) {
    this(path, shown, length, compressed, modified, folders, 0);
  }

  /** The same with another header. */
  public InputFile withHeader(int number) {
    return new InputFile(path, shown, length, compressed, modified, folders, number);
  }

  /** The name's ending in lower case, that of the compression aside; empty without one. */
  public String ending() {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (compressed || name.matches(".*\\.(gz|bz2|xz|zst)")) {
      name = name.substring(0, name.lastIndexOf('.'));
    }
    return name.substring(
        name.lastIndexOf('.') + 1 == 0 ? name.length() : name.lastIndexOf('.') + 1);
  }
}
