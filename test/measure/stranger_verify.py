"""A verifier written from docs/credential.md alone: stranger_verify.py KEYS [STATUS] < lines of "SECOND CODE"."""
import re, sys, zlib
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def head(major, n):
    for size, mark in ((0, None), (1, 24), (2, 25), (4, 26), (8, 27)):
        if size == 0 and n < 24: return bytes([major << 5 | n])
        if size and n < 256 ** size: return bytes([major << 5 | mark]) + n.to_bytes(size, "big")

def decode(b, i=0):  # deterministic CBOR, what is needed of it -> (value, end)
    major, info = b[i] >> 5, b[i] & 31
    assert info < 28 or (b[i] in (0xF6,)), "indefinite or reserved"
    size = {24: 1, 25: 2, 26: 4, 27: 8}.get(info, 0)
    n = int.from_bytes(b[i + 1:i + 1 + size], "big") if size else info
    assert i + 1 + size <= len(b), "truncated"
    if major == 7: assert info == 22; return None, i + 1
    assert head(major, n) == b[i:i + 1 + size], "longer than needed"
    i += 1 + size
    if major == 0: return n, i
    if major == 1: return -1 - n, i
    if major in (2, 3):
        assert i + n <= len(b), "truncated"
        return (b[i:i + n] if major == 2 else b[i:i + n].decode()), i + n
    if major == 6: v, i = decode(b, i); return (n, v), i
    if major == 4:
        out = []
        for _ in range(n): v, i = decode(b, i); out.append(v)
        return out, i
    out, last = {}, b""
    for _ in range(n):
        k, j = decode(b, i); assert last < b[i:j], "keys out of order"; last = b[i:j]
        out[k], i = decode(b, j)
    return out, i

def whole(b): v, end = decode(b); assert end == len(b), "trailing"; return v
def text(b): return head(2, len(b)) + b

def opened(b, keys, header):
    tag, (protected, unprotected, payload, signature) = whole(b)
    h = whole(protected)
    assert tag == 18 and unprotected == {} and set(h) == set(header) and all(h[k] == v for k, v in header.items() if v)
    key = next(k for k in keys if k[2] == h[4] and k[3] == h[1] == -8)
    signed = b"\x84\x6aSignature1" + text(protected) + b"\x40" + text(payload)
    Ed25519PublicKey.from_public_bytes(key[-2]).verify(signature, signed)
    return key, whole(payload)

def verdict(now, code, keys, status):
    digits = re.fullmatch(r"(?:https?://[^/?#\s]+/v/?#)?([1-9]\d*)", code.strip(), re.I)[1]
    assert len(digits) <= 2469
    n = int(digits); raw = n.to_bytes((n.bit_length() + 7) // 8, "big")
    assert raw[0] == 1 and len(raw) <= 1025
    key, c = opened(raw[1:], keys, {1: -8, 4: None})
    p = c[-65537]
    assert set(c) == {1, 4, 5, 6, 7, -65537} and len(p) == 9 and p[0] == 1 and c[1].startswith(key.get(-65539, ""))
    assert c[6] + 1 >= key[-65537] and c[6] <= key.get(-65538, 1 << 40)
    if not c[5] <= now < c[4]: return "not_yet_valid" if now < c[5] else "expired"
    if not status: return "not_checked"
    chunk, i = divmod(p[8], 65536)
    lkey, s = opened(status, keys, {1: -8, 4: None, 16: "application/statuslist+cwt"})
    assert s[2].endswith("/.well-known/status-lists/%d" % chunk) and s[65533]["bits"] == 4 and c[1].startswith(lkey.get(-65539, ""))
    z = zlib.decompressobj(); lst = z.decompress(s[65533]["lst"], 32769)
    assert len(lst) == 32768 and z.eof
    value = lst[i // 2] >> 4 * (i % 2) & 15
    name = {0: "in_force", 1: "invalid", 2: "suspended", 3: "used_up", 12: "replaced"}.get(value, "status_unknown")
    return name if now < s[4] or value in (1, 12) else "list_too_old"

if __name__ == "__main__":
    sys.set_int_max_str_digits(0)
    keys = whole(open(sys.argv[1], "rb").read())
    status = open(sys.argv[2], "rb").read() if len(sys.argv) > 2 else None
    for line in sys.stdin:
        now, _, code = line.rstrip("\n").partition(" ")
        try: print(verdict(int(now), code, keys, status))
        except Exception: print("refused")
