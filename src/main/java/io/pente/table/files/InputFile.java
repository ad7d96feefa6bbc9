package io.pente.table.files;

import java.io.Serializable;

/**
 * A file to read.
 *
 * @param path a Hadoop URI
 * @param shown the path as messages give it
 * @param length in bytes, as stored
 * @param compressed whether a codec is seen through; then the file is read as a whole
 */
public record InputFile(String path, String shown, long length, boolean compressed)
    implements Serializable {

  /** The name's ending in lower case, that of the compression aside; empty without one. */
  public String ending() {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(java.util.Locale.ROOT);
    if (compressed || name.matches(".*\\.(gz|bz2|xz|zst)")) {
      name = name.substring(0, name.lastIndexOf('.'));
    }
    return name.substring(
        name.lastIndexOf('.') + 1 == 0 ? name.length() : name.lastIndexOf('.') + 1);
  }
}
