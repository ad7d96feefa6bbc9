package io.pente.app;

import io.pente.failure.UsageException;
import io.pente.settings.Missing;
import io.pente.settings.RowSettings;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** What becomes of rows that cannot be used. */
final class SkipOptions {
  @Option(
      names = "--missing",
      paramLabel = "P|NAME=P",
      description =
          "fail or skip: what to do with rows that lack a value, in all columns or in one;"
              + " repeatable (default: fail; of a stored model: as it was trained)")
  private List<String> missing;

  @Option(
      names = "--bad-rows",
      paramLabel = "fail|skip",
      description =
          "what to do with rows that cannot be used, those that lack a value among them"
              + " (default: fail; of a stored model: as it was trained)")
  private String badRows;

  @Option(
      names = "--max-skipped",
      paramLabel = "F",
      description = "the share of rows beyond which skipping is refused (default: 0.5)")
  private Double mostSkipped;

  /**
   * The settings with what the options say.
   *
   * @throws UsageException for another word than fail or skip, or a share that is none
   */
  RowSettings of(RowSettings rows) {
    RowSettings set = rows;
    if (badRows != null) {
      set = set.withSkipBadRows(skip("--bad-rows", badRows));
    }
    if (missing != null) {
      Missing policies = rows.missing();
      for (String each : missing) {
        int equals = each.lastIndexOf('=');
        Missing.Policy policy =
            skip("--missing", each.substring(equals + 1))
                ? Missing.Policy.SKIP
                : Missing.Policy.FAIL;
        policies =
            equals < 0
                ? new Missing(policy, policies.byColumn())
                : policies.with(each.substring(0, equals), policy);
      }
      set = set.withMissing(policies);
    }
    return mostSkipped == null ? set : set.withMostSkipped(mostSkipped);
  }

  private static boolean skip(String option, String word) {
    if (!word.equals("skip") && !word.equals("fail")) {
      throw new UsageException(
          String.format(Locale.ROOT, "%s is fail or skip, not '%s'", option, word));
    }
    return word.equals("skip");
  }
}
