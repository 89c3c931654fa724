#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
# fuzz.sh [SECONDS [NAME ...]]: builds the fuzzers and runs each (or those named) for SECONDS (60), as many at a time as
# there are cores. Fails on the first find of each and says where its input lies. What it learns is kept in
# build/fuzz/learned and used again; what is worth keeping for all goes into tests/fuzz/corpus.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root" || exit 1
seconds=${1:-60}
[ $# -eq 0 ] || shift
bash packaging/build.sh fuzz fuzzers || exit 1

build=$root/build/fuzz
finds=$build/finds
mkdir -p "$finds"
began=$(mktemp)
trap 'rm -f "$began"' EXIT
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 UBSAN_OPTIONS=print_stacktrace=1
export LSAN_OPTIONS=suppressions=$root/tests/leaks.supp:print_suppressions=0
export ASAN_OPTIONS=quarantine_size_mb=32:intercept_tls_get_addr=0 # the second: see tests/CMakeLists.txt

# run NAME FOLDER...: one fuzzer; its last words stand in build/fuzz/NAME.log.
run() {
    local name=$1 dictionary=()
    shift
    [ ! -f "tests/fuzz/$name.dict" ] || dictionary=(-dict="tests/fuzz/$name.dict")
    mkdir -p "$build/learned/$name"
    "$build/tests/fuzz_$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1536 -malloc_limit_mb=1024 \
        -max_len=20000 -artifact_prefix="$finds/$name-" -print_final_stats=1 -verbosity=1 "${dictionary[@]}" \
        "$build/learned/$name" "$@" >"$build/$name.log" 2>&1
}

names=() failed=()
declare -A runs=()
reap() { # waits for the fuzzer that ends next
    local ended status name
    wait -n -p ended "${!runs[@]}"
    status=$?
    name=${runs[$ended]}
    unset "runs[$ended]"
    if [ "$status" -ne 0 ] || ! grep -q '^stat::number_of_executed_units' "$build/$name.log"; then
        failed+=("$name")
        tail -n 60 "$build/$name.log"
    else
        echo "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$name.log") inputs, no find"
    fi
}

while read -r name folders; do
    [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
    names+=("$name")
    while [ ${#runs[@]} -ge "$(nproc)" ]; do reap; done
    read -ra paths <<<"$folders"
    run "$name" "${paths[@]}" &
    runs[$!]=$name
done <"$build/fuzzers.txt"
while [ ${#runs[@]} -gt 0 ]; do reap; done

if [ ${#names[@]} -eq 0 ]; then
    echo "There is no fuzzer of that name." >&2
    exit 1
fi
if [ ${#failed[@]} -gt 0 ]; then
    for name in "${failed[@]}"; do
        echo "$name failed:"
        grep -E 'ERROR|SUMMARY|runtime error|^ +#[0-9]+ .*/(app|models|ui|tests)/' "$build/$name.log" | head -n 20
    done
    # Where only what was printed is kept, the inputs stand in it too.
    find "$finds" -type f -newer "$began" | while IFS= read -r input; do
        echo "the input, $input ($(stat -c %s "$input") bytes; base64 -d | gunzip):"
        gzip -9 --stdout "$input" | base64 -w 160
    done
    exit 1
fi
echo "${#names[@]} fuzzers ran for $seconds s each without a find."
