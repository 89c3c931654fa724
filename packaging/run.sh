#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh [options]: installs what is missing, builds Release, starts Maquette; the options are passed on.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
bash "$root/packaging/build.sh" release maquette maquette-sandbox maquette-bench
program=$root/build/release/bin/maquette

export QT_MEDIA_BACKEND=gstreamer
needs_display=yes
for option in "$@"; do
    case $option in --help | --version | -h | -v) needs_display=no ;; esac
done
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "${QT_QPA_PLATFORM:-}" = offscreen ]; then
    exec "$program" "$@"
fi
if [ $needs_display = no ]; then
    QT_QPA_PLATFORM=offscreen exec "$program" "$@"
fi
echo "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)."
echo "Playing the tour offscreen instead; its pictures go to ./tour/."
QT_QPA_PLATFORM=offscreen exec "$program" --tour ./tour "$@"
