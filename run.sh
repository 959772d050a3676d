#!/usr/bin/env bash
# ./run.sh             builds what changed and opens the window on the practice directory;
#                      without a display it photographs every screen and says where the pictures are
# ./run.sh build       only builds; the last line is the program's path
# ./run.sh ARGUMENTS   builds and passes them to the program, as in ./run.sh list users --help
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
program="$root/build/release/bin/provost"

# Build output goes to stderr: stdout belongs to the program, or to the path.
# The pictures are taken by a test; it shares what it is built of with the program, whoever came first.
build() { # build TARGET TESTS, which are ON or OFF
    (
        cd "$root"
        [ -f build/release/build.ninja ] || cmake --preset release
        grep -qx "PROVOST_TESTS:BOOL=$2" build/release/CMakeCache.txt || cmake -D PROVOST_TESTS="$2" build/release
        cmake --build --preset release --target "$1"
    ) >&2
}

photograph() {
    local pictures="$root/build/pictures"
    echo "There is no display (DISPLAY and WAYLAND_DISPLAY are not set): photographing the screens instead." >&2
    build provost_tour ON
    local look looks=() # side by side: most of the time goes into waiting for what a screen shows later
    for look in light dark; do
        QT_QPA_PLATFORM=offscreen "$root/build/release/bin/provost_tour" "$pictures" "$look" >&2 &
        looks+=($!)
    done
    for look in "${looks[@]}"; do
        wait "$look"
    done
    echo "Other looks (larger, German, from right to left): QT_QPA_PLATFORM=offscreen build/release/bin/provost_tour --help" >&2
    echo "The pictures are in $pictures"
}

"$root/installer/install-packages" build

if [ "${1-}" = build ]; then
    build all OFF
    echo "$program"
elif [ $# -gt 0 ]; then
    build all OFF
    exec "$program" "$@"
elif [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ]; then
    build all OFF
    exec "$program" --practice
else
    photograph
fi
