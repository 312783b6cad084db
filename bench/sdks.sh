# shellcheck shell=bash disable=SC2154 # a part of bench/run, which has what this does not assign
# The mode `sdks` of bench/run.
#   CALLS (1000)  calls of each side in a round

# What each language has without a library, and how files of it end.
declare -A peer_of=([python]=httpx [javascript]=fetch [go]=net/http [ruby]=net/http [php]=curl)
declare -A ending=([python]=py [javascript]=mjs [go]=go [ruby]=rb [php]=php)

# Both sides of a language, in turns within one program: overhead LANGUAGE TICKET KEY
overhead() {
    local said round=0 line
    said=$(JUPITERIQ_BASE_URL=http://127.0.0.1:$port JUPITERIQ_API_KEY=$3 python3 "$root/sdks/conformance/program.py" \
        "$1" "$here/sdks/overhead.${ending[$1]}" "$2" "$rounds" "${CALLS:-1000}") || fail "the library for $1 failed"
    while read -r line; do
        round=$((round + 1))
        note "sdk-$1 $round plain us=$(of plain_us <<<"$line") load=$(cut -d' ' -f1 /proc/loadavg)"
        note "sdk-$1 $round library us=$(of library_us <<<"$line") load=$(cut -d' ' -f1 /proc/loadavg)"
    done <<<"$said"
    [ "$round" = "$rounds" ] || fail "the library for $1 said: $said"
    say "sdks, $1: $(figures "sdk-$1" library us | median) µs a call, ${peer_of[$1]} $(figures "sdk-$1" plain us | median)," \
        "ratio $(ratio "sdk-$1" library plain us); goal 1.15"
}

bench_sdks() {
    local language ticket platform
    platform=$(key "$operator" platform)
    raise "$operator"
    ticket=$(curl -sf -H "Authorization: Bearer $platform" -H 'Content-Type: application/json' \
        -d '{"subject":"The printer is on fire"}' "http://127.0.0.1:$port/v1/tickets" | text_of id)
    for language in python javascript go ruby php; do
        if python3 "$root/sdks/conformance/run.py" --install --need "$language" >"$work/install.out" 2>&1; then
            overhead "$language" "$ticket" "$platform"
        else
            say "sdks, $language: left out, $(tail -1 "$work/install.out")"
        fi
    done
}
