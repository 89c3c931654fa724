#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs s3rver, the S3 server that tst_bucketupload runs against, from the npm registry into build/s3server: the very
# versions of packaging/s3server/package-lock.json, each checked against its hash, and no script of theirs is run. Does
# nothing when they are there. Node comes from Debian when there is none; it is no package of debian-packages.txt, because
# npm from elsewhere (which many machines have) and Debian's cannot both be installed.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
wanted=$root/packaging/s3server
target=$root/build/s3server

installed=$target/installed-lock.json # written last
if [ -f "$installed" ] && cmp -s "$installed" "$wanted/package-lock.json" && command -v node >/dev/null; then
    exit 0
fi
if ! command -v npm >/dev/null; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null
fi
mkdir -p "$target"
rm -f "$installed"
cp "$wanted/package.json" "$wanted/package-lock.json" "$target/"
echo "Installing s3rver for the tests of uploads"
(cd "$target" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
cp "$wanted/package-lock.json" "$installed"
