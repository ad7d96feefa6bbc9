package io.pente.table.text;

import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.message.Quoted;
import io.pente.table.Source;
import io.pente.table.files.EachFile;
import io.pente.table.files.InputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Finds how CSV files are written, where it is not given, from their heads. */
final class CsvGuess {
  /** Lines that tell the delimiter. */
  private static final int LINES = 100;

  /** Bytes of them. */
  private static final int BYTES = 16 << 20;

  /** Files that may be empty before the one whose lines tell it. */
  private static final int EMPTY = 100;

  /** Lines that a quoted cell goes on over while the delimiter is not known. */
  private static final int JOINED = 50;

  private final EachFile each;
  private final Source source;
  private final List<InputFile> files;
  private final Configuration configuration;
  private final List<Sentence> notes = new ArrayList<>();

  CsvGuess(Source source, List<InputFile> files, EachFile each) {
    this.each = each;
    this.source = source;
    this.files = files;
    this.configuration = each.configuration();
  }

  TextHead head() {
    CsvHead read = decimal(quoting(delimited(CsvDialect.asked(source))));
    if (read.rows.count() == 0) {
      throw new BadInputException(
          source.name() + (read.columns() == null ? " is empty" : " has no rows, only a header"));
    }
    read.readOthers(each, files);
    CsvColumns first = read.columns();
    boolean all = !read.rows.enough();
    CsvMerge merge = new CsvMerge(read.headers(), files.size());
    CsvFormat format = merge.format(read.dialect, all);
    notes.addAll(0, read.rows.notes());
    notes.addAll(read.notes());
    List<InputFile> numbered = read.numbered(files);
    read.rows.know(numbered);
    return new TextHead(
        format, numbered, read.rows, notes, name -> whyMissing(first), merge.unknown());
  }

  private CsvDialect delimited(CsvDialect asked) {
    byte[] byDefault = {(byte) (files.get(0).ending().equals("tsv") ? '\t' : ',')};
    if (source.csv().delimiter().isPresent()) {
      return asked;
    }
    byte[] found = new DelimiterGuess(firstLines(asked), asked.escape()).delimiter(byDefault);
    if (!Arrays.equals(found, byDefault)) {
      note("cells are separated by " + DelimiterGuess.shown(found), "csvDelimiter");
    }
    return asked.withDelimiter(found);
  }

  private void note(String what, String setting) {
    notes.add(
        Sentence.of(
            "%s: %s (%s says otherwise)", files.get(0).shown(), what, Sentence.setting(setting)));
  }

  /** The first lines that are passed over by no rule, those of an open quote as one. */
  private List<byte[]> firstLines(CsvDialect asked) {
    List<byte[]> lines = new ArrayList<>();
    CsvDialect physical = asked.with(false, asked.escape());
    for (int f = 0; lines.isEmpty() && f < Math.min(files.size(), EMPTY); f++) {
      new FirstRows()
          .look(
              files.subList(f, f + 1),
              physical,
              configuration,
              (records, file) -> take(records, physical, lines));
    }
    return joined(lines);
  }

  private static void take(Records records, CsvDialect dialect, List<byte[]> lines)
      throws IOException {
    int bytes = 0;
    while (lines.size() < LINES && bytes < BYTES && records.next()) {
      if (!dialect.passesOver(records)) {
        lines.add(Arrays.copyOfRange(records.bytes(), records.start(), records.end()));
        bytes += records.end() - records.start();
      }
    }
  }

  private static List<byte[]> joined(List<byte[]> lines) {
    List<byte[]> joined = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      StringBuilder text = new StringBuilder(latin1(lines.get(i)));
      int last = i;
      while (isOpen(text) && last + 1 < Math.min(lines.size(), i + JOINED)) {
        text.append('\n').append(latin1(lines.get(++last)));
      }
      boolean closed = last > i && !isOpen(text);
      joined.add(closed ? text.toString().getBytes(StandardCharsets.ISO_8859_1) : lines.get(i));
      i = closed ? last : i;
    }
    return joined;
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static boolean isOpen(CharSequence text) {
    return text.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  /** The head with escapes, and with quoted cells over lines, where it makes sense only so. */
  private CsvHead quoting(CsvDialect asked) {
    CsvHead first = read(asked);
    if (!first.isBroken()) {
      return first;
    }
    boolean escapes = asked.escape() != 0;
    for (boolean over : new boolean[] {asked.multiline(), true}) {
      for (byte escape : escapes ? new byte[] {asked.escape()} : new byte[] {0, '\\'}) {
        Optional<CsvHead> other = attempt(asked.with(over, escape));
        if (other.isPresent()) {
          say(asked, other.get().dialect);
          return other.get();
        }
      }
    }
    return first;
  }

  private Optional<CsvHead> attempt(CsvDialect dialect) {
    try {
      return Optional.of(read(dialect)).filter(head -> !head.isBroken());
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }

  private void say(CsvDialect asked, CsvDialect found) {
    if (found.escape() != asked.escape()) {
      note("a backslash stands before quotes in quoted cells", "csvEscape");
    }
    if (found.multiline() && !asked.multiline()) {
      note("quoted cells go on over lines, so a file is read by one task", "csvMultiline");
    }
  }

  private CsvHead read(CsvDialect dialect) {
    return CsvHead.read(dialect, files, configuration);
  }

  /** The head with decimal commas where it is certain that it has them. */
  private CsvHead decimal(CsvHead head) {
    boolean open = source.csv().decimal().isEmpty() && source.csv().thousands().isEmpty();
    if (!open || head.columns() == null || head.dialect.delimitedBy(',')) {
      return head;
    }
    List<CellGuess> guesses =
        head.headers().stream().flatMap(each -> each.guesses().stream()).toList();
    boolean commas = guesses.stream().anyMatch(CellGuess::isDecimalComma);
    boolean others =
        guesses.stream().anyMatch(g -> g.hasPoints() || (g.isCommaNumbers() && g.groups()));
    if (!commas || others) {
      return head;
    }
    note("numbers have a decimal comma", "csvDecimal");
    return read(head.dialect.withNumbers(NumberStyle.DECIMAL_COMMA));
  }

  private Optional<Sentence> whyMissing(CsvColumns columns) {
    List<String> header = columns.header();
    byte[] cutting = header.size() == 1 ? DelimiterGuess.cutting(header.get(0)) : null;
    if (cutting != null) {
      String delimiter = cutting[0] == '\t' ? "\\t" : "'" + (char) cutting[0] + "'";
      return Optional.of(
          Sentence.of(
              "%s is one column, %s: give %s %s",
              columns.place(),
              Quoted.of(header.get(0)),
              Sentence.setting("csvDelimiter"),
              delimiter));
    }
    if (columns.isNumbers()) {
      return Optional.of(
          Sentence.of(
              "%s holds only numbers: where it is no header, give %s",
              columns.place(), Sentence.setting("csvHeader")));
    }
    return Optional.empty();
  }
}
