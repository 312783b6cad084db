# shellcheck shell=bash disable=SC2034,SC2154 # a part of bench/run, which has what this does not assign or use
# The mode `files` of bench/run.
#   LARGE (104857600)  bytes of the largest file
#   PICTURES (30)      pictures in a round of thumbnails

large_bytes=${LARGE:-104857600} pictures=${PICTURES:-30}
papers=$work/papers

# Uploads that a principal may have at once, but for one; downloads are given as many.
lanes=4

# With and without sendfile, from and to the same folder: nginx_port off|on
nginx_port() { [ "$1" = off ] && echo $((port + 50)) || echo $((port + 51)); }

nginx='' nginx_root=$work/nginx

# What goes over the wire: transfers METHOD URL OPTIONS
transfers() {
    "$java" "${quiet[@]}" -cp "$here/target/bench.jar:$here/target/lib/*" com.jupiteriq.bench.Transfers "$@" \
        --connections $lanes
}

# ------------------------------------------------------------------------------------------------ what is sent

# A paper that is one by its first and last bytes, which cannot be packed: paper BYTES FILE
paper() {
    { printf '%%PDF-1.4\n'; head -c $(($1 - 28)) /dev/urandom; printf '\nstartxref\n0\n%%%%EOF\n'; } >"$2"
    [ "$(wc -c <"$2")" = "$1" ] || fail "$2 is not of $1 bytes"
}

# The same in a form, as browsers send it: form FILE
form() {
    printf -- '--bench\r\nContent-Disposition: form-data; name="file"; filename="paper.pdf"\r\n%s\r\n\r\n' \
        'Content-Type: application/pdf'
    cat "$1"
    printf '\r\n--bench--\r\n'
}

# ------------------------------------------------------------------------------------------------ nginx

# Reads and writes the same disk, with as many processes as there are cores, and a log of what was asked.
start_nginx() {
    local sendfile
    rm -rf "$nginx_root"
    mkdir -p "$nginx_root/taken" "$nginx_root/temp"
    {
        [ "$(id -u)" != 0 ] || echo 'user root;'
        echo "daemon off; worker_processes auto; pid $nginx_root/pid; events { }"
        echo "http { access_log $nginx_root/access.log; client_max_body_size 0; keepalive_requests 1000000000;"
        for sendfile in client_body proxy fastcgi uwsgi scgi; do echo "${sendfile}_temp_path $nginx_root/temp;"; done
        for sendfile in off on; do
            echo "server { listen 127.0.0.1:$(nginx_port $sendfile); sendfile $sendfile;" \
                "location / { root $papers; } location /taken/ { root $nginx_root; dav_methods PUT; } }"
        done
        echo '}'
    } >"$nginx_root/conf"
    nginx -p "$nginx_root" -c "$nginx_root/conf" -e "$nginx_root/error.log" 2>"$nginx_root/err" &
    nginx=$!
    until get /1k '' "$(nginx_port on)" | grep -qa '^HTTP/1.1 200'; do
        kill -0 $nginx 2>/dev/null || fail "nginx did not start: $(cat "$nginx_root/err" "$nginx_root/error.log")"
        sleep 0.05
    done
}

stop_nginx() {
    [ -z "$nginx" ] || { kill "$nginx"; wait "$nginx"; } 2>/dev/null || true
    nginx=''
}

# ------------------------------------------------------------------------------------------------ turns

