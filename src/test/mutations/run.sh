#!/usr/bin/env bash
# Breaks one formula at a time and runs the unit tests that need no Spark: every line of mutations.txt must make
# some test fail. Needs `mvn test-compile` first. Prints a line a mutation and ends with how many survived.
set -euo pipefail
cd "$(dirname -- "$0")/../../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -o -q dependency:build-classpath -Dmdep.outputFile="$work/classpath" > /dev/null
libraries=$(cat "$work/classpath")
options=$(sed -n 's|.*<spark.jvm.options>\(.*\)</spark.jvm.options>.*|\1|p' pom.xml)
cat > "$work/Mutants.java" <<'JAVA'
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import org.junit.platform.launcher.core.*;
import org.junit.platform.launcher.listeners.*;
import org.junit.platform.launcher.*;

public class Mutants {
  public static void main(String[] args) {
    var request = LauncherDiscoveryRequestBuilder.request();
    for (String room : new String[] {"data", "objective"}) {
      request.selectors(selectPackage("io.pente." + room));
    }
    for (String test : new String[] {"GramTest", "ExtendedProductsTest", "SolversTest", "FloatRowsTest"}) {
      request.selectors(selectClass("io.pente.linalg." + test));
    }
    var summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request.build(), summary);
    var seen = summary.getSummary();
    String first =
        seen.getFailures().isEmpty()
            ? ""
            : seen.getFailures().get(0).getTestIdentifier().getDisplayName();
    System.out.println(seen.getTestsStartedCount() + " run, " + seen.getTotalFailureCount() + " failed " + first);
    System.exit(0);
  }
}
JAVA
engine=$(tr ':' '\n' <<< "$libraries" | grep 'junit-platform-engine')
launcher=${engine//junit-platform-engine/junit-platform-launcher}
[ -f "$launcher" ] || mvn -q dependency:get -Dartifact="org.junit.platform:junit-platform-launcher:$(basename "$(dirname "$engine")")"
classes="target/test-classes:target/classes:$libraries:$launcher"
javac -d "$work/runner" -cp "$classes" "$work/Mutants.java"
# Prints "N run, M failed FIRST"; anything else is a broken runner.
tests() { java $options -cp "$1$work/runner:$classes" Mutants 2> "$work/errors" < /dev/null | grep -E '^[0-9]+ run, ' || { cat "$work/errors"; exit 2; }; }
case $(tests "") in
  *" 0 failed "*) ;;
  *) echo "the tests fail without a mutation: $(tests "")"; exit 2 ;;
esac
survived=0
while IFS= read -r line; do
  case $line in '' | '#'*) continue ;; esac
  file=$(sed 's/ *|.*//' <<< "$line")
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
  found=$(tests "$work/classes:")
  case $found in
    *" 0 failed "*)
      survived=$((survived + 1))
      echo "SURVIVED $line | $found"
      ;;
    *) echo "killed   $line | $found" ;;
  esac
done < src/test/mutations/mutations.txt
echo "$survived survived"
