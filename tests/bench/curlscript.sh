#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What an artist would write to run many jobs: the bare reference of the group `jobs`.
# curlscript.sh SERVER FOLDER JOBS AT_ONCE
export server=$1 folder=$2
auth='Authorization: Bearer bench-token-0123456789'
export auth

job() {
  local answer id url
  answer=$(curl -sS -X POST -H "$auth" -H 'Content-Type: application/json' \
    -d "{\"prompt\":\"a lighthouse at dusk, number $1\",\"seed\":$1}" "$server/v1/models/bench/noise/text-to-image")
  [[ $answer =~ \"request_id\":\"([^\"]+)\" ]] || return 1
  id=${BASH_REMATCH[1]}
  until [[ $(curl -sS -H "$auth" "$server/v1/requests/$id/status") == *'"completed"'* ]]; do
    sleep 1
  done
  answer=$(curl -sS -H "$auth" "$server/v1/requests/$id/result?include_cost=true")
  [[ $answer =~ \"image\":\"([^\"]+)\" ]] || return 1
  url=${BASH_REMATCH[1]}
  curl -sS -o "$folder/$1.png" "$url"
}
export -f job
seq "$3" | xargs -P "$4" -I{} bash -c 'job {}'
