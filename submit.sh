#!/usr/bin/env bash
#
#   ./submit.sh [SPARK OPTIONS] COMMAND [OPTIONS]
#
# Runs Pente through spark-submit, from any directory, with nothing but a JDK (17 or newer; for Spark 4.1, 17 to 22) and
# Maven.
#
# - The application jar is built first when it is absent or older than the sources.
# - With SPARK_HOME set, or spark-submit on PATH, that spark-submit runs it, if its version fits;
#   otherwise the Spark that the build laid out under target/spark-home.
# - SPARK OPTIONS are whatever spark-submit takes before the jar. conf/spark-defaults.conf gives
#   defaults to keys that neither they nor the user's own properties files set.
# - stdout is the command's; everything that this script says goes to stderr.
#
# Exit codes: the command's own; 2 for a command line or a machine that cannot run it; 1 for a build that fails.
set -eo pipefail

die() {
  echo "submit.sh: $1" >&2
  exit "${2:-2}"
}

# PATH with every symbolic link in its last part followed.
real_file() {
  local file=$1 link
  while [ -L "$file" ]; do
    link=$(readlink -- "$file")
    case $link in
      /*) file=$link ;;
      *) file=$(dirname -- "$file")/$link ;;
    esac
  done
  echo "$file"
}

# PATH as an absolute path of a directory that exists.
real_directory() (CDPATH='' cd -- "$1" && pwd -P)

root=$(real_directory "$(dirname -- "$(real_file "${BASH_SOURCE[0]}")")")
jar=$root/target/pente-app.jar
built_in_spark=$root/target/spark-home

# The texts of NAME's elements in pom.xml, one a line.
pom() { sed -n "s|.*<$1>\(.*\)</$1>.*|\1|p" "$root/pom.xml"; }
spark_versions=$(pom spark.version) # the one that runs by default first
spark_version=${spark_versions%%$'\n'*}
scala_version=$(pom scala.binary.version)

# ---- The command line: spark-submit's options up to the first word that is none.

spark_options=()
master= properties_file= load_spark_defaults= administers=

remember() {
  case $1 in
    --master) master=$2 ;;
    --properties-file) properties_file=$2 ;;
    --kill | --status) administers=yes ;;
    --conf | -c) case $2 in spark.master=*) master=${master:-${2#*=}} ;; esac ;;
  esac
}

while [ $# -gt 0 ]; do
  case ${1%%=*} in
    --archives | --class | --conf | -c | --deploy-mode | --driver-class-path | --driver-cores | \
      --driver-default-class-path | --driver-java-options | --driver-library-path | --driver-memory | \
      --exclude-packages | --executor-cores | --executor-memory | --files | --jars | --keytab | --kill | \
      --master | --name | --num-executors | --packages | --principal | --properties-file | --proxy-user | \
      --py-files | --queue | --remote | --repositories | --status | --total-executor-cores)
      case $1 in
        --*=*)
          remember "${1%%=*}" "${1#*=}"
          spark_options+=("$1")
          ;;
        *)
          [ $# -ge 2 ] || die "$1 needs a value"
          remember "$1" "$2"
          spark_options+=("$1" "$2")
          shift
          ;;
      esac
      ;;
    --load-spark-defaults | --supervise | --usage-error | --verbose | -v)
      [ "$1" != --load-spark-defaults ] || load_spark_defaults=yes
      spark_options+=("$1")
      ;;
    --help | -h | --version) break ;;
    -*) die "$1 is no option of spark-submit; a command's own options come after its name (submit.sh --help)" ;;
    *) break ;;
  esac
  shift
done

# ---- The machine: Java, and a Spark that fits.

java=java
[ -z "$JAVA_HOME" ] || java=$JAVA_HOME/bin/java
command -v "$java" > /dev/null || die "no Java at ${JAVA_HOME:+JAVA_HOME, }$java: install a JDK, 17 or newer"
java_version=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
java_feature=${java_version%%[!0-9]*}
[ "$java_feature" -ge 17 ] 2> /dev/null || die "$java is Java $java_version; Pente needs 17 or newer (set JAVA_HOME)"

# The home of the Spark that FILE, a spark-submit, belongs to; empty where only FILE itself knows.
home_of() {
  local bin
  bin=$(real_directory "$(dirname -- "$(real_file "$1")")")
  if [ -d "$bin/../jars" ]; then
    real_directory "$bin/.."
  elif [ -f "$bin/find-spark-home" ]; then
    (cd -- "$bin" && . ./find-spark-home > /dev/null 2>&1 && echo "$SPARK_HOME")
  fi
}

# "SPARK_VERSION SCALA_VERSION" of spark_submit: from a file's name, or by asking it.
versions() {
  local core
  for core in "$spark_home"/jars/spark-core_*.jar; do
    if [ -n "$spark_home" ] && [ -f "$core" ]; then
      core=${core##*/spark-core_}
      core=${core%.jar}
      echo "${core#*-} ${core%%-*}"
      return
    fi
  done
  "$spark_submit" --version 2>&1 | sed -n -e 's/.* version \([0-9][^ ]*\)$/\1/p' \
    -e 's/.*Scala version \([0-9]*\.[0-9]*\).*/\1/p' | tr '\n' ' '
}

