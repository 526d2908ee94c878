"""Signs published documents: W3C Data Integrity proofs of the cryptosuite `eddsa-jcs-2022`.

A document's stored bytes are its canonical form (RFC 8785) already, so a proof is made over exactly what is
stored, hashed and served. The keys are told in a DID document of the method `did:web`.

Sources: W3C Data Integrity EdDSA Cryptosuites 1.0, section 3.3; Controlled Identifiers 1.0 (Multikey);
the did:web method.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote, urlsplit

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from publisher import jsonld
from publisher.errors import Misconfigured

SUITE: Final = "eddsa-jcs-2022"

_ALPHABET: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ED25519_PUBLIC: Final = b"\xed\x01"


def multibase(data: bytes) -> str:
    """Bytes in the text form Multikey and proofs use: base58btc, marked by a `z`."""
    number, digits = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        digits = _ALPHABET[digit] + digits
    return "z" + "1" * (len(data) - len(data.lstrip(b"\0"))) + digits


def multikey(key: Ed25519PublicKey) -> str:
    """A public key as a Multikey: `z6Mk...`."""
    return multibase(_ED25519_PUBLIC + key.public_bytes_raw())


def controller(base_url: str) -> str:
    """The identifier of the newsroom that publishes at an address: `did:web:news.example`."""
    parts = urlsplit(base_url)
    path = [quote(part, safe="") for part in parts.path.split("/") if part]
    return ":".join(["did:web", quote(parts.netloc.lower(), safe=""), *path])


def prove(key: Ed25519PrivateKey, body: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """The proof of canonical bytes under these proof options: the options with `proofValue`.

    `options` are everything else a proof says, the document's own `@context` among it.
    """
    hashed = hashlib.sha256(jsonld.canonical(options)).digest() + hashlib.sha256(body).digest()
    return options | {"proofValue": multibase(key.sign(hashed))}


class Signer:
    """Signs for one newsroom with its present key; the keys it had before are still told of."""

    def __init__(
        self, key: Ed25519PrivateKey, base_url: str, retired: Sequence[Ed25519PublicKey] = ()
    ) -> None:
        self._key = key
        self.id = controller(base_url)
        self._public = [key.public_key(), *retired]

    @classmethod
    def from_seed(cls, seed: bytes, base_url: str) -> Signer:
        """The signer whose private key is these 32 bytes."""
        return cls(Ed25519PrivateKey.from_private_bytes(seed), base_url)

    @classmethod
    def from_pem(cls, data: bytes, base_url: str, *, name: str = "the key file") -> Signer:
        """The signer of a PEM text: the first key signs, those after it (private or public) were used before.

        Raises Misconfigured for what is no unencrypted Ed25519 key.
        """
        private: list[Ed25519PrivateKey] = []
        public: list[Ed25519PublicKey] = []
        for block in _blocks(data):
            found = _load(block, name)
            if isinstance(found, Ed25519PrivateKey):
                private.append(found)
                found = found.public_key()
            public.append(found)
        if not private or private[0].public_key() != public[0]:
            raise Misconfigured(
                f"{name} does not begin with a private key",
                hint="openssl genpkey -algorithm ed25519 makes one",
            )
        return cls(private[0], base_url, public[1:])

    @property
    def method(self) -> str:
        """The address of the key that signs: `did:web:news.example#z6Mk...`."""
        return f"{self.id}#{multikey(self._public[0])}"

    def proof(self, body: bytes, created: datetime, context: Any) -> dict[str, Any]:
        """The proof of a document's canonical bytes, `context` being its `@context`."""
        options = {
            "@context": context,
            "type": "DataIntegrityProof",
            "cryptosuite": SUITE,
            "created": created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "verificationMethod": self.method,
            "proofPurpose": "assertionMethod",
        }
        return prove(self._key, body, options)

    def secured(self, body: bytes, created: datetime) -> bytes:
        """The canonical bytes of a document with its proof as the member `proof`.

        The proof is put in, canonical, without the rest being written again: taking it out gives `body` back.
        """
        document = jsonld.parse(body)
        assert isinstance(document, dict) and "proof" not in document
        proof = self.proof(body, created, document.get("@context"))
        if max(document) < "proof":
            return body[:-1] + b',"proof":' + jsonld.canonical(proof) + b"}"
        return jsonld.canonical(document | {"proof": proof})

    def did_document(self) -> dict[str, Any]:
        """Who signs and with which keys, as served at `/.well-known/did.json`."""
        keys = [multikey(key) for key in self._public]
        return {
            "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
            "id": self.id,
            "verificationMethod": [
                {
                    "id": f"{self.id}#{key}",
                    "type": "Multikey",
                    "controller": self.id,
                    "publicKeyMultibase": key,
                }
                for key in keys
            ],
            "assertionMethod": [f"{self.id}#{key}" for key in keys],
        }


def _blocks(data: bytes) -> list[bytes]:
    """The PEM blocks of a text."""
    parts = data.split(b"-----BEGIN ")[1:]
    return [b"-----BEGIN " + part for part in parts]


def _load(block: bytes, name: str) -> Ed25519PrivateKey | Ed25519PublicKey:
    try:
        is_private = b"PRIVATE KEY" in block.splitlines()[0]
        found = load_pem_private_key(block, None) if is_private else load_pem_public_key(block)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise Misconfigured(f"{name} cannot be read: {str(error).splitlines()[0]}") from None
    if not isinstance(found, Ed25519PrivateKey | Ed25519PublicKey):
        raise Misconfigured(f"{name} holds a key that is not Ed25519")
    return found
