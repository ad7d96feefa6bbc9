#!/usr/bin/env bash
# How the files of this folder came from the originals that README.md names: data/derive.sh FOLDER_OF_ORIGINALS
set -euo pipefail
from=$(cd "$1" && pwd)
cd "$(dirname "$0")"

# Two tables of the same 20 men, side by side, commas for spaces.
paste -d ' ' "$from/linnerud_exercise.csv" "$from/linnerud_physiological.csv" | tr ' ' ',' > linnerud.csv

# 442 patients: ten columns and, in a second file, the target as 1.51e+02. Both without header.
{
  echo age,sex,bmi,bp,s1,s2,s3,s4,s5,s6,target
  paste -d ' ' <(gzip -dc "$from/diabetes_data_raw.csv.gz") \
    <(gzip -dc "$from/diabetes_target.csv.gz" | awk '{ printf "%.0f\n", $1 }') | tr ' ' ','
} > diabetes.csv

# NIST's files whole, and their data lines as CSV.
nist() { # NAME FIRST_LINE LAST_LINE HEADER
  cp "$from/$1.dat" .
  {
    echo "$4"
    sed -n "$2,$3p" "$1.dat" | awk '{ $1 = $1; print }' | tr ' ' ','
  } > "$(echo "$1" | tr '[:upper:]' '[:lower:]').csv"
}
nist Longley 61 76 y,x1,x2,x3,x4,x5,x6
nist Norris 61 96 y,x

# As they are.
cp "$from/enb.csv" "$from/cal_housing.csv" "$from/beijing_air.csv.gz" "$from/sample_linear_regression_data.txt" .
chmod 644 ./*.csv ./*.gz ./*.dat ./*.txt

# The exact least-squares solution of every set.
java Reference.java > reference.json
