# shellcheck shell=bash
# Shared by the scripts beside it: `source`d, never run. Whatever it prints goes to standard error, and it never reads standard input:
# both belong to the program that runs afterwards (`cat rewrite.txt | tools/run check source.md -`).

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf 'factdiff: %s\n' "$*" >&2; }
fail() { say "$@"; exit 2; }

# packages [PURPOSE]: the packages every build needs, and those of PURPOSE.
packages() {
    awk -v purpose="${1:-}" '!/^#/ && NF && (NF == 1 || $2 == purpose) { print $1 }' "$root/tools/packages.txt"
}

# install_missing [PURPOSE]: installs what dpkg does not know as installed. Elsewhere than on Debian it leaves the finding of libraries to CMake.
install_missing() {
    command -v dpkg-query >/dev/null || return 0
    local wanted missing
    wanted=$(packages "${1:-}" | sort -u)
    # dpkg-query exits 1 when it has never heard of a package: that is an answer, not a failure.
    # shellcheck disable=SC2086,SC2016  # words are package names; ${…} is dpkg-query's own notation
    missing=$(comm -13 <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null | awk '$1 == "installed" { print $2 }' | sort -u) \
        <(printf '%s\n' "$wanted"))
    [[ -n $missing ]] || return 0

    local names=${missing//$'\n'/ }
    command -v apt-get >/dev/null || fail "these packages are missing and apt-get is not here to install them: $names"
    local as_root=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null || fail "these packages are missing; as root: apt-get install $names"
        as_root=(sudo)
        # Without a terminal nobody can type a password.
        [[ -t 2 ]] || as_root=(sudo -n)
    fi
    say "installing $names"
    local log; log=$(mktemp)
    # --no-remove: another Boost that somebody needs must not vanish on the way.
    # shellcheck disable=SC2086
    if ! { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
           "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-remove $missing; } \
        </dev/null >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        fail "could not install $names (see above); install them by hand and run this again"
    fi
    rm -f "$log"
}

# install_validators: what the tests try reports and hooks with and only npm or PyPI have. Without a network those tests are skipped, and say so.
install_validators() {
    local folder=$root/build/validators multitool=@microsoft/sarif-multitool-linux
    mkdir -p "$folder"
    if [[ ! -d $folder/node_modules/$multitool ]] && command -v npm >/dev/null; then
        npm install --prefix "$folder" --no-save --no-audit --no-fund --ignore-scripts --fetch-retries 1 --fetch-timeout 60000 "$multitool@5.7.0" \
            </dev/null >"$folder/npm.log" 2>&1 || say "npm could not install $multitool; the test of SARIF will be skipped"
    fi
    if [[ ! -x $folder/python/bin/check-jsonschema ]] && command -v python3 >/dev/null; then
        { python3 -m venv "$folder/python" && "$folder/python/bin/pip" install --quiet --retries 1 --timeout 60 'pre-commit==4.*' 'check-jsonschema==0.*'; } \
            </dev/null >"$folder/pip.log" 2>&1 || say "pip could not install pre-commit and check-jsonschema; their tests will be skipped"
    fi
}

# install_python: a Python with what the package in lib/python is built and tried with. Without a network its tests are skipped, and say so.
install_python() {
    local folder=$root/build/python wanted=("$root/tests/python/requirements.txt")
    command -v python3 >/dev/null || return 0
    if command -v java >/dev/null; then wanted+=("$root/tests/spark/requirements.txt"); fi
    cat "${wanted[@]}" | cmp -s - "$folder/installed.txt" && return 0
    say "installing what tests the Python package"
    mkdir -p "$folder"
    { python3 -m venv "$folder" && "$folder/bin/pip" install --quiet --retries 1 --timeout 60 "${wanted[@]/#/-r}" &&
        cat "${wanted[@]}" >"$folder/installed.txt"; } </dev/null >"$folder/pip.log" 2>&1 ||
        say "pip could not install it (build/python/pip.log); the tests of the Python package will be skipped"
}

# build PRESET TARGET… : configures when that was never done or the presets changed, then builds. Ninja itself runs CMake again for all other reasons.
build() {
    local preset=$1 directory=$root/build/$1
    shift
    mkdir -p "$directory"
    # Objects are shared between working copies: paths below the root are hashed as relative ones.
    export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$root} CCACHE_NOHASHDIR=${CCACHE_NOHASHDIR:-1}
    # Two builds at once in one directory would damage it; the second waits.
    (
        flock 9
        # A Python that came or went changes what there is to build.
        if [[ ! -f $directory/build.ninja || $root/CMakePresets.json -nt $directory/build.ninja ||
            $root/build/python/installed.txt -nt $directory/build.ninja ]]; then
            say "configuring and building ($preset); the first time this takes a few minutes"
            if ! (cd "$root" && cmake --preset "$preset" >"$directory/configure.log" 2>&1); then
                cat "$directory/configure.log" >&2
                rm -f "$directory/build.ninja"
                fail "CMake could not configure build/$preset"
            fi
        fi
        # Even a quiet ninja says that it has nothing to do.
        ninja -C "$directory" --quiet "$@" | sed '/^ninja: no work to do/d' >&2 || fail "the build of build/$preset failed (see above)"
    ) </dev/null 9>"$root/build/.$preset.lock"
}
