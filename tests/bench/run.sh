#!/bin/bash
# tests/bench/run.sh [USERS=1000000] [LISTED=100000]: builds the bench preset, starts a practice directory of so many users (kept in build/bench, so
# that only the first run fills it), measures the window and `provost list` over it, and prints one JSON document.
set -euo pipefail
cd "$(dirname "$0")/../.."
users=${1:-1000000}
listed=${2:-100000}
build=build/bench
data=$build/bench-data

cmake --preset bench >&2
cmake --build "$build" --target provost provost_bench >&2
mkdir -p "$data/cache"

exec 3< <(exec "$build/bin/provost" practice --users "$users" --groups 50 --state "$data/users-$users.sqlite" --data-dir "$data/practice" 2>&2)
practice=$!
trap 'kill "$practice" 2>/dev/null || true' EXIT
read -r -t 1800 -u 3 line
url=$(sed -n 's/.*"url": *"\([^"]*\)".*/\1/p' <<< "$line")
sed -n 's/.*"token": *"\([^"]*\)".*/\1/p' <<< "$line" > "$data/token"

export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} LC_ALL=C.UTF-8
common=(--url "$url" --token-file "$data/token" --data-dir "$data/cache")
"$build/bin/provost_bench" prime "${common[@]}"
echo '{ "form":'
"$build/bin/provost_bench" form
echo ', "bare":'
"$build/bin/provost_bench" bare
echo ', "rows":'
"$build/bin/provost_bench" rows "${common[@]}"
echo ', "list":'
"$build/bin/provost_bench" list "${common[@]}" --provost "$build/bin/provost" --users "$listed" --server-pid "$practice"
echo '}'
