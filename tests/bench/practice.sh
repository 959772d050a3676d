#!/bin/bash
# tests/bench/practice.sh [USERS=100000]: the practice directory alone. How long it takes to start on a state file that is there, and pages of 100
# out of so many users: filtered, sorted and plain, 40 times each. Of a filter the matches are kept for its next page, so those named new* ask for other
# letters each time. Prints one JSON document, times in milliseconds.
set -euo pipefail
cd "$(dirname "$0")/../.."
users=${1:-100000}
build=build/bench
data=$build/bench-data

cmake --preset bench >&2
cmake --build "$build" --target provost >&2
mkdir -p "$data"

begin() { # starts it; sets url, token, practice and startMs
    local before line
    before=$(date +%s%N)
    exec 3< <(exec "$build/bin/provost" practice --users "$users" --groups 50 --state "$data/users-$users.sqlite" --data-dir "$data/practice" 2>&2)
    practice=$!
    read -r -t 1800 -u 3 line
    startMs=$((($(date +%s%N) - before) / 1000000))
    url=$(sed -n 's/.*"url": *"\([^"]*\)".*/\1/p' <<< "$line")
    token=$(sed -n 's/.*"token": *"\([^"]*\)".*/\1/p' <<< "$line")
}
trap 'kill "$practice" 2>/dev/null || true' EXIT
[ -f "$data/users-$users.sqlite" ] || { begin; kill "$practice"; wait "$practice" 2>/dev/null || true; }
begin

letters=(an en er ar el in on or al la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to ba be bi da de di do)
pages() { # pages NAME QUERY: median and 95th percentile over 40 questions that differ in their start, and in what stands for @@
    local i query=("${@:2}")
    for i in "${!letters[@]}"; do
        curl -sfG -o /dev/null -w '%{time_total}\n' -H "Authorization: Bearer $token" "$url/Users" --data "count=100&startIndex=$((i + 1))" "${query[@]//@@/${letters[i]}}"
    done | sort -n | awk -v name="$1" '{ t[NR] = $1 * 1000 } END { printf "  \"%s\": {\"median\": %.1f, \"p95\": %.1f}", name, t[int(NR / 2)], t[int(NR * 0.95)] }'
}
echo '{'
echo "  \"users\": $users, \"startMs\": $startMs,"
pages plain && echo ','
pages userName --data-urlencode 'filter=userName sw "m"' && echo ','
pages exactly --data-urlencode 'filter=emails.value eq "nobody@example.org"' && echo ','
pages contains --data-urlencode 'filter=displayName co "lar"' && echo ','
pages combined --data-urlencode 'filter=active eq true and (title co "lead" or name.familyName sw "B")' && echo ','
pages department --data-urlencode 'filter=urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "Finance"' && echo ','
pages newBegins --data-urlencode 'filter=userName sw "@@"' && echo ','
pages newContains --data-urlencode 'filter=displayName co "@@"' && echo ','
pages newCombined --data-urlencode 'filter=active eq true and (title co "@@" or name.familyName sw "@@")' && echo ','
pages sorted --data-urlencode 'sortBy=name.familyName' && echo
echo '}'
