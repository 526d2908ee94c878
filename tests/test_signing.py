"""Proofs verify by code that is not the signer's, and equal the recommendation's own test vectors."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

import nacl.exceptions
import nacl.signing
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from hypothesis import given
from hypothesis import strategies as st

from publisher import jsonld, signing
from publisher.errors import Misconfigured
from publisher.signing import Signer

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def unbase58(text: str) -> bytes:
    """The bytes of a multibase base58btc text, by other means than the signer's."""
    assert text[0] == "z"
    digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    number = sum(digits.index(c) * 58**place for place, c in enumerate(reversed(text[1:])))
    zeros = len(text[1:]) - len(text[1:].lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def jcs(value: Any) -> bytes:
    """RFC 8785 for documents of ASCII names without fractions, by the standard library."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def verify(secured: bytes, did_document: dict[str, Any]) -> dict[str, Any]:
    """The document a secured one proves; follows the recommendation's steps with libsodium."""
    document = json.loads(secured)
    proof = document.pop("proof")
    value = unbase58(proof.pop("proofValue"))
    assert (proof["type"], proof["cryptosuite"]) == ("DataIntegrityProof", "eddsa-jcs-2022")
    assert proof["proofPurpose"] == "assertionMethod"
    assert proof["verificationMethod"] in did_document["assertionMethod"]
    assert proof["@context"] == document["@context"]
    method = next(m for m in did_document["verificationMethod"] if m["id"] == proof["verificationMethod"])
    assert (method["type"], method["controller"]) == ("Multikey", did_document["id"])
    key = unbase58(method["publicKeyMultibase"])
    assert key[:2] == b"\xed\x01"
    hashed = hashlib.sha256(jcs(proof)).digest() + hashlib.sha256(jcs(document)).digest()
    nacl.signing.VerifyKey(key[2:]).verify(hashed, value)
    return dict(document)


VECTOR_KEY = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq"
VECTOR_PUBLIC = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
VECTOR_CONTEXT = [
    "https://www.w3.org/ns/credentials/v2",
    "https://www.w3.org/ns/credentials/examples/v2",
]
VECTOR_DOCUMENT = {
    "@context": VECTOR_CONTEXT,
    "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type": ["VerifiableCredential", "AlumniCredential"],
    "name": "Alumni Credential",
    "description": "A minimum viable example of an Alumni Credential.",
    "issuer": "https://vc.example/issuers/5678",
    "validFrom": "2023-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
}
VECTOR_OPTIONS = {
    "type": "DataIntegrityProof",
    "cryptosuite": "eddsa-jcs-2022",
    "created": "2023-02-24T23:36:38Z",
    "verificationMethod": f"https://vc.example/issuers/5678#{VECTOR_PUBLIC}",
    "proofPurpose": "assertionMethod",
    "@context": VECTOR_CONTEXT,
}
"""W3C Data Integrity EdDSA Cryptosuites 1.0, appendix B.3."""


def test_the_test_vector_of_the_recommendation_comes_out() -> None:
    private = Ed25519PrivateKey.from_private_bytes(unbase58(VECTOR_KEY)[2:])
    assert signing.multikey(private.public_key()) == VECTOR_PUBLIC
    body = jsonld.canonical(VECTOR_DOCUMENT)
    assert (
        hashlib.sha256(body).hexdigest() == "59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19"
    )
    proof = signing.prove(private, body, VECTOR_OPTIONS)
    assert unbase58(proof["proofValue"]).hex() == (
        "fc91dec6565f35fbe185a77352e7fc512f95d1904da305cfef32ab8135469301"
        "f5a72d4e7a58368fc6ffc497b44633993bac054e3bc1436e3c846db8f1544503"
    )
    assert proof["proofValue"] == (
        "z63t83Y53KfzJ5ZosfKTnqfMcKB2dmTrfjSaQjeNNjAD5srBowQfmWqeRb8rRjmeEuCBEsddF9LsVogtuTsijJKh4"
    )


@pytest.fixture
def signer() -> Signer:
    return Signer.from_seed(bytes(range(32)), "https://news.example")


DOCUMENT = {
    "@context": "https://schema.org",
    "@graph": [{"@type": "NewsArticle", "headline": "Größe – 東京"}],
}


def test_a_signed_document_verifies_by_other_code(signer: Signer) -> None:
    body = jsonld.canonical(DOCUMENT)
    secured = signer.secured(body, AT)
    assert verify(secured, signer.did_document()) == DOCUMENT
    assert jsonld.canonical(json.loads(secured)) == secured, "the signed form is canonical too"
    unsigned = json.loads(secured)
    unsigned.pop("proof")
    assert jsonld.canonical(unsigned) == body, "taking the proof out gives the stored bytes back"


def test_a_member_that_stands_after_the_proof_is_kept(signer: Signer) -> None:
    document = {"@context": "https://schema.org", "@type": "NewsArticle", "url": "https://news.example/x"}
    secured = signer.secured(jsonld.canonical(document), AT)
    assert verify(secured, signer.did_document()) == document
    assert jsonld.canonical(json.loads(secured)) == secured


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d["@graph"][0].update(headline="Another"),
        lambda d: d["proof"].update(created="2026-11-23T09:00:01Z"),
        lambda d: d["proof"].update(proofValue="z" + "1" * 64),
        lambda d: d.update(extra=1),
    ],
    ids=["document", "created", "value", "member"],
)
def test_a_document_that_was_changed_does_not_verify(signer: Signer, change: Any) -> None:
    secured = json.loads(signer.secured(jsonld.canonical(DOCUMENT), AT))
    change(secured)
    with pytest.raises(nacl.exceptions.BadSignatureError):
        verify(json.dumps(secured).encode(), signer.did_document())


