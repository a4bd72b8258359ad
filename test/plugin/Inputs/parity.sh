#!/bin/sh
# parity.sh CLANG_TIDY PLUGIN ASYNC_TIDY OUT FILE... -- FLAGS...
# Runs both tools on each file and compares every finding, note and place. The
# driver does not report on files that do not compile; they are left out.
clang_tidy=$1 plugin=$2 async_tidy=$3 out=$4
shift 4
files=
while [ "$1" != -- ]; do
  files="$files $1"
  shift
done
shift

# warning and note lines, in any order: clang-tidy sorts, the driver keeps the
# order of the checks.
places() { grep -E '^[^ ]+:[0-9]+:[0-9]+: (warning|note): ' | sort; }

mkdir -p "$out"
compared=0
for file in $files; do
  # From the root, so that neither prints paths relative to anything.
  (cd / && "$clang_tidy" -load "$plugin" --quiet --config='{}' \
    --checks='-*,async-*' --header-filter='.*' "$file" -- "$@") \
    > "$out/plugin.all" 2>/dev/null &
  (cd / && "$async_tidy" --quiet --format=concise --checks='*' "$file" -- "$@") \
    2>/dev/null | sed 's,^\([^/ ][^ ]*:[0-9]\),/\1,' | places > "$out/driver"
  wait
  grep -q ': error: ' "$out/plugin.all" && continue
  places < "$out/plugin.all" > "$out/plugin"
  grep -v clang-diagnostic "$out/plugin" > "$out/plugin.ours"
  if ! diff "$out/plugin.ours" "$out/driver"; then
    echo "$file: the plugin (<) and the driver (>) differ"
    exit 1
  fi
  compared=$((compared + $(wc -l < "$out/driver")))
done
echo "$compared lines are the same"
