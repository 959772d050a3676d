#!/bin/bash
# tests/long/index.sh [ROUNDS=300] [SEED]: the index held against a directory that others change, with readings that are stopped, and the kept index against being killed; for as
# many rounds as asked for. CI runs the same with a few.
set -euo pipefail
cd "$(dirname "$0")/../.."
export PROVOST_ROUNDS=${1:-300} QT_QPA_PLATFORM=offscreen QTEST_FUNCTION_TIMEOUT=86400000
if [[ $# -gt 1 ]]; then export PROVOST_SEED=$2; fi
build=${BUILD:-build/dev}
cmake --build "$build" --target tst_index tst_fullread >&2
"$build/bin/tst_fullread" indexEqualsDirectory
"$build/bin/tst_index" killedWhileKeeping
