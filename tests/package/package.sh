#!/usr/bin/env bash
# package.sh SOURCE BUILD FOLDER: packs BUILD into FOLDER and tries the program's package.
set -euo pipefail
rm -rf "$3"
mkdir -p "$3"
cd "$2"
cpack -G DEB -B "$3" >"$3/cpack.log" 2>&1 || { cat "$3/cpack.log"; exit 1; }
exec "$1/tools/package" --quick "$3"/factdiff_*.deb