# Refuses Java for SPARK_VERSION. Spark 4.1's Hadoop needs Subject.getSubject, which Java 24 no longer has and 23
# only where it is told to (the application finds out). A spark-env.sh may name another Java.
refuse_java_for() {
  case $1 in 4.1.*) ;; *) return 0 ;; esac
  [ "$java_feature" -lt 24 ] || [ -f "${SPARK_CONF_DIR:-$spark_home/conf}/spark-env.sh" ] ||
    die "Spark $1 does not run on Java $java_version: Spark 4.1 needs Java 17 to 22, Spark 4.2 Java 17 or newer (set JAVA_HOME)"
}

refuse_versions_that_do_not_fit() {
  local theirs theirs_scala one fit=
  read -r theirs theirs_scala <<< "$(versions)"
  for one in $spark_versions; do
    case "$theirs $theirs_scala" in
      "${one%.*}".*" $scala_version")
        refuse_java_for "$theirs"
        return
        ;;
    esac
    fit="${one%.*}${fit:+ and $fit}"
  done
  die "$spark_submit has Spark ${theirs:-(unknown)} with Scala ${theirs_scala:-(unknown)}; Pente is built for Spark $fit with Scala $scala_version. Without SPARK_HOME and spark-submit on PATH its own Spark $spark_version runs"
}

spark_submit=
if [ -n "$SPARK_HOME" ] && [ "$SPARK_HOME" != "$built_in_spark" ]; then
  spark_home=$SPARK_HOME
  spark_submit=$SPARK_HOME/bin/spark-submit
  [ -x "$spark_submit" ] || die "SPARK_HOME is $SPARK_HOME, which has no bin/spark-submit"
elif [ -z "$SPARK_HOME" ] && spark_submit=$(command -v spark-submit); then
  spark_home=$(home_of "$spark_submit")
else
  spark_home=$built_in_spark
fi
[ -z "$spark_submit" ] || refuse_versions_that_do_not_fit

# ---- The application jar.

stale() {
  [ ! -f "$jar" ] || [ ! -d "$built_in_spark/jars" ] ||
    [ -n "$(find "$root/pom.xml" "$root/src/main" -newer "$jar" | head -n 1)" ]
}

build() {
  command -v mvn > /dev/null || die "target/pente-app.jar has to be built, and there is no mvn on PATH"
  echo "submit.sh: building target/pente-app.jar (the first time, Maven fetches Spark: about 330 MB)" >&2
  (cd -- "$root" && mvn -B -q -Dstyle.color=never -Dmaven.test.skip=true package) < /dev/null >&2 || die "the build failed" 1
  touch -- "$jar"
}

if stale; then
  mkdir -p -- "$root/target"
  {
    ! command -v flock > /dev/null || flock 9
    ! stale || build
  } 9> "$root/target/build.lock"
fi

# After a build with -Pspark-4.1 it is that one.
if [ -z "$spark_submit" ]; then
  read -r built_in_version _ <<< "$(versions)"
  refuse_java_for "$built_in_version"
fi

# ---- Defaults.

# The properties files that spark-submit is going to read.
user_properties=()
[ -z "$properties_file" ] || user_properties+=("$properties_file")
if [ -z "$properties_file" ] || [ -n "$load_spark_defaults" ]; then
  user_properties+=("${SPARK_CONF_DIR:-$spark_home/conf}/spark-defaults.conf")
fi

# The value that they give KEY.
configured() {
  local file
  for file in "${user_properties[@]}"; do
    [ ! -f "$file" ] || sed -n "s/^[[:space:]]*${1//./\\.}[[:space:]=:][[:space:]=:]*//p" "$file" | tail -n 1
  done | head -n 1
}

# Where a spark-submit hides its home, its properties are unknown, and nothing may be put above them.
defaults=()
if [ -n "$spark_home$SPARK_CONF_DIR" ]; then
  while read -r key value; do
    case $key in '' | '#'*) continue ;; esac
    [ -n "$(configured "$key")" ] || defaults+=(--conf "$key=$value")
  done < "$root/conf/spark-defaults.conf"
  # What Spark's web pages call the run.
  [ -n "$(configured spark.app.name)" ] || defaults+=(--conf "spark.app.name=pente${1:+ $1}")
