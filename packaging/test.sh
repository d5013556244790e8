#!/bin/sh
# Set Genko up with all that its tests need, and run every layer of them, cheapest first.
#
#   sh packaging/test.sh                     everything
#   sh packaging/test.sh unit widgets        some layers (see packaging/layers.py for their names)
#   sh packaging/test.sh --setup-only        set up, run nothing
#
# Nothing else is needed: on Debian and Ubuntu it installs Qt's system libraries, Xvfb, openbox and xdotool for the
# window tests, and Debian's own jekyll, the oracle that our rendering is compared with. The last layer, packaging, makes
# the program that users install and starts it.
set -eu
# shellcheck source=packaging/setup.sh
. "$(dirname -- "$0")/setup.sh"

set_up test
[ "${1:-}" != --setup-only ] || exit 0

cd "$genko_root"
# What was set up just now must be found: a test may not skip itself for the lack of it.
if is_debian && [ "${GENKO_SKIP_SYSTEM:-}" != 1 ]; then
    export GENKO_TESTS_REQUIRE="${GENKO_TESTS_REQUIRE:-oracle,display,bundle,git,readers}"
fi
exec "$genko_venv/bin/python" packaging/layers.py "$@"
