#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
# test.sh: everything that a change must pass; installs what is missing first. Format, layers and sizes; every test,
# Release, offscreen; the fuzzers (under ASan and UBSan) for forty seconds each; what has threads at work under TSan. It goes on
# after a failure, and ctest's summary of all tests comes last. MAQUETTE_NIGHTLY=1 gives the fuzzers ten minutes each, runs
# all of store, jobs and library under TSan and every test under ASan and UBSan too, and the tests do ten times as much of
# what is random.
#
# test.sh OPTIONS: the tests alone, with these options of ctest (`-R name`, `-N`); MAQUETTE_PRESET=dev, asan or tsan runs
# them in another build.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root" || exit 1
preset=${MAQUETTE_PRESET:-release}
nightly=${MAQUETTE_NIGHTLY:-}
parallel=$(($(nproc) * 2)) # half of what a test takes is waiting

every_test() { # every_test [ctest options]
    bash packaging/build.sh "$preset" || return 1
    bash packaging/install-s3server.sh || return 1
    QT_QPA_PLATFORM=offscreen QT_MEDIA_BACKEND=gstreamer \
        ctest --test-dir "build/$preset" --output-on-failure --parallel "$parallel" "$@"
}

if [ $# -gt 0 ] || [ -n "${MAQUETTE_PRESET:-}" ]; then
    every_test "$@"
    exit
fi

failed=()
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
step() { # step NAME COMMAND...
    local name=$1 began=$SECONDS
    shift
    "$@" 2>&1 | tee "$logs/$name"
    [ "${PIPESTATUS[0]}" -eq 0 ] || failed+=("$name")
    echo "== $name: $((SECONDS - began)) s"
}

step packages bash packaging/install-packages.sh
step "format, layers, sizes" python3 packaging/check.py
step tests every_test
step fuzzers bash packaging/fuzz.sh "$([ -n "$nightly" ] && echo 600 || echo 40)"
step TSan bash packaging/sanitizers.sh "$([ -n "$nightly" ] && echo tsan-all || echo tsan)"
[ -z "$nightly" ] || step ASan bash packaging/sanitizers.sh asan-all

# What a log that is cut short must still hold.
for name in "${failed[@]}"; do
    printf '\n== The end of "%s", which failed:\n' "$name"
    grep -E -A3 '^FAIL!' "$logs/$name" | head -n 40
    grep -E -A8 'error:|ERROR: |WARNING: ThreadSanitizer' "$logs/$name" | head -n 40
    tail -n 200 "$logs/$name"
done
[ ${#failed[@]} -eq 0 ] || printf 'Failed: %s\n' "${failed[@]}"
grep -E '^[0-9]+% tests passed' "$logs/tests"
[ ${#failed[@]} -eq 0 ]
