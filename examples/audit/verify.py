#!/usr/bin/env python3
"""Holds an exported audit trail against its seals, with nothing of JupiterIQ but the published rules.

    python3 examples/audit/verify.py export.ndjson seals.ndjson public.pem

The files are what GET /v1/audit and GET /v1/audit/seals give as lines of JSON, and a key of GET /v1/audit/keys.
Needs Python 3.8 only.
"""
import base64
import json
import sys
from hashlib import sha256, sha512

READ = json.JSONDecoder().raw_decode


def members(text):
    """The members of a JSON object as they were written: hashes are over bytes, not over what they mean."""
    found, at = {}, 1
    while text[at] != "}":
        name, at = READ(text, at)
        begin = at + 1
        _, at = READ(text, begin)
        found[name] = text[begin:at]
        at += text[at] == ","
    return found


def entry(line):
    """The place of an entry, its digest, and whether it says what its hashes say."""
    it = members(line)
    actor = members(it["actor"])
    commitment = json.loads(it["commitment"])
    wipeable = [actor["name"], actor["on_behalf_of"], it["address"], it["user_agent"], it["before"], it["after"]]
    lasting = ['"jiq-audit-1"', it["sequence"], it["id"], it["action"], it["outcome"], actor["type"], actor["id"],
               it["target"], it["request_id"], it["created_at"], it["count"], it["commitment"]]
    salt = json.loads(it["salt"])
    whole = it["erased"] == "true" if salt is None else (
        sha256(bytes.fromhex(salt) + ("[" + ",".join(wipeable) + "]").encode()).hexdigest() == commitment)
    digest = sha256(("[" + ",".join(lasting) + "]").encode()).hexdigest()
    return int(it["sequence"]), json.loads(it["digest"]), whole and digest == json.loads(it["digest"])


# Ed25519 (RFC 8032) on the curve's own coordinates: slow, and short enough to be read.
PRIME = 2 ** 255 - 19
CURVE = -121665 * pow(121666, -1, PRIME) % PRIME
ORDER = 2 ** 252 + 27742317777372353535851937790883648493


def point(data):
    number = int.from_bytes(data, "little")
    y, odd = number % 2 ** 255, number >> 255
    square = (y * y - 1) * pow(CURVE * y * y + 1, -1, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if (x * x - square) % PRIME:
        x = x * pow(2, (PRIME - 1) // 4, PRIME) % PRIME
    if (x * x - square) % PRIME:
        raise ValueError("not a point of the curve")
    return (x if x % 2 == odd else PRIME - x), y


def plus(a, b):
    both = CURVE * a[0] * b[0] * a[1] * b[1] % PRIME
    return ((a[0] * b[1] + b[0] * a[1]) * pow(1 + both, -1, PRIME) % PRIME,
            (a[1] * b[1] + a[0] * b[0]) * pow(1 - both, -1, PRIME) % PRIME)


def times(number, a):
    sum_ = (0, 1)
    while number:
        sum_ = plus(sum_, a) if number % 2 else sum_
        a, number = plus(a, a), number // 2
    return sum_


BASE = point((4 * pow(5, -1, PRIME) % PRIME).to_bytes(32, "little"))


def signed(key, message, signature):
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    challenge = int.from_bytes(sha512(r + key + message).digest(), "little") % ORDER
    return s < ORDER and times(s, BASE) == plus(point(r), times(challenge, point(key)))


def check(entries, seals, key):
    """What is wrong, None for nothing, and how many entries are proven."""
    proven, before = 0, None
    for seal in seals:
        if proven == 0 and entries and seal["first"] < min(entries):
            before = seal                              # over entries that are older than the export
            continue
        behind = before or {"number": 0, "last": 0, "seal": "0" * 64}
        if (before or seal["number"] == 1) and (seal["number"], seal["first"], seal["previous"]) != (
                behind["number"] + 1, behind["last"] + 1, behind["seal"]):
            return f"a seal is missing or changed behind entry {behind['last']}", proven
        lines = ["jiq-audit-seal-1", seal["account_id"], seal["environment"],
                 *(str(seal[name]) for name in ("number", "first", "last")), seal["previous"]]
        for place in range(seal["first"], seal["last"] + 1):
            if place not in entries:
                return f"entry {place} is missing", proven
            digest, sound = entries[place]
            if not sound:
                return f"entry {place} was changed", proven
            lines.append(digest)
        made = sha256("\n".join(lines).encode()).digest()
        if made.hex() != seal["seal"] or not signed(key, made, base64.b64decode(seal["signature"])):
            return f"the seal from entry {seal['first']} on is not over these entries", proven
        proven, before = proven + seal["last"] - seal["first"] + 1, seal
    return None, proven


def main(export, seals, key):
    with open(export, encoding="utf-8", newline="\n") as lines:
        entries = {}
        for place, digest, sound in map(entry, lines):
            entries[place] = digest, sound and place not in entries     # two at one place: one of them is false
    with open(seals, encoding="utf-8") as lines:
        in_order = sorted(map(json.loads, lines), key=lambda seal: seal["number"])
    with open(key, encoding="ascii") as pem:
        public = base64.b64decode("".join(pem.read().split("\n")[1:-2]))[-32:]
    wrong, proven = check(entries, in_order, public)
    if wrong:
        sys.exit(f"The trail is not what was sealed: {wrong}.")
    print(f"{proven} of {len(entries)} entries are proven by {len(in_order)} seals.")


if __name__ == "__main__":
    main(*sys.argv[1:])
