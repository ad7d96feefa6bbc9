package io.pente.bench;

import java.util.List;

/** The cost model: prices fitted to the runs, what it says of the runs kept apart, and of a cluster. */
final class CostReport {
  /** 10 Gbit/s, the network assumed between the machines of a cluster. */
  private static final double NETWORK = 1.25e9;

  private static final int CORES_A_MACHINE = 2;
  private static final long ROWS = 10_000_000_000L;

  private final List<Entry> entries;

  CostReport(List<Entry> entries) {
    this.entries = entries;
  }

  String text() {
    if (runs("fit").isEmpty()) {
      return "";
    }
    CostModel model = CostModel.fit(runs("fit").stream().map(this::run).toList());
    return String.join("\n", prices(model), checked(model), predicted(model.over(NETWORK)));
  }

  private List<Entry> runs(String use) {
    return entries.stream()
        .filter(entry -> entry.measure().equals(ClusterMeasure.PART))
        .filter(entry -> entry.at().get("use").equals(use))
        .toList();
  }

  private CostModel.Run run(Entry entry) {
    int stored = (int) entry.number("stored");
    Shape shape =
        new Shape(
            "",
            (long) entry.number("rows"),
            (int) entry.number("features"),
            (int) entry.number("targets"),
            stored);
    int executors = (int) entry.number("executors");
    int tasks = (int) entry.number("tasks");
    Setup setup = new Setup(shape, executors, 1, tasks, crowding(executors));
    return new CostModel.Run(setup, entry.median());
  }

  /**
   * By how much the read rate of so many threads of one machine falls short of as many machines':
   * from 1, where memory serves all of them, to their number.
   */
  private double crowding(int threads) {
    return Math.min(threads, Math.max(1, threads * readRate(1) / readRate(threads)));
  }

  private double readRate(int threads) {
    return entries.stream()
        .filter(entry -> entry.measure().equals(ClusterMeasure.MACHINE))
        .filter(entry -> entry.at().getOrDefault("threads", 0).equals(threads))
        .mapToDouble(Entry::median)
        .findFirst()
        .orElseThrow();
  }

  private String prices(CostModel model) {
    MarkdownTable table = new MarkdownTable("each", "costs", "that is");
    for (int i = 0; i < CostModel.NAMES.size(); i++) {
      double price = model.prices()[i];
      String inverse =
          price == 0
              ? "nothing that these runs show"
              : i < 5
                  ? Report.number(1e-9 / price) + (i == 1 ? " GFLOP/s" : " GB/s")
                  : Report.number(price * 1e3) + " ms";
      table.row(CostModel.NAMES.get(i), Report.number(price) + " s", inverse);
    }
    return "### Cost model: prices fitted to %d runs\n\n%s".formatted(runs("fit").size(), table.text());
  }

  private String checked(CostModel model) {
    MarkdownTable table =
        new MarkdownTable("run", "size", "used to", "measured, s", "model, s", "model / measured");
    for (String use : List.of("fit", "check")) {
      for (Entry entry : runs(use)) {
        CostModel.Run run = run(entry);
        double seconds = model.seconds(run.setup());
        table.row(
            entry.quantity(), Report.size(entry.at()), use, Report.number(run.seconds()),
            Report.number(seconds), Report.format("%.2f", seconds / run.seconds()));
      }
    }
    return "### Cost model against measured runs\n\n" + table.text();
  }

  private String predicted(CostModel model) {
    MarkdownTable table =
        new MarkdownTable(
            "pass", "executors", "tasks", "seconds", "read", "operations", "sums", "scheduling");
    for (int executors : new int[] {1, 10, 100, 1000}) {
      Shape share = Shape.dense("", ROWS / 1000 * executors, 100, 1);
      predict(table, model, share, executors, CORES_A_MACHINE * executors);
    }
    predict(table, model, Shape.dense("", ROWS, 100, 1), 1000, 64_000);
    predict(table, model, Shape.dense("", ROWS, 256, 32), 1000, 2000);
    predict(table, model, Shape.sparse("", ROWS, 1_000_000, 20), 1000, 2000);
    return "### Predicted, with machines of %d cores such as this one and 10 Gbit/s between them\n\n%s"
        .formatted(CORES_A_MACHINE, table.text());
  }

  private void predict(
      MarkdownTable table, CostModel model, Shape shape, int executors, int tasks) {
    Setup setup =
        new Setup(shape, executors, CORES_A_MACHINE, tasks, crowding(CORES_A_MACHINE));
    double[] items = model.items(setup);
    table.row(
        Report.size(shape.facts()),
        Report.format("%,d", executors),
        Report.format("%,d", tasks),
        Report.number(model.seconds(setup)),
        Report.number(items[0]),
        Report.number(items[1]),
        Report.number(items[2] + items[3] + items[4]),
        Report.number(items[5] + items[6] + items[7]));
  }
}
