#!/usr/bin/env bash
# The step of the GitHub Action that runs the tool: annotations go to stdout, the summary to the job, the
# report to two files, and the rest to the step's outputs. It ends with 0 whatever was found, so that the
# files are kept; the action's last step gives the exit code back. Needs the variables of action.yml.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
folder="${RUNNER_TEMP:-/tmp}/bedrock-doctor-${GITHUB_RUN_ID:-0}-$$"
mkdir -p "$folder"
json="$folder/bedrock-doctor.json"
html="$folder/bedrock-doctor.html"

if [ -n "${DOCTOR_VERSION:-}" ]; then
  tool=(npx --yes "bedrock-doctor@$DOCTOR_VERSION")
else
  if [ ! -f "$root/dist/bedrock-doctor.js" ]; then
    (cd "$root" && npm ci --ignore-scripts --no-audit --no-fund && node scripts/build.mjs --quiet --no-types) >&2
  fi
  tool=(node "$root/dist/bedrock-doctor.js")
fi

arguments=(--format github --report "json=$json" --report "html=$html" --fail-on "${DOCTOR_FAIL_ON:-error}")
if [ "${DOCTOR_REDACT:-strict}" = strict ]; then arguments+=(--redact strict); fi
while IFS= read -r line || [ -n "$line" ]; do
  line="${line%$'\r'}"
  if [ -n "$line" ]; then arguments+=("$line"); fi
done <<< "${DOCTOR_ARGUMENTS:-}"

code=0
"${tool[@]}" run "${arguments[@]}" || code=$?

verdict=""
findings=""
if [ -f "$json" ]; then
  read -r verdict findings < <(node -e '
    const report = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
    const codes = report.findings.filter((one) => one.severity !== "info").map((one) => one.code);
    console.log(report.verdict, codes.join(","));
  ' "$json") || true
else
  json=""
  html=""
fi
{
  echo "exit-code=$code"
  echo "verdict=$verdict"
  echo "findings=$findings"
  echo "json=$json"
  echo "html=$html"
} >> "${GITHUB_OUTPUT:-/dev/stderr}"
