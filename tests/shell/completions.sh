#!/usr/bin/env bash
# Asks a shell for completions as a user's TAB does: completions.sh SHELL PROGRAM. Exit status 77: the shell is not installed.
set -euo pipefail
shell=$1 program=$2
command -v "$shell" >/dev/null || { echo "skipped: $shell is not installed"; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$program" completions "$shell" >"$folder/_factdiff"
touch "$folder/story one.md" "$folder/story-two.md" "$folder/pairs.jsonl"
failures=0

# complete LINE: the candidates for the last word of LINE, one a line.
complete_bash() {
    bash --norc --noprofile -c '
        source "$1"; cd "$2"
        # As readline splits the line: colons and equals signs are words of their own.
        read -r -a words <<<"$(sed "s/[=:]/ & /g" <<<"$3")"
        [[ $3 == *[\ =:] ]] && [[ $3 == *" " ]] && words+=("")
        COMP_WORDS=("${words[@]}") COMP_CWORD=$((${#words[@]} - 1)) COMP_LINE=$3 COMP_POINT=${#3}
        _factdiff
        ((${#COMPREPLY[@]} == 0)) || printf "%s\n" "${COMPREPLY[@]}"' bash "$folder/_factdiff" "$folder" "$1"
}
complete_fish() {
    # shellcheck disable=SC2016  # fish expands its own variables
    (cd "$folder" && HOME=$folder XDG_CONFIG_HOME=$folder/.config fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$folder/_factdiff" "$1" | cut -f1)
}
# A real zsh on a terminal of its own types the line and a TAB, and what it shows is read back.
complete_zsh() {
    (cd "$folder" && TERM=vt100 zsh -f -c '
        zmodload zsh/zpty
        zpty z zsh -f -i
        zpty -w z "PS1=; fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -d $1/dump; print RE\"AD\"Y"
        zpty -r z part "*READY*"
        zpty -w -n z "$2"$'"'\t'"'
        for try in {1..30}; do
            sleep 0.1
            while zpty -r -t z part; do shown+=$part; done
            [[ $shown != *"$3"* ]] || break
        done
        print -r -- "$shown"
        zpty -d z' zsh "$folder" "$1" "$2" | tr -d '\r\a\0' | sed 's/\x1b\[[0-9;?]*[A-Za-z]//g' | tr -s ' ' '\n')
}

# expect LINE WORD…: every WORD is offered; a WORD that begins with ! is not.
expect() {
    local line=$1 offered word
    offered=$("complete_$shell" "$line" "$2")
    for word in "${@:2}"; do
        if [[ $word == !* ]]; then
            grep -qxF -- "${word#!}" <<<"$offered" || continue
        else
            grep -qxF -- "$word" <<<"$offered" && continue
        fi
        echo "$shell: «$line»: $word; offered: ${offered:-nothing}"
        failures=$((failures + 1))
    done
}

case $shell in
    bash)
        expect "factdiff " check explain "story one.md"
        expect "factdiff ex" explain '!check'
        expect "factdiff --fo" --format
        expect "factdiff check st" "story one.md" story-two.md '!check'
        expect "factdiff check a.md b.md --format s" sarif
        expect "factdiff a.md b.md --format sarif:st" story-two.md
        expect "factdiff claims a.md --format " text json '!sarif'
        expect "factdiff a.md b.md --fail-on=w" warning
        expect "factdiff a.md b.md --ignore quote-altered,number-c" quote-altered,number-changed
        expect "factdiff a.md b.md --severity quote-al" quote-altered=
        expect "factdiff a.md b.md --severity quote-altered=" error note off
        expect "factdiff git --profile " editorial wire
        expect "factdiff check --format-in " markdown html
        expect "factdiff explain quote-al" quote-altered '!quote-merged'
        expect "factdiff completions " bash zsh fish
        expect "factdiff batch --of" --offsets
        expect "factdiff batch --manifest st" story-two.md
        expect "factdiff summarize --h" --html
        expect "factdiff rules --" --format '!--fail-on'
        ;;
    fish)
        expect "factdiff ex" explain
        expect "factdiff check a.md b.md --format s" sarif
        expect "factdiff a.md b.md --fail-on w" warning
        expect "factdiff claims a.md --format " text json '!sarif'
        expect "factdiff explain quote-al" quote-altered '!quote-merged'
        expect "factdiff completions " bash zsh fish
        expect "factdiff rules --fo" --format
        expect "factdiff a.md b.md --severity quote-altered=n" quote-altered=note
        ;;
    zsh)
        zsh -n "$folder/_factdiff"
        expect "factdiff explain quote-alt" quote-altered
        expect "factdiff a.md b.md --fail-on w" warning
        expect "factdiff check a.md b.md --format sa" sarif
        ;;
esac
((failures == 0)) && echo "$shell: all completions are right"
