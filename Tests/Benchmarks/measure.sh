#!/bin/sh
# Measures everything of docs/performance.md, each figure beside what it is compared with, on this machine alone.
#
#   swift build -c release
#   Tests/Benchmarks/measure.sh [DIRECTORY] [PART …]
#
# DIRECTORY (default ./benchmark-data) must be on the disk that is to be measured: not on tmpfs. Parts, all by default:
# now page holds buy sellout start idle best. Needs gcc, libsqlite3-dev, sqlite3, nginx and wrk. SERVER names another binary.
set -eu

cd "$(dirname "$0")/../.."
directory=${1:-benchmark-data}
[ $# -gt 0 ] && shift
parts=${*:-now page holds buy sellout start idle best}
server=${SERVER:-.build/release/TicketServer}
port=${PORT:-8480}
url=http://127.0.0.1:$port

for tool in gcc sqlite3 nginx wrk curl; do
    command -v "$tool" > /dev/null || { echo "$tool is missing: apt-get install gcc libsqlite3-dev sqlite3 nginx wrk curl"; exit 1; }
done
mkdir -p "$directory"
directory=$(cd "$directory" && pwd)
gcc -O2 -o "$directory/load" Tests/Benchmarks/load.c Tests/Benchmarks/http.c
gcc -O2 -o "$directory/bare_sqlite" Tests/Benchmarks/bare_sqlite.c -lsqlite3

server_pid=
nginx_pid=
stop_server() { [ -z "$server_pid" ] || { kill -9 "$server_pid" && wait "$server_pid" 2> /dev/null || true; server_pid=; }; }
stop_nginx() { [ -z "$nginx_pid" ] || { kill "$nginx_pid" && wait "$nginx_pid" 2> /dev/null || true; nginx_pid=; }; }
trap 'stop_server; stop_nginx' EXIT

say() { printf '\n== %s (load average%s)\n' "$1" "$(uptime | sed 's/.*load average://')"; }

# Starts the demonstration on two loops with a wide open door; with "fresh", without the data of the run before. The
# access log is off, as nginx's is: the questions are the loop and the disk, not a second file.
start_server() {
    [ "$1" = fresh ] && rm -rf "$directory/data"
    rm -f "$directory/demo.json"
    "$server" demo --json --listen "127.0.0.1:$port" --data "$directory/data" --server-loops 2 --log-access off \
        --waiting-room-rate 10000 --waiting-room-shoppers 1000000 --limits-connections 16000 \
        > "$directory/demo.json" 2> "$directory/server.log" &
    server_pid=$!
    until [ -s "$directory/demo.json" ]; do
        kill -0 "$server_pid" || { cat "$directory/server.log"; exit 1; }
        sleep 0.05
    done
    event=$(sed 's/.*{"id":"\([A-Z0-9]*\)","title":"Amber Night".*/\1/' "$directory/demo.json")
}

# nginx with two workers that answers with the bytes of the file "body" and the fields of "head", from memory.
start_nginx() {
    {
        echo "daemon off; worker_processes 2; pid $directory/nginx.pid; error_log $directory/nginx.log;"
        echo "events { worker_connections 4096; }"
        echo "http { access_log off; keepalive_requests 1000000; keepalive_timeout 75; default_type \"\"; server_tokens off;"
        echo "server { listen 127.0.0.1:$((port + 1)) backlog=4096; location / {"
        tr -d '\r' < "$directory/head" | grep -viE '^(http/|date|content-length|connection|server|$)' |
            sed 's/"/\\"/g; s/\([^:]*\): \(.*\)/add_header \1 "\2";/'
        printf "return 200 '%s'; } } }\n" "$(sed 's/\$/${dollar}/g' "$directory/body")"
    } > "$directory/nginx.conf"
    nginx -c "$directory/nginx.conf" -p "$directory" 2> /dev/null &
    nginx_pid=$!
    until curl -so /dev/null "http://127.0.0.1:$((port + 1))/"; do
        kill -0 "$nginx_pid" || { cat "$directory/nginx.log"; exit 1; }
        sleep 0.05
    done
}

wrk_rate() { wrk -t2 -c256 -d"${SECONDS_EACH:-5}" "$1" | sed -n 's/Requests\/sec: */  /p'; }

measure_now() {
    say "GET /queue/E/now: nginx and we in turn, wrk with 256 connections"
    start_server fresh
    curl -sD "$directory/head" -o "$directory/body" "$url/queue/$event/now"
    start_nginx
    for turn in 1 2 3; do
        echo "nginx $(wrk_rate "http://127.0.0.1:$((port + 1))/queue/$event/now")  TicketServer $(wrk_rate "$url/queue/$event/now")"
    done
    stop_nginx
    stop_server
}

measure_page() {
    say "the event page for somebody without a cookie"
    start_server fresh
    for turn in 1 2 3; do echo "TicketServer $(wrk_rate "$url/en/e/$event")"; done
    stop_server
}

measure_holds() {
    say "durable holds of two seats, and the same statements bare, in turn"
    for turn in 1 2 3; do
        "$directory/bare_sqlite" "$directory" 63000
        start_server fresh
        "$directory/load" holds "$url" "$event" -r 3
        stop_server
    done
}

measure_buy() {
    say "whole purchases of two tickets: join, enter, hold the best, order, payment, pay, tickets"
    for turn in 1 2 3; do
        start_server fresh
        "$directory/load" buy "$url" "$event" -n 16000 -c 512
        stop_server
    done
}

check() {
    count=$(sqlite3 "$directory/data/tickets.sqlite" "$2")
    echo "$1: $count"
    [ "$count" -eq "$3" ] || exit 1
}

measure_sellout() {
    say "the stadium sold out by buyers of one to six tickets"
    start_server fresh
    "$directory/load" sellout "$url" "$event" -c 512 -t 60
    stop_server
    check "places that two tickets share" "SELECT count(*) FROM (SELECT event_id, place FROM tickets
        WHERE state <> 'cancelled' GROUP BY 1, 2 HAVING count(*) > 1)" 0
    check "paid orders that lack a ticket" "SELECT count(*) FROM orders o WHERE state = 'paid' AND
        (SELECT count(*) FROM tickets t WHERE t.order_id = o.id) <>
        (SELECT count(*) FROM order_items i WHERE i.order_id = o.id)" 0
    check "tickets without a paid order" "SELECT count(*) FROM tickets t LEFT JOIN orders o ON o.id = t.order_id
        WHERE o.id IS NULL OR o.state <> 'paid'" 0
    check "tickets whose place is not sold" "SELECT count(*) FROM tickets t LEFT JOIN places p
        ON p.id = (t.event_id << 18 | t.place) WHERE p.state IS NOT 2" 0
    check "places sold without a ticket" "SELECT (SELECT count(*) FROM places WHERE state = 2) -
        (SELECT count(*) FROM tickets)" 0
    sqlite3 "$directory/data/tickets.sqlite" "SELECT count(*) || ' tickets' FROM tickets"
}

