package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.linalg.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hive's own tables, by a Spark with Hive support. */
class HiveTablesTest {
  @TempDir private Path folder;

  @Test
  void tablesOfHiveAreTrainedOn() throws IOException, InterruptedException {
    String said =
        ChildJvm.said(
            HiveTables.class,
            "@" + Path.of("conf/java.options").toAbsolutePath(),
            "-Dpente.hive=" + folder,
            "-Dspark.master=local[1]",
            "-Dspark.app.name=hive",
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.host=127.0.0.1",
            "-Dspark.driver.bindAddress=127.0.0.1",
            "-Dspark.sql.shuffle.partitions=1",
            "-Dspark.sql.warehouse.dir=" + folder.resolve("warehouse"),
            "-Dderby.system.home=" + folder,
            "-Dspark.hadoop.javax.jdo.option.ConnectionURL=jdbc:derby:;databaseName="
                + folder.resolve("metastore")
                + ";create=true");
    String[] runs = said.split("exit ");
    assertThat(runs[1])
        .startsWith("0\n")
        .contains("left out by --where 'day = 'a'': 20 of 40 rows");
    assertThat(runs[2]).startsWith("0\n").contains("rows       20");
    assertThat(runs[3])
        .startsWith("3\n")
        .contains("no table 'default.point'; the nearest name is 'default.points'");
  }
}
