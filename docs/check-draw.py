#!/usr/bin/env python3
"""Checks a draw without trusting its server: python3 check-draw.py PROOF ROSTER [TICKET]

PROOF, ROSTER and TICKET are the saved answers of /queue/EVENT/proof, /queue/EVENT/roster/NUMBER and
/queue/EVENT/ticket. The recipe is docs/draw.md. Needs nothing but Python 3.7."""
import hashlib, hmac, json, sys
from datetime import datetime

def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()
def moment(text): return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").timestamp()

def check(condition, sentence):
    print(("ok    " if condition else "WRONG ") + sentence)
    return condition

def place(n, n0, key):
    """Swap-or-not with 90 rounds (son90-sha256/1): Ethereum's compute_shuffled_index."""
    for r in range(90):
        pivot = int.from_bytes(sha(key, bytes([r]))[:8], "little") % n0
        flip = (pivot + n0 - n) % n0
        high = max(n, flip)
        bits = sha(key, bytes([r]), (high // 256).to_bytes(4, "little"))
        if bits[high % 256 // 8] >> high % 8 & 1: n = flip
    return n

def root(leaf, n, count, path):
    """From a leaf to the top of its tree (RFC 9162, section 2.1.3.2); None if the path has another length."""
    last = count - 1
    for other in path:
        if last == 0: return None
        if n % 2 or n == last:
            leaf = sha(b"\1", other, leaf)
            while n % 2 == 0 and n > 0: n, last = n // 2, last // 2
        else: leaf = sha(b"\1", leaf, other)
        n, last = n // 2, last // 2
    return leaf if last == 0 else None

def main(proof, roster, ticket=None):
    draw, right = proof["draws"][-1], []
    seed, key, top = (bytes.fromhex(draw[name]) for name in ("seed", "key", "root"))
    n0, n, randomness = draw["n0"], roster["number"], bytes(32)
    right.append(check(sha(b"queue-draw-commit/1\0", seed).hex() == draw["commit"], "the seed is the one that was fixed"))
    if draw["grade"] == "A":
        beacon, chain = draw["beacon"], draw["chain"]
        comes = moment(chain["genesis"]) + (draw["round"] - 1) * chain["period"]
        right.append(check(moment(draw["cutOff"]) < comes and moment(draw["rootPublished"]) < comes, "the list came before the beacon"))
        randomness = bytes.fromhex(beacon["randomness"])
        if beacon["signature"]: right.append(check(sha(bytes.fromhex(beacon["signature"])) == randomness, "the beacon's value fits its signature"))
        print(f"      compare with any mirror: https://api.drand.sh/{chain['hash']}/public/{draw['round']}\n      {randomness.hex()}")
    message = (b"queue-draw-key/1\0" + proof["event"].encode()[-10:].ljust(10, b"\0") + draw["round"].to_bytes(8, "big")
               + randomness + top + n0.to_bytes(8, "big"))
    right.append(check(hmac.new(seed, message, "sha256").digest() == key, "the key follows from seed, beacon, list and count"))
    leaf = sha(b"\0", bytes.fromhex(ticket["ticket"])) if ticket else bytes.fromhex(roster["leaf"])
    right.append(check(root(leaf, n, n0, [bytes.fromhex(other) for other in roster["path"]]) == top, f"{'this' if ticket else 'a'} ticket is number {n + 1} of {n0} in the list"))
    print(f"      number {n + 1} was drawn to place {place(n, n0, key) + 1}")
    sys.exit(0 if all(right) else 1)

if __name__ == "__main__": main(*(json.load(open(name, encoding="utf-8")) for name in sys.argv[1:4]))
