# shellcheck shell=bash disable=SC2034,SC2154 # a part of bench/run, which has what this does not assign or use
# The mode `analytics` of bench/run.
#   BEFORE             a source tree without rollups, whose reads are compared; without it that part is left out
#   LOGGED (10000000)  requests of a month in the log, among which questions are asked

logged_requests=${LOGGED:-10000000}
before_port=$((port + 40)) before_data=$here/target/run/before before=''

# ------------------------------------------------------------------------------------------------ reads

# The same server from another tree, with data of its own.
start_before() {
    rm -rf "$before_data"
    "$BEFORE/jupiter" prepare >/dev/null
    "$BEFORE/jupiter" serve --data "$before_data" --port $before_port --management-port $((before_port + 1)) \
        >"$work/before.out" 2>"$work/before.err" &
    before=$!
    until get /health/ready '' $before_port | grep -q '^HTTP/1.1 200'; do
        kill -0 $before 2>/dev/null || fail "the server before did not start: $(tail -1 "$work/before.err")"
        sleep 0.1
    done
}

stop_before() {
    [ -z "$before" ] || { kill "$before"; wait "$before" || true; } 2>/dev/null
    before=''
}

# A ticket of an account whose limits are raised, on the server of a tree: prepared TREE DATA PORT; prints `ID KEY`
prepared() {
    local id platform
    id=$("$1/jupiter" admin account create --name reads --plan enterprise --data "$2" --json | text_of id)
    "$1/jupiter" admin account limit "$id" --requests 10000000/minute --data "$2" --json >/dev/null
    platform=$("$1/jupiter" admin key create --account "$id" --environment live --contract platform \
        --limit 10000000/minute --permissions admin --data "$2" --json | text_of secret)
    echo "$(curl -sf -H "Authorization: Bearer $platform" -H 'Content-Type: application/json' \
        -d '{"subject":"The printer is on fire"}' "http://127.0.0.1:$3/v1/tickets" | text_of id) $platform"
}

# read_of PORT TICKET KEY OPTIONS…
read_of() {
    load GET "http://127.0.0.1:$1/v1/tickets/$2" --header "Authorization: Bearer $3" --connections $connections "${@:4}"
}

compare_reads() {
    local now_ticket now_key before_ticket before_key round
    read -r now_ticket now_key < <(prepared "$root" "$data" $port)
    start_before
    read -r before_ticket before_key < <(prepared "$BEFORE" "$before_data" $before_port)
    read_of $port "$now_ticket" "$now_key" --count $warm >/dev/null
    read_of $before_port "$before_ticket" "$before_key" --count $warm >/dev/null
    for round in $(seq "$rounds"); do
        side analytics-read "$round" now "$server" \
            read_of $port "$now_ticket" "$now_key" --warm 1 --seconds "$span"
        side analytics-read "$round" before "$before" \
            read_of $before_port "$before_ticket" "$before_key" --warm 1 --seconds "$span"
    done
    stop_before
    say "reads: with rollups $(figures analytics-read now rate | median)/s, before" \
        "$(figures analytics-read before rate | median)/s, ratio $(ratio analytics-read now before rate); goal 1"
}

# ------------------------------------------------------------------------------------------------ questions

# A month of requests of an account, as the log and the flushes of two nodes a second would have left them. The
# partitions of past days are made by what makes traffic in the sandbox. fill_log TENANT KEY-ID
fill_log() {
    local day
    admin sandbox traffic >/dev/null
    for day in $(seq 29 -1 0); do
        sql -v ON_ERROR_STOP=1 --set=tenant="$1" --set=key="$2" --set=ago="$day" \
            --set=many=$((logged_requests / 30)) -f "$here/analytics.sql" >/dev/null ||
            fail "the log could not be filled"
    done
    until [ "$(sql -c 'select count(*) from rollup_deltas')" = 0 ]; do sleep 1; done
    sql -c 'vacuum analyze request_log, rollup_minutes, rollup_hours, rollup_days'
}

# asked QUERY KEY OPTIONS…
asked() {
    load GET "http://127.0.0.1:$port/v1/analytics/$1" --header "Authorization: Bearer $2" --connections 1 \
        --vary '*' "${@:3}"
}

questions() {
    local id platform here_is key_id round name table goal
    id=$(account questions)
    raise "$id"
    platform=$(key "$id" platform)
    here_is=$(tenant_of questions)
    key_id=$(curl -sf -H "Authorization: Bearer $platform" "http://127.0.0.1:$port/v1/keys/current" | text_of id)
    fill_log "$here_is" "$key_id"
    local -A asking=(
        [day-by-endpoint]='requests?group_by=endpoint'
        [month-by-day]="requests?interval=day&from=$(date -u -d '29 days ago' +%F)"
        [month-by-day-and-endpoint]="latency?interval=day&group_by=endpoint&from=$(date -u -d '29 days ago' +%F)"
        [errors-of-a-day-by-code]='errors?group_by=code'
        [hours-of-a-month]="requests?interval=hour&from=$(date -u -d '29 days ago' +%F)")
    for name in day-by-endpoint month-by-day month-by-day-and-endpoint errors-of-a-day-by-code hours-of-a-month; do
        asked "${asking[$name]}" "$platform" --count 20 >/dev/null
        for round in $(seq "$rounds"); do
            side "analytics-$name" "$round" ours "$server" asked "${asking[$name]}" "$platform" --count 50
        done
        goal=''
        [[ $name != day-by-endpoint && $name != month-by-day ]] || goal='; goal 100000 at most'
        say "$name among $logged_requests requests: p50 $(figures "analytics-$name" ours p50_us | median) µs$goal"
    done
    for table in rollup_minutes rollup_hours rollup_days request_log; do
        say "$table: $(sql -c "select format('%s rows and %s KB a day', count(*) / count(distinct day),
            (select sum(pg_total_relation_size(oid)) from pg_class
                where oid = '$table'::regclass or oid in (select relid from pg_partition_tree('$table')))::bigint
                / 1024 / count(distinct day))
            from $table")"
    done
}

bench_analytics() {
    [ -z "${BEFORE:-}" ] || compare_reads
    questions
}