@pytest.mark.parametrize(
    ("base_url", "did"),
    [
        ("https://news.example", "did:web:news.example"),
        ("https://News.Example", "did:web:news.example"),
        ("http://127.0.0.1:8000", "did:web:127.0.0.1%3A8000"),
        ("https://news.example/desk/api", "did:web:news.example:desk:api"),
    ],
)
def test_the_address_of_a_newsroom_is_its_identifier(base_url: str, did: str) -> None:
    assert Signer.from_seed(bytes(32), base_url).did_document()["id"] == did


def pem(key: Any, *, public: bool = False, password: bytes = b"") -> bytes:
    if public:
        return bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    how = BestAvailableEncryption(password) if password else NoEncryption()
    return bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how))


def test_the_first_key_of_a_file_signs_and_the_ones_before_it_are_still_told_of(signer: Signer) -> None:
    new, old, older = (Ed25519PrivateKey.generate() for _ in range(3))
    before = Signer.from_pem(pem(old), "https://news.example").secured(jsonld.canonical(DOCUMENT), AT)
    rotated = Signer.from_pem(pem(new) + pem(old) + pem(older, public=True), "https://news.example")
    after = rotated.secured(jsonld.canonical(DOCUMENT), AT)
    told = rotated.did_document()
    assert len(told["verificationMethod"]) == 3
    assert verify(before, told) == verify(after, told) == DOCUMENT
    assert json.loads(after)["proof"]["verificationMethod"] == rotated.method


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "does not begin with a private key"),
        (b"not a key", "does not begin with a private key"),
        (b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "cannot be read"),
        (b"-----BEGIN PRIVATE KEY-----", "cannot be read"),
        (pem(Ed25519PrivateKey.generate(), public=True), "does not begin with a private key"),
        (pem(Ed25519PrivateKey.generate(), password=b"x"), "cannot be read"),
        (pem(ec.generate_private_key(ec.SECP256R1())), "is not Ed25519"),
    ],
    ids=["empty", "text", "garbage", "cut", "public", "encrypted", "other"],
)
def test_what_is_no_key_is_refused_with_a_reason(data: bytes, said: str) -> None:
    with pytest.raises(Misconfigured, match=said):
        Signer.from_pem(data, "https://news.example", name="key.pem")


@given(st.binary(max_size=80))
def test_multibase_can_be_read_back(data: bytes) -> None:
    assert unbase58(signing.multibase(data)) == data
