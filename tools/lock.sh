#!/bin/sh
# Make requirements.lock and requirements-dev.lock anew. argostranslate asks for stanza, spacy and
# minisbd, which bring PyTorch, only to split sentences; docs/install.md says why they stay away.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for unwanted in stanza spacy minisbd; do
  echo "$unwanted ; sys_platform == 'never'"
done > "$work/overrides.txt"
compile() {
  out=$1
  shift
  uv pip compile --quiet --universal --python-version 3.11 --overrides "$work/overrides.txt" \
    --no-annotate --no-header pyproject.toml "$@" |
    sed "/ ; sys_platform == 'never'\$/d; / and sys_platform == 'never'\$/d; s/sys_platform == 'never' or //" > "$work/out"
  { echo "# Made by tools/lock.sh; install with: pip install --no-deps -r $out"; cat "$work/out"; } > "$out"
}
compile requirements.lock
compile requirements-dev.lock --group dev -c requirements.lock
