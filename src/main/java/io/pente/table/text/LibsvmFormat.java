package io.pente.table.text;

import io.pente.failure.BadInputException;
import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.Selection;
import io.pente.table.Source;
import io.pente.table.files.FileRange;
import io.pente.table.files.InputFile;
import io.pente.table.files.InputFiles;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Lines of {@code label index:value …}, indices from 1 and ascending, {@code #} before a comment:
 * the column {@code label} and the features {@code f1}, {@code f2}, ….
 */
record LibsvmFormat() implements LineFormat {
  static final List<Column> COLUMNS =
      List.of(Column.of("label", ColumnKind.NUMBER), Column.open("f"));

  /**
   * The one format that there is.
   *
   * @throws BadInputException when no file has a row
   */
  static LibsvmFormat of(Source source, List<InputFile> files, Configuration configuration) {
    LibsvmFormat format = new LibsvmFormat();
    for (InputFile file : files) {
      try (Lines lines = TextFiles.open(new FileRange(file, 0, Long.MAX_VALUE), configuration)) {
        while (lines.next()) {
          if (!format.passesOver(lines)) {
            return format;
          }
        }
      } catch (IOException e) {
        throw InputFiles.unreadable(file, e);
      }
    }
    throw new BadInputException(source.name() + " is empty");
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public boolean headed() {
    return false;
  }

  @Override
  public String headerProblem(byte[] bytes, int from, int to, String file) {
    return null;
  }

  @Override
  public boolean passesOver(Lines line) {
    for (int i = line.start(); i < line.end(); i++) {
      byte b = line.bytes()[i];
      if (b != ' ' && b != '\t') {
        return b == '#';
      }
    }
    return true;
  }

  @Override
  public LineReader reader(Selection selection) {
    return new LibsvmReader(selection);
  }

  @Override
  public StructType schema(boolean text) {
    StructType schema =
        new StructType().add("label", text ? DataTypes.StringType : DataTypes.DoubleType);
    return schema.add("features", DataTypes.StringType);
  }
}
