"""Bad input: a draft with what there is, or one clear line; time and memory are bounded."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from measure import ending

from publisher.errors import Unreadable
from publisher.readers import each, read, read_all

ROOT = Path(__file__).parent.parent
WORDS = "The harbour was closed on Tuesday, the council said. "
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '{f'&{inner};' * 10}'>" for inner, name in zip("abcdefgh", "bcdefghi", strict=True)
)
FILE = "<!DOCTYPE x [<!ENTITY i SYSTEM 'file:///etc/passwd'>"
NEWSML = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">{}</newsItem>'
RSS = (
    '<rss version="2.0"><channel><item><title>{}</title><description>{}</description></item></channel></rss>'
)
LD = '<h1>Harbour closed</h1><script type="application/ld+json">{}</script><p>' + WORDS

DRAFTED: dict[str, str | bytes] = {
    "no headline.txt": WORDS * 3,
    "only a headline.txt": "Harbour closed for a day",
    "only a headline.md": "# Harbour closed for a day",
    "only a title.html": "<title>Harbour closed for a day</title>",
    "a table.txt": "Team\tPoints\nLisbon\t12\n",
    "a table.md": "# Standings\n\n| Team | Points |\n|---|---|\n| Lisbon | 12 |\n",
    "a table.html": "<table><tr><td>Lisbon</td><td>12</td></tr><tr><td>Porto</td><td>9</td></tr></table>",
    "one line.txt": WORDS * 6_000,
    "one word.txt": "a" * 300_000,
    "dates.txt": "March 1, 2022 " * 20_000,
    "not closed.html": "<h1>Harbour closed</h1>" + f"<font><p>{WORDS}" * 600,
    "long prolog.html": "<h1>Harbour closed</h1>" + "<!--" * 30_000,
    "entities.html": f"{LAUGHS}]><h1>Harbour closed</h1><p>&i; {WORDS}",
    "entities.rss": f"{LAUGHS}]>" + RSS.format("Harbour &i; closed", WORDS),
    "a file.rss": f"{FILE}]>" + RSS.format("Harbour &i; closed", WORDS),
    "deep.rss": RSS.format("Harbour closed", "&lt;div&gt;" * 50_000),
    "cut.rss": '<rss version="2.0"><channel><item><title>Harbour closed</title><descr',
    "half a character.ninjs": '{"uri": "x", "headline": "Harbour \\ud800 closed", "byline": "\\udfff"}',
    "half a character.html": LD.format('{"@type": "NewsArticle", "headline": "Harbour \\ud800 closed"}'),
    "many commas.html": LD.format('{"a":' + "," * 100_000),
    "long headline.html": LD.format('{"@type": "NewsArticle", "headline": "' + "<" * 100_000 + '"}'),
    "wide.ninjs": '{"uri": "x", "headline": "Harbour closed", "items": 5, "subjects": [[]], "by": {}}',
    "UTF-16.txt": f"Harbour closed\n\n{WORDS}".encode("utf-16"),
    "UTF-16.rss": f'<?xml version="1.0" encoding="utf-16"?>{RSS.format("Café", WORDS)}'.encode("utf-16"),
    "UTF-16.ninjs": '{"uri": "x", "headline": "Café"}'.encode("utf-16"),
    "Windows-1252 said to be UTF-8.html": f"<meta charset=utf-8><h1>Café “closed”</h1><p>{WORDS}".encode(
        "cp1252"
    ),
    "UTF-8 said to be UTF-16.html": f"<meta charset=utf-16><h1>Café “closed”</h1><p>{WORDS}",
    "constructor.md": '---\ntitle: !!python/object/apply:os.system ["exit"]\n---\nwords',
    "laughs.md": "---\na: &a [x, x]\n"
    + "".join(f"{n}: &{n} [*{i}, *{i}, *{i}]\n" for i, n in zip("abcdefghijk", "bcdefghijkl", strict=True))
    + f"---\n{WORDS}",
}
"""Inputs of which something can be drafted."""

REFUSED: dict[str, tuple[str | bytes, str]] = {
    "empty.txt": ("", "is empty"),
    "spaces.txt": (" \n\t", "is empty"),
    "zeros.bin": (b"\0" * 1_000, "is binary"),
    "controls.bin": (bytes(range(1, 32)) * 300, "is binary"),
    "picture.html": (b"\x89PNG\r\n", "is a picture"),
    "report.txt": (b"%PDF-1.7", "is a PDF"),
    "letter.txt": (b"PK\x03\x04", "is a ZIP archive or an office document"),
    "page.ps": ("%!PS-Adobe-3.0", "is PostScript"),
    "KOI8.txt": ("Порт закрыт\n\nВо вторник порт был закрыт.".encode("koi8-r"), "is neither UTF-8 nor"),
    "long.txt": (WORDS * 40_000, "is longer than 400,000 characters"),
    "entities.newsml": (f"{LAUGHS}]>" + NEWSML.format("&i;"), "declares a document type"),
    "a file.newsml": (f"{FILE}]>" + NEWSML.format("&i;"), "declares a document type"),
    "deep.newsml": (NEWSML.format("<a>" * 100_000), "is no XML"),
    "nothing.newsml": (NEWSML.format(""), "holds no article"),
    "nothing.rss": ('<rss version="2.0"><channel/></rss>', "holds no article"),
    "nothing.html": ("<script>draw()</script>", "holds no article"),
    "frames.html": ('<frameset><frame src="http://127.0.0.1:9/"></frameset>', "holds no article"),
    "deep.html": ("<div>" * 200_000 + WORDS, "holds no article"),
    "only a prolog.html": ("<?" * 30_000, "holds no HTML"),
    "comments.html": ("<!--" * 30_000, "holds no HTML"),
    "cut.ninjs": ('{"uri": "x", "headline": "Harb', "1:26: is no JSON"),
    "deep.ninjs": ('{"uri": "x", "headline":' + "[" * 100_000, "is nested too deep"),
    "deep feed.json": ('{"version": "https://jsonfeed.org/version/1", "items":' + "[" * 100_000, "too deep"),
    "types.json": (
        '{"version": "https://jsonfeed.org/version/1", "items": [1, null, {"title": 5}]}',
        "holds no article",
    ),
    "types.ninjs": ('{"uri": 5, "headline": ["a"], "bodies": "x", "by": {}}', "holds no article"),
    "front.md": ("---\ntitle: [a\n---\nwords", "front.md:3:1: the front matter is no YAML"),
    "deep front.md": ("+++\na=" + "[" * 50_000 + "\n+++\nwords", "nested too deep"),
    "export.json": ('[{"title": "a"}]', "is JSON, but neither a JSON Feed nor ninjs"),
}  # fmt: skip
"""Inputs of which nothing can be, and what is said of each."""


def contents(given: str | bytes) -> bytes:
    return given.encode() if isinstance(given, str) else given


def bounded() -> None:
    """A gigabyte of memory, and less processor time than all bad inputs together are worth."""
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (300, 300))


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], list[str]]:
    """What `publisher draft` makes of all of them in one run: the drafts by file, and the lines of faults."""
    folder = tmp_path_factory.mktemp("bad")
    for name, given in {**DRAFTED, **{name: given for name, (given, _) in REFUSED.items()}}.items():
        (folder / name).write_bytes(contents(given))
    with (folder / "large.txt").open("wb") as file:
        file.truncate(50_000_000)
    done = subprocess.run(
        [sys.executable, "-m", "publisher", "draft", "--model", "none", "--json", str(folder)],
        capture_output=True, text=True, check=False, cwd=ROOT, preexec_fn=bounded,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    )  # fmt: skip
    assert done.returncode == 2, done.stderr[-2_000:]
    drafts = {
        Path(one["source"].partition("#")[0]).name: one for one in map(json.loads, done.stdout.splitlines())
    }
    return drafts, done.stderr.splitlines()


@pytest.mark.parametrize("name", DRAFTED)
def test_a_draft_has_what_there_is(name: str, drafted: tuple[dict[str, Any], list[str]]) -> None:
    draft = drafted[0][name]["document"]["@graph"][0]
    assert draft.get("headline") or draft.get("articleBody")
    assert len(draft.get("headline", "")) < 1_000


@pytest.mark.parametrize("name", [*REFUSED, "large.txt"])
def test_or_one_clear_line_says_why_there_is_none(
    name: str, drafted: tuple[dict[str, Any], list[str]]
) -> None:
    drafts, lines = drafted
    said = [line for line in lines if f"/{name}:" in line]
    assert name not in drafts and len(said) == 1
    assert REFUSED.get(name, ("", "is larger than 16 MB"))[1] in said[0]


def test_no_fault_is_ours(drafted: tuple[dict[str, Any], list[str]]) -> None:
    assert [line for line in drafted[1] if "fault of ours" in line or "Traceback" in line] == []


def test_numbers_of_a_table_stay_beside_their_names() -> None:
    for name in ("a table.md", "a table.html"):
        assert "Lisbon | 12" in read(contents(DRAFTED[name])).text


def test_files_that_entities_name_are_not_read(drafted: tuple[dict[str, Any], list[str]]) -> None:
    assert "root:" not in json.dumps(drafted[0]["a file.rss"])


def test_an_item_in_which_nothing_stands_does_not_end_a_feed() -> None:
    feed = RSS.replace("<item>", "<item></item><item>").format("Harbour closed", WORDS)
    assert [article.text[:14] for article in read_all(feed.encode())] == ["Harbour closed"]


NINJS = {"uri": "urn:1", "headline": "Harbour closed", "body_text": WORDS}
LONG = f"<p>{WORDS}</p>" * 9_000
SEVERAL: dict[str, str] = {
    "ninjs": json.dumps([NINJS, {"uri": "urn:2"}, NINJS]),
    "ninjs of a message": json.dumps({"items": [NINJS, "two", NINJS]}),
    "JSON Feed": json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "items": [{"title": "Harbour closed", "content_html": html} for html in (WORDS, LONG, WORDS)],
        }
    ),
}


@pytest.mark.parametrize("kind", SEVERAL)
def test_one_of_several_that_cannot_be_read_does_not_end_those_after_it(kind: str) -> None:
    data = SEVERAL[kind].encode()
    first, second, third = each(data, name="list")
    assert not isinstance(first, Unreadable) and not isinstance(third, Unreadable)
    assert isinstance(second, Unreadable) and str(second).startswith("list#2: ")
    assert (first.text[:14], third.name) == ("Harbour closed", "list#3")
    with pytest.raises(Unreadable, match="list#2"):
        list(read_all(data, name="list"))


def test_what_makes_other_readers_quadratic_does_not_hold_this_one_up() -> None:
    with ending():
        page = "<h1>Harbour closed</h1>" + "<div>" * 2_000 + f"<p>{WORDS}{WORDS}" * 3_000
        read(page.encode(), format="html")
        with pytest.raises(Unreadable):
            read(b"<!DOCTYPE x " * 5_000)
