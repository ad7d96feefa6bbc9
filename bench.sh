#!/usr/bin/env bash
#
#   ./bench.sh [--heap 6g] [--publish] [OPTIONS]
#
# Measures Pente, Spark's LinearRegression and this machine's floors in interleaved rounds, on 2 cores.
# Results go to stdout and, a line of JSON each, to target/bench.jsonl; --publish also rewrites the
# measured part of docs/performance.md. ./bench.sh --help lists the other options; docs/performance.md
# says what is measured and how.
set -eo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"

heap=6g publish=() options=()
while [ $# -gt 0 ]; do
  case $1 in
    --heap) heap=${2:?--heap needs a value such as 16g} && shift ;;
    --heap=*) heap=${1#*=} ;;
    --publish) publish=(--publish docs/performance.md) ;;
    *) options+=("$1") ;;
  esac
  shift
done

jar=target/pente-bench.jar
if [ ! -f "$jar" ] || [ -n "$(find pom.xml src/main src/bench -newer "$jar" | head -n 1)" ]; then
  mvn -B -q -DskipTests package < /dev/null >&2
  touch target/pente-app.jar
  jar --create --file "$jar" -C target/test-classes io/pente/bench \
    -C target/test-classes io/pente/linalg/MachinePeak.class \
    -C target/test-classes io/pente/table/text/ParsingRates.class \
    -C target/test-classes 'io/pente/table/text/ParsingRates$Numbers.class' \
    -C target/test-classes 'io/pente/table/text/ParsingRates$Sink.class'
fi

# Through submit.sh, so that what is measured runs as users run it.
run() {
  local memory=$1
  shift
  ./submit.sh --master 'local[2]' --driver-memory "$memory" --jars "$jar" --class io.pente.bench.Benchmark "$@"
}

case " ${options[*]} " in *" --help "*) run 1g measure --help && exit ;; esac

run "$heap" measure "${options[@]}"
run 2g cluster "${options[@]}"
run 1g report "${options[@]}" "${publish[@]}"
