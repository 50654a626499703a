#!/usr/bin/env bash
# The manual page has nothing that its readers' formatters complain about: manual.sh PROGRAM. Exit status 77: there is no formatter.
set -euo pipefail
page=$(mktemp --suffix .1)  # mandoc takes what follows the last full stop of the name for the section
trap 'rm -f "$page"' EXIT
"$1" man >"$page"
tried=0
if command -v mandoc >/dev/null; then
    mandoc -T lint -W warning "$page"
    mandoc -T utf8 "$page" | grep 'fail-on' >/dev/null
    tried=1
fi
if command -v groff >/dev/null; then
    complaints=$(groff -man -ww -z -K utf8 -T utf8 "$page" 2>&1)
    [[ -z $complaints ]] || { echo "$complaints"; exit 1; }
    tried=1
fi
((tried)) || { echo "skipped: neither mandoc nor groff is installed"; exit 77; }
# Every command and every option of --help stands in it.
for command in "" check batch claims align rules explain completions; do
    for option in $("$1" $command --help | grep -o -- '^  \(-[a-zA-Z], \)\?--[a-z-]*' | grep -o -- '--[a-z-]*'); do
        grep -qF -- "${option//-/\\-}" "$page" || [[ $option == --version ]] || { echo "not in the manual: $command $option"; exit 1; }
    done
done
echo "the manual page is clean"
