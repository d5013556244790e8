#!/bin/sh
# The check of the GitHub Action beside it: turns its inputs (GENKO_...) into a call of genko check.
set -eu

set -- --format "$GENKO_FORMAT" --severity "$GENKO_SEVERITY" --language "$GENKO_LANGUAGE"
case $GENKO_CHANGED in
    '' | false) ;;
    true) set -- "$@" --changed ;;
    *) set -- "$@" "--changed=$GENKO_CHANGED" ;;
esac
if [ -n "$GENKO_BASELINE" ]; then
    set -- "$@" --baseline "$GENKO_BASELINE"
fi
set -- "$@" --
# One path a line: blanks and the like belong to names.
while IFS= read -r path; do
    if [ -n "$path" ]; then
        set -- "$@" "$path"
    fi
done <<PATHS
$GENKO_PATHS
PATHS

case $GENKO_FORMAT in
    sarif | json)
        report=${RUNNER_TEMP:-.}/genko.$GENKO_FORMAT
        echo "report=$report" >>"$GITHUB_OUTPUT"
        # The output is there before the verdict: findings end with 1, and are to be uploaded even so.
        genko check "$@" >"$report"
        ;;
    *) genko check "$@" ;;
esac
