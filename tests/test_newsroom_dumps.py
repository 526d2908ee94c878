"""A dump and the log after it are the whole archive; what was withdrawn is given out no more."""

from __future__ import annotations

import errno
import gzip
import hashlib
import io
import json
import random
import time
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import zstandard
from conftest import BASE, Client, Clock, _app, document, settings
from measure import PATIENCE
from server import ask, serving

from publisher.errors import DiskFull, Gone, Misconfigured, NotFound
from publisher.newsroom import Newsroom
from publisher.newsroom.dumps import PAGE
from publisher.settings import Settings

DEFAULT = Settings().base_url


@pytest.fixture
def archive(database_url: str, tmp_path: Path, clock: Clock) -> Any:
    room = Newsroom(settings(database_url, tmp_path, dump_folder=tmp_path / "dumps"), now=clock)
    yield room
    room.close()


@pytest.fixture
def web(archive: Newsroom) -> Client:
    return _app(archive).test_client()


def work(room: Newsroom, chance: random.Random, times: int) -> None:
    """A newsroom at work: it publishes, corrects, withdraws, kills and publishes again."""
    for _ in range(times):
        name, done = f"n-{chance.randrange(8)}", chance.randrange(6)
        item = room.state(name)
        if item is not None and item.state == "killed":
            continue
        if done == 0 and item is not None and not item.over:
            room.withdraw(name, reason="wrong", kill=chance.random() < 0.3, overwrite=True)
        else:
            changed = document(identifier=name, wordCount=chance.randrange(10**6))
            room.publish(changed, if_match=["*"] if item is not None else None)


def applied(entries: list[tuple[dict[str, Any], bytes | None]], onto: dict[str, bytes]) -> dict[str, bytes]:
    """What a reader holds after these changes."""
    for change, body in entries:
        if change["kind"] in ("withdrawn", "killed"):
            onto.pop(change["article"], None)
        elif body is not None:
            onto[change["article"]] = body
    return onto


def tail(room: Newsroom, cursor: str | None) -> list[tuple[dict[str, Any], bytes | None]]:
    entries: list[tuple[dict[str, Any], bytes | None]] = []
    while True:
        page, more = room.changes(cursor=cursor, limit=7)
        for change in page.items:
            item = room.state(change.article)
            body = None if item is None or item.over else room.article(change.article)[1]
            entries.append(({"kind": change.kind, "article": change.article}, body))
        cursor = page.next
        if not more:
            return entries


def read(path: Path) -> bytes:
    data = path.read_bytes()
    if path.suffix == ".gz":
        return gzip.decompress(data)
    return zstandard.ZstdDecompressor().stream_reader(io.BytesIO(data)).read()


