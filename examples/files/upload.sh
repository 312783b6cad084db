#!/bin/sh
# Uploads a file with curl so that it goes on where it broke off: tus 1.0, where one asks how far it came
# and PATCH adds to it.
#
#     export API=http://127.0.0.1:8080/v1 KEY=jiq_live_…
#     sh examples/files/upload.sh report.pdf
#     sh examples/files/upload.sh report.pdf file_…     # goes on with one that was ended
#
# The first line that it prints is the id of the file, the last one what became of it. README.md tells how and why.
#
# Needs curl and base64. Exit status 0 when the file is ready.
set -eu

most_failures=8      # in a row, without a byte that arrived
longest_wait=300     # seconds until somebody has looked at the file

stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

[ $# -ge 1 ] && [ -s "$1" ] || stop "Say which file to upload, of at least one byte: sh upload.sh FILE [ID]"
[ -n "${API:-}" ] && [ -n "${KEY:-}" ] || stop "Set API to an address such as http://127.0.0.1:8080/v1, and KEY."
file=$1
size=$(($(wc -c < "$file")))

# The key stands in a file that nobody else can read, and not on a command line that everybody sees.
umask 077
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
printf 'header = "%s"\n' "Authorization: Bearer $KEY" 'X-API-Contract: platform' 'Tus-Resumable: 1.0.0' \
    > "$folder/curl"

# Prints the status of an answer, 000 for none, 100 for none but the word to go on, and leaves its head and its body. A
# connection on which nothing moves for a minute is as good as lost.
ask() {
    : > "$folder/head"
    : > "$folder/body"
    curl -sS --config "$folder/curl" --connect-timeout 10 --speed-limit 1 --speed-time 60 \
        -D "$folder/head" -o "$folder/body" -w '%{http_code}' "$@" || true
}

# What a header of the answer says.
told() {
    tr -d '\r' < "$folder/head" | awk -v name="$1:" 'tolower($1) == name { print $2 }'
}

failures=0

# Waits, if the last status is one that passes; any other is the end.
again() {
    case $status in
        000 | 100 | 408 | 409 | 425 | 429 | 5??) ;;
        *) stop "The server refuses: $status $(cat "$folder/body")" ;;
    esac
    failures=$((failures + 1))
    [ "$failures" -lt "$most_failures" ] || stop "Given up after $failures tries: $status $(cat "$folder/body")"
    pause=$(told retry-after)
    sleep "${pause:-$failures}"
}

# Asks for a new upload. One whose answer was lost is asked for by the same key, which makes no second one.
begin() {
    name=$(printf %s "${file##*/}" | base64 | tr -d '\n')
    attempt=${folder##*/}-$$-$(date +%s)
    while
        status=$(ask -X POST "$API/files/uploads" -H "X-Idempotency-Key: $attempt" \
            -H "Upload-Length: $size" -H "Upload-Metadata: filename $name")
        [ "$status" != 201 ]
    do
        again
    done
    location=$(told location)
    id=${location##*/}
}

# Finds out how far it came, in $at. GET tells what HEAD does, and why it is refused.
look() {
    while
        status=$(ask "$API/files/uploads/$id")
        [ "$status" != 200 ]
    do
        again
    done
    at=$(told upload-offset)
}

# Sends what is missing, again and again.
go_on() {
    look
    [ "$(told upload-length)" = "$size" ] || stop "The upload $id is one of $(told upload-length) bytes."
    while [ "$at" -lt "$size" ]; do
        status=$(tail -c "+$((at + 1))" "$file" | ask -X PATCH "$API/files/uploads/$id" -T - \
            -H "Upload-Offset: $at" -H 'Content-Type: application/offset+octet-stream')
        if [ "$status" = 204 ]; then
            at=$(told upload-offset)
        else
            before=$at
            again
            look
            [ "$at" = "$before" ] || failures=0
        fi
    done
}

# Waits until somebody has looked at the file.
await() {
    waited=0
    while
        status=$(ask "$API/files/$id")
        [ "$status" = 200 ] || again
        became=$(sed -n 's/.*"status":"\([a-z]*\)".*/\1/p' "$folder/body")
        [ "$became" = scanning ] || [ "$became" = processing ] || [ -z "$became" ]
    do
        [ "$waited" -lt "$longest_wait" ] || stop "Nobody has looked at $id for $waited seconds. It may come yet."
        sleep 1
        waited=$((waited + 1))
    done
}

id=${2:-}
[ -n "$id" ] || begin
echo "$id"
go_on
await
cat "$folder/body"
echo
[ "$became" = ready ]
