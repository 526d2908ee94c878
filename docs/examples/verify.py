"""Proves a document: python verify.py FILE SERVICE"""

import hashlib
import json
import sys
import urllib.request
from pathlib import Path

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def unbase58(text: str) -> bytes:
    """The bytes of a multibase text that begins with z; none of ours begins with a zero byte."""
    number = 0
    for char in text.removeprefix("z"):
        number = number * 58 + DIGITS.index(char)
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


document = json.loads(Path(sys.argv[1]).read_bytes())
proof = document.pop("proof")
signature = unbase58(proof.pop("proofValue")).rjust(64, b"\0")
with urllib.request.urlopen(sys.argv[2] + "/.well-known/did.json") as answer:
    told = json.load(answer)

assert proof["cryptosuite"] == "eddsa-jcs-2022" and proof["@context"] == document["@context"]
assert proof["verificationMethod"] in told["assertionMethod"]
key = next(m for m in told["verificationMethod"] if m["id"] == proof["verificationMethod"])
public = Ed25519PublicKey.from_public_bytes(unbase58(key["publicKeyMultibase"]).removeprefix(b"\xed\x01"))

body = rfc8785.dumps(document)
public.verify(signature, hashlib.sha256(rfc8785.dumps(proof)).digest() + hashlib.sha256(body).digest())
print(f"proven: {hashlib.sha256(body).hexdigest()} by {told['id']}")
