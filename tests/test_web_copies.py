"""Documents carry proofs that other code verifies, with keys that the service tells of."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Client, Clock, _app, document, settings
from test_signing import jcs, verify

from publisher.newsroom import Newsroom


def test_every_revision_carries_a_proof_for_who_asks(web: Client, room: Newsroom) -> None:
    first = room.publish(document(identifier="storm"), create=True)
    second = room.publish(document(identifier="storm", wordCount=9), if_match=["*"])
    told = web.get("/.well-known/did.json").json
    assert told["id"] == "did:web:news.example"
    for path, digest in (
        ("/v1/articles/storm", second.item.digest),
        ("/v1/articles/storm/revisions/1", first.item.digest),
        ("/v1/articles/storm/revisions/2", second.item.digest),
    ):
        secured = web.get(f"{path}?proof=true")
        proven = verify(secured.data, told)
        assert hashlib.sha256(jcs(proven)).hexdigest() == digest
        assert proven == web.get(path).json
        again = web.get(f"{path}?proof=true", headers={"If-None-Match": secured.headers["ETag"]})
        assert again.status_code == 304
        assert web.get(f"{path}?proof=perhaps").status_code == 400
    room.withdraw("storm", reason="", overwrite=True)
    assert web.get("/v1/articles/storm?proof=true").status_code == 410


@pytest.fixture
def keyed(sqlite_url: str, tmp_path: Path, clock: Clock) -> Iterator[tuple[Newsroom, Path]]:
    path = tmp_path / "key.pem"
    room = Newsroom(settings(sqlite_url, tmp_path, signing_key_file=path), now=clock)
    yield room, path
    room.close()


def test_a_key_of_ones_own_signs(keyed: tuple[Newsroom, Path]) -> None:
    room, path = keyed
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", path], check=True)
    room.publish(document(identifier="storm"), create=True)
    web = _app(room).test_client()
    assert verify(web.get("/v1/articles/storm?proof=true").data, web.get("/.well-known/did.json").json)


@pytest.mark.parametrize(
    "content", [None, b"", b"-----BEGIN PRIVATE KEY-----\nno\n-----END PRIVATE KEY-----"]
)
def test_a_key_that_cannot_be_read_is_a_problem_that_tells_strangers_nothing(
    keyed: tuple[Newsroom, Path], content: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    room, path = keyed
    if content is not None:
        path.write_bytes(content)
    room.publish(document(identifier="storm"), create=True)
    app = _app(room)
    app.test_client_class = None
    for asked in ("/v1/articles/storm?proof=true", "/.well-known/did.json"):
        answer = app.test_client().get(asked)
        assert answer.status_code == 503
        assert str(path) not in answer.text and json.loads(answer.text)["type"].endswith("/misconfigured")
        assert str(path) in caplog.text
    assert app.test_client().get("/v1/articles/storm").status_code == 200, "all else goes on"
