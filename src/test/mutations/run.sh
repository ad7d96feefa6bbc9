#!/usr/bin/env bash
# Breaks one formula at a time and runs tests: every line of a list must make some test fail, or run for ever.
# Needs `mvn test-compile` first. Prints a line a mutation and ends with how many survived.
#
#   run.sh                 mutations.txt, by the unit tests that need no Spark
#   run.sh statistics.txt  statistics, covariances and paths, by their tests (a minute each where Spark is needed)
set -euo pipefail
list=${1:-mutations.txt}
# The tests that have to see a broken file.
tests_of() {
  case $list:$1 in
    mutations.txt:*) tests=(data objective linalg function) ;;
    statistics.txt:path/*) tests=(path fit.FoldErrorsTest) ;;
    statistics.txt:fit/Lagged* | statistics.txt:fit/Scores*) tests=(fit.LaggedScoresTest fit.CovariancesTest) ;;
    statistics.txt:fit/*) tests=(fit.CovariancesTest fit.CollinearInferenceTest) ;;
    statistics.txt:*)
      tests=(statistics fit.CollinearInferenceTest fit.HypothesesTest fit.StatisticsAgainstRTest fit.InferenceTest
        fit.PredictionExtrasTest)
      ;;
    *) echo "run.sh: no tests are named for $list" >&2 && exit 2 ;;
  esac
}
cd "$(dirname -- "$0")/../../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -o -q dependency:build-classpath -Dmdep.outputFile="$work/classpath" > /dev/null
libraries=$(cat "$work/classpath")
cat > "$work/Mutants.java" <<'JAVA'
import static org.junit.platform.engine.discovery.DiscoverySelectors.*;
import org.junit.platform.launcher.core.*;
import org.junit.platform.launcher.listeners.*;
import org.junit.platform.launcher.*;

public class Mutants {
  public static void main(String[] args) {
    var request = LauncherDiscoveryRequestBuilder.request();
    for (String name : args) {
      boolean isClass = Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1));
      request.selectors(
          isClass ? selectClass("io.pente." + name) : selectPackage("io.pente." + name));
    }
    var summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request.build(), summary);
    var seen = summary.getSummary();
    String first =
        seen.getFailures().isEmpty()
            ? ""
            : seen.getFailures().get(0).getTestIdentifier().getDisplayName();
    System.out.println(seen.getTestsStartedCount() + " run, " + seen.getTotalFailureCount() + " failed " + first);
    System.exit(seen.getTotalFailureCount() > 0 ? 1 : 0);
  }
}
JAVA
# The launcher of the engine's own version: another one dies at its start, which would look like a kill.
version=$(sed -n 's|.*junit-platform-engine-\([0-9.]*\)\.jar.*|\1|p' "$work/classpath")
launcher=~/.m2/repository/org/junit/platform/junit-platform-launcher/$version/junit-platform-launcher-$version.jar
classes="target/test-classes:target/classes:$libraries:$launcher"
javac -d "$work/runner" -cp "$classes" "$work/Mutants.java"
tests_of ""
if ! found=$(java @conf/java.options -cp "$work/runner:$classes" Mutants "${tests[@]}" 2> "$work/errors" | tail -n 1); then
  echo "The tests fail without a mutation: $found" && tail -n 5 "$work/errors" && exit 2
fi
survived=0
while IFS= read -r line; do
  case $line in '' | '#'*) continue ;; esac
  file=$(sed 's/ *|.*//' <<< "$line")
  tests_of "$file"
  rm -rf "$work/classes" && mkdir "$work/classes"
  python3 - "$line" "$work" <<'PY'
import sys, os
file, old, new = [part.strip() for part in sys.argv[1].split(" | ")]
text = open("src/main/java/io/pente/" + file).read()
assert old in text, "not in " + file + ": " + old
path = os.path.join(sys.argv[2], "source", file)
os.makedirs(os.path.dirname(path), exist_ok=True)
open(path, "w").write(text.replace(old, new, 1))
PY
  javac -nowarn --add-modules=jdk.incubator.vector -d "$work/classes" -cp "target/classes:$libraries" "$work/source/$file" 2> "$work/errors" ||
    { cat "$work/errors"; exit 2; }
  if found=$(timeout 180 java @conf/java.options -cp "$work/classes:$work/runner:$classes" Mutants "${tests[@]}" 2> /dev/null | tail -n 1); then
    survived=$((survived + 1))
    echo "SURVIVED $line | $found"
  else
    echo "killed   $line | $found"
  fi
done < "src/test/mutations/$list"
echo "$survived survived"
