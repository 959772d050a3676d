#!/usr/bin/env bash
# ./run.sh             builds what changed and opens the window on the practice directory;
#                      without a display it photographs every screen and says where the pictures are
# ./run.sh build       only builds; the last line is the program's path
# ./run.sh ARGUMENTS   builds and passes them to the program, as in ./run.sh list users --help
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
program="$root/build/release/bin/provost"

# Build output goes to stderr: stdout belongs to the program, or to the path.
build() { # build PRESET [TARGET...]
    local preset=$1
    shift
    (
        cd "$root"
        [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset"
        cmake --build --preset "$preset" ${1:+--target "$@"}
    ) >&2
}

photograph() {
    local pictures="$root/build/pictures"
    echo "There is no display (DISPLAY and WAYLAND_DISPLAY are not set): photographing the screens instead." >&2
    build tour provost_tour
    QT_QPA_PLATFORM=offscreen "$root/build/tour/bin/provost_tour" "$pictures" >&2
    echo "The pictures are in $pictures"
}

"$root/installer/install-packages" build

if [ "${1-}" = build ]; then
    build release
    echo "$program"
elif [ $# -gt 0 ]; then
    build release
    exec "$program" "$@"
elif [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ]; then
    build release
    exec "$program" --practice
else
    photograph
fi
