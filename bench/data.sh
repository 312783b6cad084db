# shellcheck shell=bash disable=SC2034,SC2154 # a part of bench/run, which has what this does not assign or use
# The modes `data` and `among` of bench/run.
#   ITEMS (1000000)  items of the largest account whose lists are measured
#   HUGE (10000000)  items among which `among` measures
# Accounts with many items are filled once, below target/run, and anew when the schema or what fills them has changed.

most_items=${ITEMS:-1000000} huge_items=${HUGE:-10000000}

# What an item holds, by its number and the group that it shares with others.
attributes='{"name":"Order @n@","group":"@group@","price":@n@,"customer":{"number":77,"city":"Oslo"},'
attributes+='"lines":[{"sku":"A-17","count":2},{"sku":"B-4","count":1}],"note":"Leave it with the neighbour."}'

# A type without indexes, as a ticket has none that its customer has declared.
made=item

# How many items share a group: as many as an equality or a range finds in each account.
in_group=20

# attributes_of NUMBER GROUP
attributes_of() {
    local filled=${attributes//@n@/$1}
    echo "${filled//@group@/$2}"
}

# An account of which all limits are raised; prints a key of it.
items_account() {
    local id
    id=$(account "$1")
    raise "$id"
    key "$id" platform
}

tenant_of() {
    sql -c "select tenant_id from environments join accounts on accounts.id = account_id
        where name = '$1' and kind = 'live'"
}

# ------------------------------------------------------------------------------------------------ accounts with items

# A new account with so many orders, its name, key and tenant behind FILE: populate NAME COUNT FILE
populate() {
    local platform here_is of_group of_price model leaves first epoch groups=$(($2 / in_group)) chunk=250000
    platform=$(items_account "$1")
    here_is=$(tenant_of "$1")
    of_group=$(sql -c "select nextval('data_index_ids')")
    of_price=$(sql -c "select nextval('data_index_ids')")
    declared "$here_is" "$of_group" "$of_price"
    model=$(post_item "$platform" "{\"type\":\"order\",\"attributes\":$(attributes_of 120 g$((120 % groups)))}")
    leaves=$(sql -c "select cardinality(leaves) from data_items where tenant_id = '$here_is'")
    epoch=$(($(date +%s%3N) - $2 - 1000))
    [ "$2" -le $chunk ] || unindexed
    for ((first = 1; first <= $2; first += chunk)); do
        sql -v ON_ERROR_STOP=1 --set=tenant="$here_is" --set=type=order --set=first=$first \
            --set=last=$((first + chunk - 1 < $2 ? first + chunk - 1 : $2)) --set=epoch=$epoch --set=groups=$groups \
            --set=leaves="$leaves" --set=by_group="$of_group" --set=by_price="$of_price" --set=attributes="$attributes" \
            -f "$here/items.sql" >/dev/null || fail "no items could be made"
    done
    [ "$2" -le $chunk ] || indexed
    alike "$here_is"
    curl -sSf -X DELETE -H "Authorization: Bearer $platform" "http://127.0.0.1:$port/v1/data/$model?purge=true" ||
        fail "the model could not be taken away"
    echo "$1 $platform $here_is" >>"$3"
}

# Takes the indexes of items away, as what is put in order once is filled many times faster.
unindexed() {
    sql -v ON_ERROR_STOP=1 >/dev/null <<'END' || fail "the indexes could not be taken away"
create table taken_away as
select format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as made,
       format('alter table %s drop constraint %I', conrelid::regclass, conname) as dropped
from pg_constraint
where contype = 'p' and conrelid in ('data_items'::regclass, 'data_index'::regclass)
union all
select pg_get_indexdef(indexrelid), format('drop index %s', indexrelid::regclass)
from pg_index
where not indisprimary and indrelid in ('data_items'::regclass, 'data_index'::regclass);
select dropped from taken_away \gexec
END
}

indexed() {
    sql -v ON_ERROR_STOP=1 >/dev/null <<'END' || fail "the indexes could not be made again"
set maintenance_work_mem = '1GB';
select made from taken_away \gexec
drop table taken_away;
END
}

# declared TENANT INDEX-OF-GROUP INDEX-OF-PRICE
declared() {
    sql -v ON_ERROR_STOP=1 -c "insert into data_types
            (tenant_id, id, name, version, declared, indexes, statuses, created_at, updated_at)
        values ('$1', gen_random_uuid(), 'order', 1, true, '{\"indexes\":[
            {\"id\":$2,\"path\":\"group\",\"kind\":\"text\",\"state\":\"ready\",\"auto\":false},
            {\"id\":$3,\"path\":\"price\",\"kind\":\"number\",\"state\":\"ready\",\"auto\":false}]}',
            '{active,done}', now(), now())" || fail "the type could not be declared"
}

# Makes an item and prints its id: post_item KEY BODY
post_item() {
    curl -sSf -H "Authorization: Bearer $1" -H 'Content-Type: application/json' -H "X-Idempotency-Key: $(now)" -d "$2" \
        "http://127.0.0.1:$port/v1/data" | text_of id
}

# Of the model, which the server wrote, the indexes have the same as of item 120.
alike() {
    [ "$(sql -c "select count(*), count(distinct kept)
        from (select array_agg((index_id, data_index.archived, value) order by index_id, value) as kept
            from data_index
            join data_items using (tenant_id)
            where tenant_id = '$1' and id = item_id and (external_id is null or external_id = 'ext-120')
            group by item_id) as of_each")" = '2|1' ] || fail "bench/items.sql does not write what the server writes"
}

# Starts the installation beside, with accounts of so many items, of which `$large_data.made` tells: with_items COUNT…
with_items() {
    local count stamp
    stamp=$(cat "$root"/server/src/main/resources/db/migration/* "$here/items.sql" "$here/data.sh" | sha256sum)
    if [ "$(head -1 "$large_data.made" 2>/dev/null)" != "${stamp% *}$*" ]; then
        rm -rf "$large_data" "$large_data.made" "$large_data.accounts"
        start_large
        for count in "$@"; do at_large populate "items-$count" "$count" "$large_data.accounts"; done
        at_large sql -c 'vacuum analyze' -c checkpoint
        at_large undeclared "$large_data.accounts"
        at_large sql -c 'vacuum analyze data_items' -c checkpoint
        echo "${stamp% *}$*" >"$large_data.made"
    else
        start_large
    fi
}

# Accounts: key_of NAME, tenant_at NAME
key_of() { awk -v name="$1" '$1 == name {print $2}' "$large_data.accounts"; }

tenant_at() { awk -v name="$1" '$1 == name {print $3}' "$large_data.accounts"; }

# As many items as a filter without an index may look through, made over the API as it reads their hashes.
undeclared() {
    local platform
    platform=$(items_account undeclared)
    make_items batched "$platform" --count $((10000 / in_batch)) >/dev/null
    echo "undeclared $platform $(tenant_of undeclared)" >>"$1"
}

# ------------------------------------------------------------------------------------------------ one by one

# What a connection sends, of the type in $made: make_items ALONE|BATCHED KEY OPTIONS
make_items() {
    local path=data body status=201 i
    body="{\"type\":\"$made\",\"attributes\":$(attributes_of '{n}' g1)}"
    if [ "$1" = batched ]; then
        path=data/bulk status=200 body=''
        for i in $(seq "$in_batch"); do
            body+=",{\"op\":\"create\",\"data\":{\"type\":\"$made\",\"attributes\":$(attributes_of '{n}' "g$i")}}"
        done
        body="{\"operations\":[${body#,}]}"
    fi
    load POST "http://127.0.0.1:$port/v1/$path" --header "Authorization: Bearer $2" --vary '*' \
        --header 'Content-Type: application/json' --header 'X-Idempotency-Key: {run}-{n}' --body "$body" \
        --status $status "${@:3}"
}

# read_item PORT KEY ID OPTIONS
read_item() {
    load GET "http://127.0.0.1:$1/v1/data/$3" --header "Authorization: Bearer $2" "${@:4}"
}

data_read() {
    local round item ours theirs
    item=$(post_item "$platform" "{\"external_id\":\"read\",\"attributes\":$(attributes_of 7 g7)}")
    start_peer
    ours=$(get "/v1/data/$item" "Authorization: Bearer $platform" | tail -1)
    theirs=$(get "/v1/data/$item" '' "$peer_port" | tail -1)
    [ "$ours" = "$theirs" ] || fail "the peer answers with another body: $theirs"
    read_item "$port" "$platform" "$item" --count "$warm" >/dev/null
    read_item "$peer_port" none "$item" --count "$warm" >/dev/null
    settle
    for round in $(seq "$rounds"); do
        side data-read "$round" ours "$server" read_item "$port" "$platform" "$item" --warm 1 --seconds "$span"
        side data-read "$round" peer "$peer" read_item "$peer_port" none "$item" --warm 1 --seconds "$span"
    done
    kill "$peer"
    peer=''
    say "data, read by id: ours $(figures data-read ours rate | median)/s, peer $(figures data-read peer rate | median)/s," \
        "ratio $(ratio data-read ours peer rate); goal 0.70"
}

data_create() {
    local round
    make_items alone "$platform" --count 200 >/dev/null
    scripted item make_items alone "$platform"
    make_items alone "$platform" --count "$warm" >/dev/null
    for round in $(seq "$rounds"); do
        settle
        side data-create "$round" ours "$server" counted data_items 1 make_items alone "$platform" --seconds "$span"
        settle
        side data-create "$round" pgbench "$server" \
            pipeline_alone item data_items -c "$connections" -j 1 -T "$span"
    done
    say "data, create: ours $(figures data-create ours rate | median)/s, pgbench" \
        "$(figures data-create pgbench rate | median)/s, ratio $(ratio data-create ours pgbench rate); goal 0.55"
}

data_bulk() {
    local round over what
    for over in 1 $connections; do
        make_items batched "$platform" --count $((warm / 20 / in_batch)) >/dev/null
        for round in $(seq "$rounds"); do
            settle
            side "data-bulk-$over" "$round" alone "$server" \
                counted data_items 1 make_items alone "$platform" --seconds "$span" --connections "$over"
            settle
            side "data-bulk-$over" "$round" batched "$server" \
                counted data_items "$in_batch" make_items batched "$platform" --seconds "$span" --connections "$over"
        done
        what="$(a_second "data-bulk-$over" alone 1) $(a_second "data-bulk-$over" batched "$in_batch")"
        say "data, made over $over connection(s): alone ${what% *}/s, in bulks of $in_batch ${what#* }/s, ratio" \
            "$(awk '{printf "%.2f", $2 / $1}' <<<"$what"); goal 8"
    done
}

# ------------------------------------------------------------------------------------------------ on disk

# The bytes of what a change writes to, partitions together: tables with what is too long for a row, and indexes.
sizes() {
    sql -F ' ' -c "select coalesce(parent.relname, own.relname) as name,
            sum(case own.relkind when 'r' then pg_table_size(own.oid) else pg_relation_size(own.oid) end)
        from pg_class as own
        left join pg_inherits on inhrelid = own.oid
        left join pg_class as parent on parent.oid = inhparent
        where own.relnamespace = 'public'::regnamespace and own.relkind in ('r', 'i')
            and own.relname ~ '^(data_|events|event_heads|audit|idempotency|counters)'
        group by name
        order by name"
}

# What the events and the audit entries become afterwards is written before anything is weighed.
weighed() {
    settle
    until [ "$(sql -c 'select count(*) from audit where sequence is null')" = 0 ]; do sleep 0.3; done
    sql -c 'vacuum' -c checkpoint
    sizes >"$1"
}

# data_disk ALONE|BATCHED ITEMS-IN-EACH
data_disk() {
    local count=20000 all
    weighed "$work/sizes.before"
    make_items "$1" "$platform" --count $((count / $2)) >/dev/null
    weighed "$work/sizes.after"
    join "$work/sizes.before" "$work/sizes.after" | awk -v n=$count '{printf "%d %s\n", ($3 - $2) / n, $1}' |
        sort -rn | awk '$1 > 0' >"$work/sizes.each"
    all=$(awk '{all += $1} END {print all + 0}' "$work/sizes.each")
    while read -r bytes name; do note "data-disk 1 $1 relation=$name bytes=$bytes"; done <"$work/sizes.each"
    say "data, on disk, made $1: $all bytes an item, of which its attributes are" \
        "$(sql -c "select octet_length(attributes) from data_items order by id desc limit 1");" \
        "$(head -12 "$work/sizes.each" | awk -v all="$all" '{printf "%s%s %d (%.0f %%)", sep, $2, $1, 100 * $1 / all; sep = ", "}')"
}

# ------------------------------------------------------------------------------------------------ import

# A call with as many lines as it may have, and its job until that has ended: imported FILE LINES
imported() {
    local begin job state
    begin=$(now)
    job=$(curl -sSf -H "Authorization: Bearer $platform" -H 'Content-Type: application/x-ndjson' --data-binary "@$1" \
        "http://127.0.0.1:$port/v1/data/import?type=order" | text_of id)
    until [[ ${state:=} =~ ^(succeeded|failed|cancelled)$ ]]; do
        sleep 0.05
        state=$(curl -sSf -H "Authorization: Bearer $platform" "http://127.0.0.1:$port/v1/jobs/$job" | text_of state)
    done
    [ "$state" = succeeded ] || return 1
    echo "requests=$2 rate=$(awk -v n="$2" -v us=$(($(now) - begin)) 'BEGIN {printf "%d", n / us * 1e6}')"
}

data_import() {
    local round lines=30000 file=$work/items.ndjson
    for round in $(seq "$rounds"); do
        attributes_of @n@ g1 | awk -v n=$lines -v round="$round" '{ for (i = 1; i <= n; i++) {
            one = $0; gsub(/@n@/, i, one); printf "{\"external_id\":\"%d-%d\",\"attributes\":%s}\n", round, i, one } }' >"$file"
        settle
        side data-import "$round" job "$server" counted data_items 1 imported "$file" $lines
    done
    say "data, imported, $lines lines in a call: $(figures data-import job rate | median) items/s"
}

# ------------------------------------------------------------------------------------------------ lists

# One connection, and few enough for a part of a round: ask_items QUERY KEY [COUNT]
ask_items() {
    load GET "http://127.0.0.1:$port/v1/data?limit=20$1" --header "Authorization: Bearer $2" \
        --connections 1 --count "${3:-150}"
}

# Says how many are found, which the ratio stands and falls with: found QUERY KEY
found() {
    curl -sSf -H "Authorization: Bearer $2" "http://127.0.0.1:$port/v1/data?limit=20$1" |
        sed -nE 's/.*"total":([0-9]+|null).*/\1/p'
}

data_lists() {
    local round name query size most goal
    local -A asked=([data-list]=''
        [data-equal]='&type=order&attributes.group=g7'
        [data-range]='&type=order&attributes.price%5Bgte%5D=501&attributes.price%5Blt%5D=521'
        [data-sort]='&type=order&sort=attributes.price')
    for name in data-list data-equal data-range data-sort; do
        query=${asked[$name]}
        [ $name = data-list ] && goal=1.5 || goal=2
        for size in 1000 100000 "$most_items"; do
            most=$(at_large found "$query" "$(key_of "items-$size")")
            [[ $most = "$in_group" || ( $most = "$size" && $name =~ list|sort ) ]] || fail "$name finds $most of $size"
            at_large ask_items "$query" "$(key_of "items-$size")" 300 >/dev/null
        done
        for round in $(seq "$rounds"); do
            for size in 1000 100000 "$most_items"; do
                at_large beside "$name" "$round" "of-$size" ask_items "$query" "$(key_of "items-$size")"
            done
        done
        for size in 100000 "$most_items"; do
            say "$name${query:+ ($query)}: p50 $(figures $name of-1000 p50_us | median) µs with 1,000 items," \
                "$(figures $name "of-$size" p50_us | median) µs with $size," \
                "ratio $(ratio $name "of-$size" of-1000 p50_us); goal $goal at most"
        done
    done
}

# A side whose server is the one beside: beside WHAT ROUND SIDE COMMAND…
beside() { side "$1" "$2" "$3" "$server" "${@:4}"; }

# Asked of all types together, as an index comes by itself where one type is often asked.
data_undeclared() {
    local round name
    local -A asked=([found]='&attributes.group=g7' [nothing]='&attributes.group=nobody')
    for name in found nothing; do
        at_large ask_items "${asked[$name]}" "$(key_of undeclared)" 300 >/dev/null
        for round in $(seq "$rounds"); do
            at_large beside data-undeclared "$round" $name ask_items "${asked[$name]}" "$(key_of undeclared)"
        done
        say "data, equality without an index among 10,000 items, $name: p50" \
            "$(figures data-undeclared $name p50_us | median) µs, p99" \
            "$(figures data-undeclared $name p99_us | median) µs; goal p50 20,000 at most"
    done
}

copied_items() {
    sql -c "copy (select id, type, status, status_before, attributes, external_id, version, updated_at, archived_at, deleted_at
        from data_items where tenant_id = '$1') to stdout"
}

data_whole() {
    local round many=100000
    for round in 1 2 3 4; do at_large whole_list data "$(key_of items-$many)" >/dev/null; done
    for round in $(seq "$rounds"); do
        at_large beside data-whole "$round" list lines_of whole_list data "$(key_of items-$many)"
        at_large beside data-whole "$round" copy lines_of copied_items "$(tenant_at items-$many)"
        [ "$(grep "^data-whole $round " "$raw" | of requests | sort -u)" = $many ] || fail "not every item came"
    done
    say "whole list of $many items: $(figures data-whole list rate | median) lines/s, copy" \
        "$(figures data-whole copy rate | median)/s, ratio $(ratio data-whole list copy rate); goal 0.25"
}

# ------------------------------------------------------------------------------------------------ among very many

# At a rate that both bear, creates of a type with two indexes, reads each of another item: steady NAME CREATE|READ
steady() {
    local platform made=order
    platform=$(key_of "$1")
    if [ "$2" = create ]; then
        make_items alone "$platform" --seconds "$span" --rate 200
    else
        read_item "$port" "$platform" "{lines:$large_data.ids}" --vary '*' --seconds "$span" --rate 500
    fi
}

# Some of the items of an account, in no order: some_ids NAME
some_ids() {
    sql -c "select id from data_items where tenant_id = '$(tenant_at "$1")' order by md5(id::text) limit 100000" \
        >"$large_data.ids"
}

# In an installation for each, one after the other, as both together would not fit into memory.
bench_among() {
    local count large_data what round
    stop_server
    for count in 100000 "$huge_items"; do
        large_data=$work/items-$count
        with_items "$count"
        at_large some_ids "items-$count"
        for what in create read; do
            at_large steady "items-$count" $what >/dev/null
            for round in $(seq "$rounds"); do
                at_large settle
                at_large beside "data-among-$what" "$round" "of-$count" steady "items-$count" $what
            done
        done
        stop_large
    done
    for what in create read; do
        say "data, $what among $huge_items items: p99 $(figures data-among-$what "of-$huge_items" p99_us | median) µs, among" \
            "100,000 $(figures data-among-$what of-100000 p99_us | median) µs," \
            "ratio $(ratio data-among-$what "of-$huge_items" of-100000 p99_us); goal 1.5 at most"
    done
    start_server
}

bench_data() {
    local platform large_data=$work/items
    platform=$(items_account 'data items')
    tenant=$(tenant_of 'data items')
    data_read
    data_create
    data_bulk
    data_disk alone 1
    data_disk batched "$in_batch"
    data_import
    stop_server
    with_items 1000 100000 "$most_items"
    data_lists
    data_undeclared
    data_whole
    stop_large
    start_server
}
