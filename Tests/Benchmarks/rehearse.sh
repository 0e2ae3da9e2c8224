#!/bin/sh
# A rehearsal from nothing: starts the demonstration, makes a rehearsal copy of one of its events as an organiser does,
# runs `rehearse` against it, and stops what it started. Ends as `rehearse` ends.
#
#   Tests/Benchmarks/rehearse.sh DIRECTORY TITLE [FLAGS OF REHEARSE …]
#   Tests/Benchmarks/rehearse.sh benchmark-data "Amber Night" --fans 80000 --minutes 10 --as-fast-as-the-door-lets
#
# SERVER names another binary, PORT another port, DOOR the flags of the server's waiting room. Needs curl.
set -eu

cd "$(dirname "$0")/../.."
directory=$1
title=$2
shift 2
server=${SERVER:-.build/release/TicketServer}
port=${PORT:-8490}
url=http://127.0.0.1:$port
# Seats of fans who never pay are free again within minutes, or a house would not sell out in the time there is.
door=${DOOR:---waiting-room-rate 150 --hold-duration 1m --payment-session 1m}

mkdir -p "$directory"
directory=$(cd "$directory" && pwd)
rm -rf "$directory/data" "$directory/demo.json" "$directory/jar"
# shellcheck disable=SC2086 # the door's flags are words
"$server" demo --json --listen "127.0.0.1:$port" --data "$directory/data" --log-access off --server-loops 2 $door \
    > "$directory/demo.json" 2> "$directory/server.log" &
pid=$!
trap 'kill "$pid" 2> /dev/null || true; wait "$pid" 2> /dev/null || true' EXIT
until [ -s "$directory/demo.json" ]; do
    kill -0 "$pid" || { cat "$directory/server.log"; exit 1; }
    sleep 0.05
done

told() { tr ',{}' '\n' < "$directory/demo.json" | sed -n "s/^\"$1\":\"\(.*\)\"$/\1/p" | head -n 1; }
event=$(sed "s/.*{\"id\":\"\([A-Z0-9]*\)\",\"title\":\"$title\".*/\1/" "$directory/demo.json")
ask() { curl -sS -b "$directory/jar" -c "$directory/jar" -H "Origin: $url" "$@"; }
ask -o /dev/null --data-urlencode "email=$(told email)" --data-urlencode "password=$(told password)" "$url/en/sign-in"
page=$url/en/admin/e/$event/rehearsal
once=$(ask "$page" | sed -n 's/.*name="once" value="\([^"]*\)".*/\1/p' | head -n 1)
made=$(ask --data-urlencode "once=$once" -d action=make "$page")
# The page shows the command, one flag a line.
flag() { printf '%s\n' "$made" | sed -n "s/.*--$1 \([A-Za-z0-9_-]*\).*/\1/p" | head -n 1; }
copy=$(flag event)
[ -n "$copy" ] || { echo "no rehearsal copy of \"$title\" could be made" >&2; exit 1; }
flag key | tr -d '\n' > "$directory/key"

status=0
"$server" rehearse "$url" --event "$copy" --key-file "$directory/key" "$@" || status=$?
echo "server: $(awk '/VmHWM/ { print $2 / 1024 " MB at most" }' "/proc/$pid/status")"
exit $status
