#!/usr/bin/env bash
# tests/long/fuzz.sh [SECONDS=600] [TARGET...]: builds the fuzz preset and runs each fuzzer that long under ASan and UBSan, two side by side. What they
# find lands in build/fuzz/findings/TARGET; new inputs that reach new code in build/fuzz/corpus/TARGET. Ends with 1 when anything was found.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seconds=${1:-600}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(json filter path patch listpage error profile connection vault table expression)

[ -f build/fuzz/build.ninja ] || cmake --preset fuzz
cmake --build --preset fuzz --target provost_fuzzers

run_one() { # run_one TARGET SECONDS
    local corpus="build/fuzz/corpus/$1" findings="build/fuzz/findings/$1" seeds="tests/fuzz/corpus/$1" dict="tests/fuzz/$1.dict"
    mkdir -p "$corpus" "$findings"
    "build/fuzz/bin/fuzz_$1" -max_total_time="$2" -timeout=2 -rss_limit_mb=2048 -max_len=20000 -print_final_stats=1 \
        ${dict:+$([ -f "$dict" ] && echo "-dict=$dict")} -artifact_prefix="$findings/" "$corpus" "$seeds" > "$findings.log" 2>&1 \
        && echo "$1: nothing found, $(grep -c '' <(ls "$corpus")) new inputs" || { echo "$1: FOUND, see $findings.log"; return 1; }
}
export -f run_one
export UBSAN_OPTIONS=halt_on_error=1
printf '%s\n' "${targets[@]}" | xargs -P 2 -I{} bash -c "run_one {} $seconds"
