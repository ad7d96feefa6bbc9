package io.pente.table.text;

import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.table.BadRow;
import io.pente.table.CellReading;
import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.ColumnRoles;
import io.pente.table.MissingWords;
import io.pente.table.RowSink;
import io.pente.table.Scan;
import io.pente.table.Selection;
import io.pente.table.Source;
import io.pente.table.Table;
import io.pente.table.files.EachFile;
import io.pente.table.files.FileRange;
import io.pente.table.files.FolderColumns;
import io.pente.table.files.InputFile;
import io.pente.table.files.InputFiles;
import io.pente.table.files.Slices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/** Text files, read in byte ranges straight into a scan's sink. */
public final class TextTable implements Table {
  private final Supplier<JavaSparkContext> spark;
  private final List<InputFile> files;
  private volatile LineFormat format;
  private final FirstRows first;
  private final FolderColumns folders;
  private volatile List<Column> columns;
  private final TextHead head;
  private final String name;
  private final MissingWords missing;
  private final Unsettled unsettled;

  private TextTable(
      Supplier<JavaSparkContext> spark, TextHead head, String name, MissingWords missing) {
    this.spark = spark;
    this.files = head.files();
    this.format = head.format();
    this.first = head.rows();
    this.folders = FolderColumns.of(files, format.columns().stream().map(Column::name).toList());
    this.columns = withFolders(format.columns());
    this.head = head;
    this.name = name;
    this.missing = missing;
    this.unsettled = new Unsettled(head.unknown());
  }

  private List<Column> withFolders(List<Column> own) {
    List<Column> all = new ArrayList<>(own);
    boolean libsvm = own.stream().anyMatch(column -> column.size() == Column.OPEN);
    for (Column column : folders.columns()) {
      all.add(libsvm ? column.aside("of the folders, beside LIBSVM's features") : column);
    }
    return List.copyOf(all);
  }

  /**
   * Reads the first rows to say what columns there are.
   *
   * @param format csv, json or libsvm
   * @throws BadInputException when a file cannot be read, two columns have one name, or no file has
   *     a row
   */
  public static TextTable open(
      JavaSparkContext context, Source source, List<InputFile> files, String format) {
    TextHead head = head(source, files, format, EachFile.on(context));
    return new TextTable(() -> context, head, source.name(), source.missingWords());
  }

  private static TextHead head(Source source, List<InputFile> files, String format, EachFile each) {
    return switch (format) {
      case "csv" -> CsvHead.of(source, files, each);
      case "json" -> JsonHead.of(source, files, each.configuration());
      default -> LibsvmHead.of(source, files, each.configuration());
    };
  }

  /**
   * Looks for columns without Spark: what is plainly wrong is told before it is started. A name
   * that only later rows could have is let pass.
   *
   * @param format csv, json or libsvm
   * @throws BadInputException as {@link #open}, and for a name that no file's first rows have
   */
  public static void requireColumns(
      Source source,
      List<InputFile> files,
      String format,
      List<String> names,
      Configuration configuration) {
    TextHead head = head(source, files, format, EachFile.here(configuration));
    Supplier<JavaSparkContext> none =
        () -> {
          throw new IllegalStateException("Spark has not been started");
        };
    TextTable table = new TextTable(none, head, source.name(), source.missingWords());
    for (String name : names) {
      if (!head.format().isOpen() && !table.has(name)) {
        Selection.of(table, ColumnRoles.known(List.of(name), List.of()));
      }
    }
  }

