#!/bin/sh
# Set Genko up and start it.
#
#   sh packaging/start.sh              on a copy of the sample site (kept in .genko/sample, to try things on)
#   sh packaging/start.sh SITE|POST    on a site of yours or one post; further arguments go to the program
#   sh packaging/start.sh --setup-only set up, start nothing
#
# The first start sets everything up: a virtual environment in .venv, pinned and hashed libraries, and on Debian and
# Ubuntu the system libraries that Qt needs (as root, or through sudo). Later starts take the time of neither.
set -eu
# shellcheck source=packaging/setup.sh
. "$(dirname -- "$0")/setup.sh"

setup_only=
if [ "${1:-}" = --setup-only ]; then
    setup_only=yes
    shift
fi

if [ -z "$setup_only" ] && [ "$(uname -s)" = Linux ] &&
    [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    fail 2 "there is no display here (DISPLAY and WAYLAND_DISPLAY are empty). To run without one: apt-get install xvfb xauth && xvfb-run -a sh packaging/start.sh"
fi

set_up run
[ -z "$setup_only" ] || exit 0

if [ $# = 0 ]; then
    sample=$genko_work/sample
    if [ ! -d "$sample" ]; then
        mkdir -p "$genko_work"
        cp -R "$genko_root/resources/sample" "$sample"
        say "a copy of the sample site is in $sample: change what you like"
    fi
    set -- "$sample"
fi
# -P: a folder called "editor" where the user stands must not be taken for the program.
exec "$genko_venv/bin/python" -P -m editor "$@"
