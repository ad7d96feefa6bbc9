package io.pente.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Runs in a JVM of its own: makes a table of Hive's in the folder that {@code pente.hive} names,
 * its metastore in Derby, and then trains on it, twice, as the command line does.
 */
public final class HiveTables {
  private HiveTables() {}

  public static void main(String[] args) throws java.io.IOException {
    Path folder = Path.of(System.getProperty("pente.hive"));
    PrintStream out = System.out;
    System.setOut(System.err);
    try (SparkSession spark = SparkSession.builder().enableHiveSupport().getOrCreate()) {
      spark.sql(
          "create table points (x bigint, y double) partitioned by (day string) stored as orc");
      spark.sql("insert into points partition (day = 'a') select id, 3d * id + 1 from range(20)");
      spark.sql("insert into points partition (day = 'b') select id, -1 from range(20)");
      spark.sql(
          "create table lines (x int, y double) row format delimited fields terminated by '|'");
      spark.sql("insert into lines select id, 3d * id + 1 from range(20)");
    }
    SparkSession.clearActiveSession();
    SparkSession.clearDefaultSession();
    String[] where = {"--where", "day = 'a'", "--feature", "x"};
    String[] none = {};
    out.println(train(folder, "points", where));
    out.println(train(folder, "lines", none));
    out.println(train(folder, "default.point", none));
  }

  private static String train(Path folder, String table, String... more) {
    ByteArrayOutputStream caught = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(caught, true, StandardCharsets.UTF_8);
    PrintStream err = System.err;
    System.setErr(stream);
    System.setOut(stream);
    String[] words = {
      "train",
      "--table",
      table,
      "--targets",
      "y",
      "--model",
      folder.resolve("m-" + table).toString()
    };
    String[] all = new String[words.length + more.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    int code = Main.run(all);
    System.setErr(err);
    System.setOut(err);
    return "exit " + code + "\n" + caught.toString(StandardCharsets.UTF_8);
  }
}
