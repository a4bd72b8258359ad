#!/bin/sh
# expect-status.sh STATUS COMMAND...: runs COMMAND and passes when its exit
# status is STATUS. Tests write it as %status.
expected=$1
shift
"$@"
status=$?
if [ "$status" -ne "$expected" ]; then
  echo "expect-status: exit status $status, not $expected: $*" >&2
  exit 1
fi