fi

# A master on this machine talks to itself only, and must not need a host name that resolves.
case ${master:-$(configured spark.master)} in
  '' | local* | spark://localhost:* | spark://127.*) export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1} ;;
esac

# Where this process is all there is, nobody looks at Spark's web pages unless they are asked for.
case ${master:-$(configured spark.master)} in
  '' | local | local\[*)
    [ -z "$spark_home$SPARK_CONF_DIR" ] || [ -n "$(configured spark.ui.enabled)" ] ||
      defaults+=(--conf spark.ui.enabled=false)
    ;;
esac

log=log4j2.properties
for word; do
  [ "$word" != --verbose ] || log=log4j2-verbose.properties
done
export LOG4J_CONFIGURATION_FILE=${LOG4J_CONFIGURATION_FILE:-$root/conf/$log}

# ---- The run.

# What Spark's bin/spark-submit does, for a home that has no bin: the launcher prints the command with its
# heap, class path and module options as words ended by NUL, after an empty one and a line break.
submit_built_in() {
  local words=() word
  export SPARK_HOME=$built_in_spark SPARK_SCALA_VERSION=$scala_version
  while IFS= read -r -d '' word; do words+=("$word"); done < <(
    "$java" -Xmx128m -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main org.apache.spark.deploy.SparkSubmit "$@"
  )
  [ "${#words[@]}" -gt 2 ] || die "Spark's launcher failed" 1
  exec "${words[1]#$'\n'}" "${jvm_options[@]}" "${words[@]:2}"
}

# Spark's classes as this Java loads them fastest (class data sharing): a run starts about a third sooner. Made once for
# each Java and Spark, by a run on data of the project's own; where that fails, runs start as they do without it.
archive=$root/target/classes-$built_in_version-$java_version.jsa
jvm_options=()

make_archive() {
  echo "submit.sh: preparing Spark's classes for faster starts (once, about 20 s)" >&2
  rm -rf -- "$archive".*
  : > "$archive.tried"
  (
    jvm_options=(-XX:ArchiveClassesAtExit="$archive.new" -Xlog:disable)
    submit_built_in --master 'local[1]' --conf spark.ui.enabled=false --class io.pente.app.Main "$jar" \
      train --input "$root/data/linnerud.csv" --targets Weight --model "$archive.model" --progress off
  ) < /dev/null > /dev/null 2>&1 || true
  rm -rf -- "$archive.model"
  [ ! -s "$archive.new" ] || mv -- "$archive.new" "$archive"
}

share_classes() {
  if [ ! -e "$archive.tried" ] || [ "$built_in_spark/jars" -nt "$archive.tried" ]; then
    {
      ! command -v flock > /dev/null || flock 9
      [ -e "$archive.tried" ] && [ ! "$built_in_spark/jars" -nt "$archive.tried" ] || make_archive
    } 9> "$root/target/build.lock"
  fi
  [ ! -f "$archive" ] || jvm_options=(-XX:SharedArchiveFile="$archive" -Xshare:auto '-Xlog:cds*=off')
}

# What the JVM says on stderr, less its own warnings of options that Spark gives it. The first line of Pente's ends the
# search; from there on bytes pass as they come.
without_jvm_warnings() {
  trap '' INT TERM HUP # it ends when the JVM has closed its end
  local line=
  while IFS= read -r line; do
    case $line in
      "WARNING: Using incubator modules: jdk.incubator.vector" | "WARNING: package "*" not in java.base") continue ;;
    esac
    printf '%s\n' "$line"
    case $line in "pente: "* | "reading "*) exec cat ;; esac
  done
  printf '%s' "$line"
} >&2

# The JVM takes this process's place. It knows whether a terminal is at the end of its stderr, and whom to wait for.
submit() {
  [ -t 2 ] && export PENTE_TERMINAL=yes || export PENTE_TERMINAL=no
  exec 8> >(without_jvm_warnings)
  export PENTE_STDERR_READER=$!
  exec 2>&8 8>&-
  [ -z "$spark_submit" ] || exec "$spark_submit" "$@"
  share_classes
  submit_built_in "$@"
}

if [ $# -eq 0 ] && [ -n "$administers" ]; then
  submit "${spark_options[@]}"
fi
submit "${defaults[@]}" --class io.pente.app.Main "${spark_options[@]}" "$jar" "$@"