# From exec to the first answer, asked for every 5 ms.
start_time() {
    begin=$(date +%s%N)
    "$server" demo --json --listen "127.0.0.1:$port" --data "$directory/data" --log-access off \
        > "$directory/demo.json" 2> "$directory/server.log" &
    server_pid=$!
    until curl -sfo /dev/null "$url/queue/$event/now"; do
        kill -0 "$server_pid" || { cat "$directory/server.log"; exit 1; }
        sleep 0.005
    done
    echo "$1: $((($(date +%s%N) - begin) / 1000000)) ms"
    stop_server
}

# Orders of the past: 100,000 of them, of an event that is over, with two tickets each.
add_orders() {
    sqlite3 "$directory/data/tickets.sqlite" < Tests/Benchmarks/past_orders.sql
}

measure_start() {
    say "start to first answer"
    start_server fresh
    stop_server
    for turn in 1 2 3; do start_time "42,000 places (78,744 with the other shows), free"; done
    start_server keep
    "$directory/load" sellout "$url" "$event" -c 512 -t 60 > /dev/null
    stop_server
    start_time "sold out, right after kill -9"
    start_time "sold out"
    add_orders
    for turn in 1 2 3; do start_time "with 100,000 more orders"; done
    ls -l "$directory/data/tickets.sqlite" | awk '{ print "database: " $5 / 1e6 " MB" }'
}

measure_idle() {
    say "memory of idle keep-alive connections"
    # Started again, so that memory which seeding has used and freed does not serve the connections.
    start_server fresh
    stop_server
    start_server keep
    "$directory/load" idle "$url" "$event" -c 15000 -p "$server_pid"
    stop_server
}

measure_best() {
    say "the best four, held (search and commit) and let go (commit), one buyer alone"
    start_server fresh
    "$directory/load" best "$url" "$event" -r 1000
    stop_server
}

for part in $parts; do "measure_$part"; done
