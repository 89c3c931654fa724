#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
# test.sh [ctest options]: installs what is missing, builds Release, runs every test offscreen.
# MAQUETTE_PRESET=asan (or tsan, dev) runs the same tests in another build; MAQUETTE_NIGHTLY=1 does ten times as much of
# what is random, like `ctest --preset nightly`.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
preset=${MAQUETTE_PRESET:-release}
bash "$root/packaging/build.sh" "$preset"

export QT_QPA_PLATFORM=offscreen QT_MEDIA_BACKEND=gstreamer
exec ctest --test-dir "$root/build/$preset" --output-on-failure --parallel "$(nproc)" "$@"