  private boolean has(String name) {
    return columns.stream()
        .anyMatch(column -> column.name().equals(name) || column.indexOf(name) >= 0);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public synchronized void settle(ColumnRoles roles) {
    Set<String> wanted = unsettled.of(roles, format, folders.columns());
    if (wanted.isEmpty() || !first.enough()) {
      return;
    }
    FolderCells nothing =
        new FolderCells(folders, format.columns().size(), Selection.nothing(this));
    Map<String, ColumnGuess> found = AllRows.guesses(spark.get(), files, format, nothing, wanted);
    format = format.with(unsettled.settled(format.columns(), found));
    columns = withFolders(format.columns());
  }

  @Override
  public MissingWords missingWords() {
    return missing;
  }

  @Override
  public long files() {
    return files.size();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Sentence> notes() {
    return head.notes();
  }

  @Override
  public Optional<Sentence> whyMissing(String column) {
    return head.whyMissing(column);
  }

  @Override
  public StructType schema(boolean text) {
    StructField[] own = format.schema(text).fields();
    StructField[] fields = Arrays.copyOf(own, own.length + folders.columns().size());
    for (int c = own.length; c < fields.length; c++) {
      String name = folders.columns().get(c - own.length).name();
      fields[c] = DataTypes.createStructField(name, DataTypes.StringType, true);
    }
    return new StructType(fields);
  }

  @Override
  public <T> JavaRDD<T> scan(Selection selection, Scan<T> scan, int partitions) {
    JavaSparkContext context = spark.get();
    int count = partitions > 0 ? partitions : Slices.count(files, context.defaultParallelism());
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    LineFormat lines = format(selection);
    FolderCells cells = new FolderCells(folders, lines.columns().size(), selection);
    return context
        .parallelize(Slices.cut(files, count), count)
        .mapPartitions(
            slices ->
                scan.over(cursor(slices.next(), lines, cells, selection, configuration.value())));
  }

  /** As it was known when the columns were selected. */
  private LineFormat format(Selection selection) {
    List<Column> all = selection.columns();
    return format.with(all.subList(0, all.size() - folders.columns().size()));
  }

  /** Of the rows that {@link #open} has seen: no file is read. */
  @Override
  public <T> List<T> head(Selection selection, Scan<T> scan) {
    List<T> made = new ArrayList<>();
    LineFormat lines = format(selection);
    FolderCells cells = new FolderCells(folders, lines.columns().size(), selection);
    scan.over(first.cursor(lines.reader(selection), cells)).forEachRemaining(made::add);
    return made;
  }

  private static TextCursor cursor(
      ArrayList<FileRange> slice,
      LineFormat format,
      FolderCells folders,
      Selection selection,
      SerializableConfiguration configuration) {
    TaskContext task = TaskContext.get();
    TextCursor cursor =
        new TextCursor(
            slice,
            format,
            format.reader(selection),
            folders,
            configuration.value(),
            task.taskMetrics().inputMetrics());
    task.addTaskCompletionListener((TaskCompletionListener) ended -> close(cursor));
    return cursor;
  }

  private static void close(TextCursor cursor) {
    try {
      cursor.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The columns of JSON numbers are told by the first rows. */
  @Override
  public Optional<Selection> keepingJson(Selection selection) {
    boolean[] numbers = new boolean[format.schema(true).size()];
    boolean[] seen = new boolean[numbers.length];
    for (int c = 0; c < numbers.length; c++) {
      numbers[c] = columns().get(c).kind() == ColumnKind.NUMBER;
    }
    head(
        Selection.nothing(this).keepingOriginals(true),
        rows -> {
          while (rows.next(RowSink.NOWHERE)) {
            if (rows.bad() == null) {
              JsonCells.keepNumbers(numbers, seen, rows.originals());
            }
          }
          return Collections.emptyIterator();
        });
    for (int c = 0; c < numbers.length; c++) {
      numbers[c] &= seen[c];
    }
    return Optional.of(selection.keepingJson(numbers));
  }

  @Override
  public Optional<CellReading> reading() {
    return Optional.of(new TextReading(format.numbers(), missing));
  }

  @Override
  public Table reading(List<ColumnKind> kinds) {
    List<Column> others = new ArrayList<>();
    for (int c = 0; c < format.columns().size(); c++) {
      others.add(columns.get(c).as(kinds.get(c)));
    }
    TextHead other =
        new TextHead(
            format.with(others), files, first, head.notes(), head.missing(), head.unknown());
    return new TextTable(spark, other, name, missing);
  }

  @Override
  public boolean exact(int column) {
    ColumnKind kind = columns().get(column).kind();
    boolean own = column < format.columns().size();
    return own && kind != ColumnKind.BOOLEAN && kind != ColumnKind.TEXT;
  }

  @Override
  public boolean repeatable() {
    return true;
  }

  @Override
  public Sentence describe(BadRow row) {
    boolean counted = row.where() != BadRow.Where.BYTE;
    return (counted ? row : row.at(row.file(), BadRow.Where.LINE, line(row))).message();
  }

  /** Counts the lines up to a byte: only a message needs them. */
  private long line(BadRow row) {
    InputFile file =
        files.stream().filter(f -> f.shown().equals(row.file())).findFirst().orElseThrow();
    Configuration configuration = spark.get().hadoopConfiguration();
    FileRange whole = new FileRange(file, 0, Long.MAX_VALUE);
    try (Records lines = TextFiles.open(whole, format.layout(), configuration)) {
      boolean found = lines.next();
      while (found && lines.offset() < row.position()) {
        found = lines.next();
      }
      return lines.line();
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
  }
}
