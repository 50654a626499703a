#!/usr/bin/env bash
# The files that services read are what their own schemas ask for. Exit status 77: the validators of PyPI are not installed.
set -euo pipefail
cd "$(dirname -- "${BASH_SOURCE[0]}")/../.."
tools=${FACTDIFF_VALIDATORS:-build/validators}/python/bin
[[ -x $tools/check-jsonschema && -x $tools/pre-commit ]] || { echo "skipped: check-jsonschema or pre-commit is not installed"; exit 77; }
"$tools/check-jsonschema" --builtin-schema vendor.github-actions action.yml
"$tools/check-jsonschema" --builtin-schema vendor.github-workflows docs/examples/github.yml docs/examples/reviewdog.yml
"$tools/check-jsonschema" --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci docs/examples/gitlab-ci.yml
"$tools/pre-commit" validate-manifest .pre-commit-hooks.yaml
"$tools/pre-commit" validate-config docs/examples/pre-commit-config.yaml