@pytest.mark.parametrize("seed", [0, *(pytest.param(n, marks=pytest.mark.soak) for n in (1, 2))])
def test_a_dump_and_the_log_after_it_are_the_whole_log(archive: Newsroom, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    work(archive, chance, 40)
    made = archive.dumps.write()
    lines = [json.loads(line) for line in read(tmp_path / "dumps" / made.files[0].name).splitlines()]
    assert [line["number"] for line in lines] == sorted(line["number"] for line in lines)
    assert len({line["article"] for line in lines}) == len(lines) == made.articles
    work(archive, chance, 20)
    entries = [(line, None if "body" not in line else json.dumps(line["body"]).encode()) for line in lines]
    held = applied(tail(archive, made.cursor), applied(entries, {}))
    whole = applied(tail(archive, None), {})
    assert {k: json.loads(v) for k, v in held.items()} == {k: json.loads(v) for k, v in whole.items()}


def test_both_forms_hold_the_same_and_are_as_described(archive: Newsroom, tmp_path: Path) -> None:
    work(archive, random.Random(1), 20)
    made = archive.dumps.write()
    paths = [tmp_path / "dumps" / file.name for file in made.files]
    assert len({read(path) for path in paths}) == 1
    for path, file in zip(paths, made.files, strict=True):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == file.digest
        assert path.stat().st_size == file.bytes
    for line in read(paths[0]).splitlines():
        body = line.partition(b',"body":')[2][:-1]
        said = json.loads(line)
        assert not body or hashlib.sha256(body).hexdigest() == said["digest"], "the body is the stored bytes"


def test_dumps_are_listed_fetched_and_fetched_in_parts(archive: Newsroom, web: Client) -> None:
    assert web.get("/v1/dumps").json["items"] == []
    archive.publish(document(identifier="storm"), create=True)
    archive.dumps.write()
    (listed,) = web.get("/v1/dumps").json["items"]
    assert (listed["number"], listed["articles"]) == (1, 1)
    assert web.get(f"/v1/changes?cursor={listed['cursor']}").json["items"] == []
    for file in listed["files"]:
        path = file["url"].removeprefix(BASE)
        whole = web.get(path, buffered=True)
        assert (whole.status_code, whole.content_type) == (200, file["type"])
        assert hashlib.sha256(whole.data).hexdigest() == file["digest"]
        assert whole.headers["Content-Digest"] == whole.headers["Repr-Digest"]
        assert "Content-Encoding" not in whole.headers
        part = web.get(path, buffered=True, headers={"Range": "bytes=10-19"})
        assert (part.status_code, part.data) == (206, whole.data[10:20])
        assert "Content-Digest" not in part.headers
        assert part.headers["Repr-Digest"] == whole.headers["Repr-Digest"]
        rest = web.get(path, buffered=True, headers={"Range": "bytes=20-", "If-Range": whole.headers["ETag"]})
        assert whole.data[:20] + rest.data == whole.data
        stale = web.get(path, buffered=True, headers={"Range": "bytes=20-", "If-Range": '"other"'})
        assert (stale.status_code, stale.data) == (200, whole.data)
        assert web.get(path, buffered=True, headers={"Range": "bytes=999999999-"}).status_code == 416
        for odd in ("items=0-1", "bytes=5-2", "bytes=x", "bytes=0-1,4-5", f"bytes={'9' * 5000}-"):
            ignored = web.get(path, buffered=True, headers={"Range": odd})
            assert (ignored.status_code, ignored.data) == (200, whole.data), odd
        assert (
            web.get(path, buffered=True, headers={"If-None-Match": whole.headers["ETag"]}).status_code == 304
        )
        assert web.head(path).headers["Content-Length"] == str(len(whole.data))


def test_a_dump_is_written_in_flat_memory(sqlite_url: str, tmp_path: Path) -> None:
    room = Newsroom(settings(sqlite_url, tmp_path, dump_folder=tmp_path / "dumps"))

    def peak() -> int:
        tracemalloc.start()
        room.dumps.write()
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    def publish(numbers: range) -> None:
        for number in numbers:
            body = f"{number} " + "word " * 2_000
            room.publish(document(identifier=f"n-{number}", articleBody=body), create=True)

    publish(range(2 * PAGE))
    peak()  # what is loaded once is not counted
    few = peak()
    publish(range(2 * PAGE, 4 * PAGE))
    assert peak() < few * 1.3, "twice the articles take no more memory"
    room.close()


@pytest.mark.parametrize("name", ["x", "%2e%2e%2fsecret", "000000000001.json", "000000000001.ndjson.zst%00"])
def test_nothing_but_dumps_is_given_out(archive: Newsroom, web: Client, name: str) -> None:
    archive.publish(document(identifier="storm"), create=True)
    archive.dumps.write()
    assert web.get(f"/v1/dumps/{name}", buffered=True).status_code == 404


def test_a_dump_that_holds_what_was_withdrawn_is_gone(archive: Newsroom, web: Client) -> None:
    archive.publish(document(identifier="storm"), create=True)
    old = archive.dumps.write()
    archive.withdraw("storm", reason="libel", kill=True, overwrite=True)
    assert archive.dumps.all() == [] and web.get("/v1/dumps").json["items"] == []
    with pytest.raises(Gone):
        archive.dumps.file(old.files[0].name)
    assert web.get(f"/v1/dumps/{old.files[0].name}").status_code == 410
    new = archive.dumps.write()
    (line,) = read(archive.settings.dump_folder / new.files[1].name).splitlines()
    assert json.loads(line)["kind"] == "killed" and b"body" not in line
    assert [dump.number for dump in archive.dumps.all()] == [2]


def test_a_dump_that_became_void_is_written_anew_once(archive: Newsroom, web: Client) -> None:
    assert archive.dumps.renew() is None, "there is none to be renewed"
    archive.publish(document(identifier="storm"), create=True)
    archive.publish(document(identifier="calm"), create=True)
    old = archive.dumps.write()
    assert archive.dumps.renew() is None, "it is good"
    archive.withdraw("storm", reason="libel", kill=True, overwrite=True)
    others = [Newsroom(archive.settings) for _ in range(3)]
    with ThreadPoolExecutor(4) as pool:
        made = [one for one in pool.map(lambda room: room.dumps.renew(), (archive, *others)) if one]
    for room in others:
        room.close()
    assert [(dump.number, dump.articles) for dump in made] == [(3, 2)], "one of those who look does it"
    assert [dump["number"] for dump in web.get("/v1/dumps").json["items"]] == [3]
    for file in old.files:
        assert not (archive.settings.dump_folder / file.name).exists(), "nothing of it is left on the disk"
        assert web.get(f"/v1/dumps/{file.name}").status_code == 410


def test_what_was_withdrawn_leaves_the_disk_even_if_there_is_no_room_for_a_new_dump(
    archive: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.publish(document(identifier="storm"), create=True)
    old = archive.dumps.write()
    archive.withdraw("storm", reason="libel", kill=True, overwrite=True)
    full = OSError(errno.ENOSPC, "No space left on device")
    with monkeypatch.context() as disk:
        disk.setattr(Path, "mkdir", lambda *_, **__: (_ for _ in ()).throw(full))
        with pytest.raises(DiskFull):
            archive.dumps.renew()
    assert not (archive.settings.dump_folder / old.files[0].name).exists()
    made = archive.dumps.renew()
    assert made is not None and made.number == 2, "it is tried again"


def test_a_running_service_renews_its_dumps_by_itself(sqlite_url: str, tmp_path: Path) -> None:
    room = Newsroom(settings(sqlite_url, tmp_path, dump_folder=tmp_path / "dumps"))
    room.publish(document(identifier="storm"), create=True)
    room.dumps.write()
    with serving(sqlite_url, tmp_path, workers=2, PUBLISHER_DUMP_FOLDER=str(tmp_path / "dumps")) as server:
        room.withdraw("storm", reason="wrong", overwrite=True)
        ends = time.monotonic() + PATIENCE
        while not (found := ask("GET", f"{server.address}/v1/dumps").json()["items"]):
            assert time.monotonic() < ends
            time.sleep(0.1)
        assert [dump["number"] for dump in found] == [2]
        file = found[0]["files"][0]["url"].replace(DEFAULT, server.address)
        assert ask("GET", file).status_code == 200
    room.close()


def test_only_the_newest_dumps_are_kept_and_nothing_half_is_left(archive: Newsroom, tmp_path: Path) -> None:
    for number in range(4):
        archive.publish(document(identifier=f"n-{number}"), create=True)
        archive.dumps.write(keep=2)
        archive.dumps.write(keep=2)
    assert sorted(path.name for path in (tmp_path / "dumps").iterdir()) == [
        f"{number:012}.{suffix}" for number in (3, 4) for suffix in ("json", "ndjson.gz", "ndjson.zst")
    ]
    with pytest.raises(NotFound):
        archive.dumps.file("000000000001.ndjson.gz")


def test_a_folder_that_cannot_be_written_is_told(sqlite_url: str, tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").write_bytes(b"")
    room = Newsroom(settings(sqlite_url, tmp_path, dump_folder=tmp_path / "file" / "dumps"), now=clock)
    with pytest.raises(Misconfigured, match="cannot be written"):
        room.dumps.write()
    assert room.dumps.all() == []
    room.close()