# A process and its children, but for the database.
family() { echo "$1 $(sed -E "s/\b$postmaster\b//" /proc/"$1"/task/*/children | tr '\n' ' ')"; }

# Runs one side of a round and what is left to do afterwards, and notes its line with the CPU of a MiB:
# moved WHAT ROUND SIDE PID AFTERWARDS COMMAND…
moved() {
    local what=$1 round=$2 name=$3 pid=$4 afterwards=$5 line served stored mib
    shift 5
    sync
    served=$(ticks $(family "$pid")) stored=$(ticks $(database))
    line=$("$@") || fail "the $name side of $what failed"
    sleep 0.3
    $afterwards
    served=$(($(ticks $(family "$pid")) - served)) stored=$(($(ticks $(database)) - stored))
    mib=$(of moved_mib <<<"$line")
    note "$what $round $name $line $(awk -v s=$served -v d=$stored -v m="$mib" \
        'BEGIN {printf "server_cpu_us=%.0f database_cpu_us=%.0f", s * 1e4 / m, d * 1e4 / m}')" \
        "load=$(cut -d' ' -f1 /proc/loadavg)"
}

# The server has looked at all files.
inspected() {
    until [ "$(sql -c "select count(*) from files where status in ('scanning', 'processing')")" = 0 ]; do sleep 0.1; done
}

# Deletes all files of the account, and waits until their bytes are gone.
none_left() {
    local many
    sql -c "select id from files where tenant_id = '$tenant'" >"$work/files.ids"
    many=$(wc -l <"$work/files.ids")
    [ "$many" = 0 ] || transfers DELETE "http://127.0.0.1:$port/v1/files/{lines:$work/files.ids}" \
        --header "Authorization: Bearer $platform" --status 204 --count "$many" >/dev/null
    until [ "$(sql -c 'select count(*) from file_garbage')" = 0 ]; do sleep 0.1; done
    settle
}

# upload FILE OPTIONS
upload() {
    transfers POST "http://127.0.0.1:$port/v1/files" --header "Authorization: Bearer $platform" \
        --header 'X-Idempotency-Key: {run}-{n}' --file "$1" --status 201 "${@:2}"
}

upload_raw() {
    upload "$papers/$1" --header 'X-File-Name: paper.pdf' --header 'Content-Type: application/pdf' "${@:2}"
}

upload_form() {
    upload "$papers/$1.form" --header 'Content-Type: multipart/form-data; boundary=bench' "${@:2}"
}

# upload_nginx NAME OPTIONS
upload_nginx() {
    transfers PUT "http://127.0.0.1:$(nginx_port off)/taken/{run}-{n}" --file "$papers/$1" --status 201 "${@:2}"
}

# The newest file of the account, once it is ready.
newest() {
    inspected
    sql -c "select id from files where tenant_id = '$tenant' and status = 'ready' order by id desc limit 1"
}

# download NAME ID OPTIONS
download() {
    transfers GET "http://127.0.0.1:$port/v1/files/$2/content" --header "Authorization: Bearer $platform" \
        --expected "$papers/$1" "${@:3}"
}

# download_nginx NAME off|on OPTIONS
download_nginx() {
    transfers GET "http://127.0.0.1:$(nginx_port "$2")/$1" --expected "$papers/$1" "${@:3}"
}

# What it comes to: WHAT SIDE
told() {
    echo "$(figures "$1" "$2" mib | median) MiB/s (p50 $(figures "$1" "$2" p50_us | median) µs," \
        "p99 $(figures "$1" "$2" p99_us | median) µs, $(figures "$1" "$2" server_cpu_us | median) µs of CPU a MiB)"
}

# ------------------------------------------------------------------------------------------------ one by one

files_down() {
    local round name sendfile file what goal
    for name in 1k 1m large; do
        upload_raw $name --count 1 >/dev/null
        file=$(newest)
        what=files-down-$name goal=''
        [ $name != 1k ] || download $name "$file" --count $warm >/dev/null
        download $name "$file" --seconds "$span" >/dev/null
        for round in $(seq "$rounds"); do
            moved $what "$round" ours "$server" : download $name "$file" --seconds "$span"
            for sendfile in off on; do
                moved $what "$round" nginx-$sendfile "$nginx" : download_nginx $name $sendfile --seconds "$span"
            done
        done
        [ $name != large ] || goal='; goal 0.5'
        say "files, download of $(wc -c <"$papers/$name") bytes: ours $(told $what ours), nginx $(told $what nginx-off)," \
            "ratio $(ratio $what ours nginx-off mib)$goal; nginx with sendfile $(told $what nginx-on)," \
            "ratio $(ratio $what ours nginx-on mib)"
    done
    none_left
}

# In our turns the server has also judged each file, and each is on disk. nginx keeps them in memory for a while.
files_up() {
    local round name what
    upload_raw 1k --count $((warm / 10)) >/dev/null
    for name in 1k 1m large; do
        what=files-up-$name
        upload_raw $name --seconds "$span" >/dev/null
        inspected
        none_left
        for round in $(seq "$rounds"); do
            moved $what "$round" ours "$server" inspected upload_raw $name --seconds "$span"
            none_left
            [ $name != 1m ] || moved $what "$round" form "$server" inspected upload_form $name --seconds "$span"
            none_left
            moved $what "$round" nginx "$nginx" : upload_nginx $name --seconds "$span"
            find "$nginx_root/taken" -type f -delete
        done
        say "files, upload of $(wc -c <"$papers/$name") bytes: ours $(told $what ours), nginx $(told $what nginx)," \
            "ratio $(ratio $what ours nginx mib)$([ $name != 1m ] || echo "; ours in a form $(told $what form)")"
    done
}

# ------------------------------------------------------------------------------------------------ thumbnails

# From the first byte of the first picture until all have their three thumbnails.
drawn() {
    local begin before
    begin=$(now)
    before=$(sql -c 'select count(*) from file_thumbnails')
    upload "$papers/picture.jpg" --header 'X-File-Name: picture.jpg' --header 'Content-Type: image/jpeg' \
        --count "$1" >/dev/null
    inspected
    [ $(($(sql -c 'select count(*) from file_thumbnails') - before)) = $((3 * $1)) ] || return 1
    echo "requests=$1 moved_mib=$1 rate=$(awk -v n="$1" -v us=$(($(now) - begin)) 'BEGIN {printf "%.2f", 3 * n / us * 1e6}')"
}

files_thumbnails() {
    local round
    drawn 5 >/dev/null
    for round in $(seq "$rounds"); do
        moved files-thumbnails "$round" ours "$server" : drawn "$pictures"
    done
    say "files, thumbnails of 1600×1200 in three sizes: $(figures files-thumbnails ours rate | median)/s," \
        "$(figures files-thumbnails ours server_cpu_us | median) µs of CPU a picture"
    none_left
}

# ------------------------------------------------------------------------------------------------ beside

# Reads of an item 500 times a second, alone, beside our downloads and beside those of nginx, which take the
# same machine from them: read_beside ROUND SIDE COMMAND…
read_beside() {
    local flood=''
    [ $# = 2 ] || { "${@:3}" --seconds $((span + 1)) >"$work/flood.out" & flood=$!; sleep 0.5; }
    side files-read "$1" "$2" "$server" \
        read_item "$port" "$platform" "$item" --seconds "$span" --connections 4 --rate 500
    [ -z "$flood" ] || wait "$flood" || fail "nothing was downloaded meanwhile"
    [ -z "$flood" ] || note "files-flood $1 $2 $(<"$work/flood.out")"
}

files_beside() {
    local round file item one
    upload_raw large --count 1 >/dev/null
    file=$(newest)
    item=$(post_item "$platform" "{\"attributes\":$(attributes_of 7 g7)}")
    read_item "$port" "$platform" "$item" --count $((warm / 4)) >/dev/null
    for round in $(seq "$rounds"); do
        read_beside "$round" alone
        read_beside "$round" ours download large "$file"
        read_beside "$round" nginx download_nginx large off
    done
    for one in ours nginx; do
        say "reads 500 times a second beside downloads of the largest file from $one" \
            "($(figures files-flood $one mib | median) MiB/s): p50 $(figures files-read alone p50_us | median) µs alone," \
            "$(figures files-read $one p50_us | median) µs then; p99 $(figures files-read alone p99_us | median) µs alone," \
            "$(figures files-read $one p99_us | median) µs then, ratio $(ratio files-read $one alone p99_us)"
    done
    none_left
}

bench_files() {
    local platform tenant
    if ! command -v nginx >/dev/null || ! nginx -V 2>&1 | grep -q http_dav_module; then
        say "files: skipped, as there is no nginx with its dav module to compare with (Debian: apt install nginx-light)"
        return
    fi
    platform=$(items_account files)
    tenant=$(tenant_of files)
    mkdir -p "$papers"
    paper 1024 "$papers/1k"
    paper 1048576 "$papers/1m"
    paper "$large_bytes" "$papers/large"
    form "$papers/1m" >"$papers/1m.form"
    "$java" "${quiet[@]}" -Djava.awt.headless=true -cp "$here/target/bench.jar" com.jupiteriq.bench.Picture \
        "$papers/picture.jpg"
    say "flush: $(dd if=/dev/zero of="$work/flush" bs=1M count=200 oflag=dsync 2>&1 | sed -n 's/.*, //p')" \
        "in pieces of 1 MiB that are flushed"
    rm "$work/flush"
    start_nginx
    files_down
    files_up
    files_thumbnails
    files_beside
    stop_nginx
}
