#!/bin/sh
# Writes packaging/requirements/{run,test,release}.txt anew from pyproject.toml: every package pinned and hashed, for every
# system and every Python that the project supports. Needs uv (pip install uv). Run it after changing dependencies:
#
#   sh packaging/lock.sh              keeps the versions that stand there where they still fit
#   sh packaging/lock.sh --upgrade    takes the newest that fit
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
uv=$(command -v uv || echo .venv/bin/uv)
compile() {
    out=$1
    shift
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header --no-annotate "$@" --output-file "$out" pyproject.toml
}
compile packaging/requirements/run.txt "$@"
# The tests run on the very versions that users get.
compile packaging/requirements/test.txt --group test --constraint packaging/requirements/run.txt "$@"
compile packaging/requirements/release.txt --group release --constraint packaging/requirements/run.txt "$@"
