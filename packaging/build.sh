#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
# build.sh PRESET [TARGET ...]: installs what is missing, configures, builds.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
preset=${1:?a preset: dev, release, asan, ...}
shift

bash packaging/install-packages.sh

options=()
[ -z "${CI:-}" ] || options+=(-DMAQUETTE_WERROR=ON -DMAQUETTE_UNITY=ON)
log=build/$preset-configure.log
mkdir -p build
if ! cmake --preset "$preset" "${options[@]}" >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
targets=()
[ $# -eq 0 ] || targets=(--target "$@")
cmake --build "build/$preset" "${targets[@]}"
