"""A mirror of what a newsroom publishes: the reference for anybody who keeps a copy. Take it and change it.

It follows the log of changes, fetches every article with its proof, checks digest and proof, and keeps it in
a folder. It may be killed at any time: a file is there whole or not at all, and the cursor moves only after
everything before it is on the disk. Beside Python it needs `rfc8785` and `cryptography`.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import re
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
ID = re.compile(r"[a-z0-9-]{1,100}")
MOST_BYTES = 4_000_000


class Wrong(Exception):
    """What the server sent is not what it must be."""


class Mirror:
    """A copy of the service at `url`, in `folder`."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url, self.folder = url.rstrip("/"), folder
        self.keys: dict[str, Ed25519PublicKey] = {}
        (folder / "articles").mkdir(parents=True, exist_ok=True)

    def step(self) -> tuple[int, bool]:
        """Brings in the next page of changes: how many there were, and whether there are more now."""
        place = self.folder / "cursor"
        query = {"limit": "100"} | ({"cursor": place.read_text()} if place.exists() else {})
        page = json.loads(self.fetch("/v1/changes?" + urllib.parse.urlencode(query)))
        latest = {change["article"]: change for change in page["items"]}
        for change in latest.values():
            self.follow(change)
        if page["items"]:
            self.keep(place, page["next_cursor"].encode())
        return len(page["items"]), page["more"]

    def follow(self, change: dict[str, Any]) -> None:
        """Does what a change asks for: keeps the article as it stands, or removes it."""
        if not ID.fullmatch(change["article"]):
            raise Wrong(f"{change['article']!r} is no id")
        path = self.folder / "articles" / f"{change['article']}.jsonld"
        if change["kind"] in ("withdrawn", "killed"):
            path.unlink(missing_ok=True)
            return
        try:
            place = f"/v1/articles/{change['article']}/revisions/{int(change['revision'])}"
            secured = self.fetch(f"{place}?proof=true")
        except urllib.error.HTTPError as error:
            if error.code != 410:
                raise
            path.unlink(missing_ok=True)  # withdrawn since; the log will say so too
            return
        if self.verify(secured) != change["digest"]:
            raise Wrong(f"{place} is not what change {change['number']} says")
        self.keep(path, secured)

    def verify(self, secured: bytes) -> str:
        """The digest of a document whose proof (W3C Data Integrity, eddsa-jcs-2022) holds. Raises Wrong."""
        document = json.loads(secured)
        proof = document.pop("proof", None) or {}
        value, method = proof.pop("proofValue", ""), proof.get("verificationMethod", "")
        if (proof.get("type"), proof.get("cryptosuite")) != ("DataIntegrityProof", "eddsa-jcs-2022"):
            raise Wrong("there is no proof that is known")
        if proof.get("proofPurpose") != "assertionMethod" or proof.get("@context") != document["@context"]:
            raise Wrong("the proof is about something else")
        body = rfc8785.dumps(document)
        hashed = hashlib.sha256(rfc8785.dumps(proof)).digest() + hashlib.sha256(body).digest()
        try:
            self.key(method).verify(unbase58(value), hashed)
        except InvalidSignature:
            raise Wrong("the proof does not hold") from None
        return hashlib.sha256(body).hexdigest()

    def key(self, method: str) -> Ed25519PublicKey:
        """The newsroom's key of this name; asked for again when it is not known, since keys are replaced."""
        if method not in self.keys:
            told = json.loads(self.fetch("/.well-known/did.json"))
            for one in told["verificationMethod"]:
                if one["id"] in told["assertionMethod"] and one["type"] == "Multikey":
                    raw = unbase58(one["publicKeyMultibase"])
                    self.keys[one["id"]] = Ed25519PublicKey.from_public_bytes(raw.removeprefix(b"\xed\x01"))
        if method not in self.keys:
            raise Wrong(f"{method} is no key of {self.url}")
        return self.keys[method]

    def fetch(self, path: str) -> bytes:
        """What stands at a path of the service. Raises OSError (HTTPError among them)."""
        request = urllib.request.Request(self.url + path, headers={"User-Agent": "mirror"})  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - whose copy this is
                data: bytes = answer.read(MOST_BYTES + 1)
        except http.client.HTTPException as error:  # cut off on the way
            raise OSError(f"{path}: {error!r}") from None
        if len(data) > MOST_BYTES:
            raise Wrong(f"{path} is too long")
        return data

    def keep(self, path: Path, data: bytes) -> None:
        """Puts a file in place, whole and on the disk."""
        beside = self.folder / f".{os.getpid()}"
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)


def unbase58(text: str) -> bytes:
    """The bytes of a multibase text in base58btc. Raises Wrong."""
    if not text.startswith("z") or not set(text[1:]) <= set(BASE58):
        raise Wrong(f"{text[:20]!r} is no base58")
    number = 0
    for char in text[1:]:
        number = number * 58 + BASE58.index(char)
    zeros = len(text[1:]) - len(text[1:].lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")
