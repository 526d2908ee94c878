"""The routes for those who keep a copy: dumps of the archive, and the keys that prove what was copied."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from flask import Blueprint, Response, request

from publisher import messages, questions
from publisher.newsroom.dumps import MEDIA, Dump
from publisher.web import answers, asking

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

copies = Blueprint("copies", __name__)


@copies.get("/v1/dumps")
def list_dumps() -> Response:
    """The dumps, newest first."""
    answers.choose(answers.JSON)
    asking.parameters(questions.Nothing)
    room = asking.newsroom()
    return answers.message(
        messages.page([_dump(one, room.settings.base_url) for one in room.dumps.all()], None)
    )


@copies.get("/v1/dumps/<name>")
def get_dump(name: str) -> Response:
    """One file, or a range of its bytes."""
    asking.parameters(questions.Nothing)
    path, file, _ = asking.newsroom().dumps.file(name)
    made = Response(_Bytes(path), mimetype=_media(name), direct_passthrough=True)
    made.content_length = file.bytes
    made.set_etag(file.digest)
    made.make_conditional(_conditions(), accept_ranges=True, complete_length=file.bytes)
    digest = f"sha-256=:{base64.b64encode(bytes.fromhex(file.digest)).decode()}:"
    made.headers["Repr-Digest"] = digest
    if made.status_code == 200 and request.method == "GET":
        made.headers["Content-Digest"] = digest
    made.headers["Cache-Control"] = answers.REVALIDATE
    return made


def _conditions() -> WSGIEnvironment:
    """What the request demands; a range that is none must be ignored (RFC 9110 14.2), as several may be."""
    asked = request.range
    if asked is not None and asked.units == "bytes" and len(asked.ranges) == 1:
        return request.environ
    return {name: value for name, value in request.environ.items() if name != "HTTP_RANGE"}


@copies.get("/.well-known/did.json")
def did() -> Response:
    """Who signs, and with which keys."""
    asking.parameters(questions.Nothing)
    return answers.message(asking.newsroom().signer.did_document())


class _Bytes:
    """The bytes of a file, from wherever a range begins; it is opened when the first are wanted."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None

    def __iter__(self) -> _Bytes:
        return self

    def __next__(self) -> bytes:
        data = self._opened().read(65_536)
        if not data:
            raise StopIteration
        return data

    def seekable(self) -> bool:
        """It is."""
        return True

    def seek(self, place: int) -> int:
        """Goes on from there."""
        return self._opened().seek(place)

    def tell(self) -> int:
        """Where it stands."""
        return self._opened().tell()

    def close(self) -> None:
        """Gives the file back."""
        if self._file is not None:
            self._file.close()

    def _opened(self) -> BinaryIO:
        if self._file is None:
            self._file = self._path.open("rb")
        return self._file


def _media(name: str) -> str:
    return MEDIA[name.rpartition(".")[2]]


def _dump(it: Dump, base_url: str) -> dict[str, Any]:
    return {
        "number": it.number,
        "cursor": it.cursor,
        "made": it.made,
        "articles": it.articles,
        "files": [
            {
                "url": f"{base_url}/v1/dumps/{file.name}",
                "type": _media(file.name),
                "bytes": file.bytes,
                "digest": file.digest,
            }
            for file in it.files
        ],
    }
