#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
# sanitizers.sh [asan|tsan|asan-all|tsan-all ...]: builds and runs the tests of a set (tests/CMakeLists.txt says which)
# under ASan and UBSan, or under TSan; asan-all is every test, tsan-all all of the folders where threads are at work.
# Without a name: asan-all and tsan-all.
# Each set begins with programs that do wrong on purpose: where nothing catches them, no sanitizer ran, and it fails.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
export QT_QPA_PLATFORM=offscreen QT_MEDIA_BACKEND=gstreamer

# run PRESET SET CANARY...: SET is the label of its tests, or `all`.
run() {
    local preset=$1 set=$2
    shift 2
    local targets=("tests_$set") tests=(-L "^$set\$")
    if [ "$set" = all ]; then
        targets=() tests=()
    fi
    bash packaging/build.sh "$preset" "${targets[@]}"
    bash packaging/install-s3server.sh
    local said
    said=$(ctest --test-dir "build/$preset" -R '^canary_' --output-on-failure --no-tests=error) || {
        echo "$said" >&2
        exit 1
    }
    for canary in "$@"; do
        if ! grep -q "canary_$canary .* Passed" <<<"$said"; then
            echo "$preset: canary_$canary did not run: there is no such sanitizer in this build." >&2
            exit 1
        fi
    done
    ctest --test-dir "build/$preset" --output-on-failure --no-tests=error --parallel "$(nproc)" "${tests[@]}"
}

[ $# -gt 0 ] || set -- asan-all tsan-all
for set in "$@"; do
    case $set in
    asan) run asan asan heap-overflow use-after-free leak signed-overflow ;;
    asan-all) run asan all heap-overflow use-after-free leak signed-overflow ;;
    tsan) run tsan tsan thread-race pool-race ;;
    tsan-all) run tsan tsan-all thread-race pool-race ;;
    *)
        echo "sanitizers.sh: there is no set $set" >&2
        exit 2
        ;;
    esac
done
