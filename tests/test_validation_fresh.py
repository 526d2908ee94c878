"""What is remembered between documents leads to no other verdict: each gets that of a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from publisher.validation import validate

SUITE = Path(__file__).parent.parent / "schema" / "suite"
CASES = [case for path in sorted(SUITE.glob("*.json")) for case in json.loads(path.read_bytes())["cases"]]

Task = tuple[Any, dict[str, Any]]
"""A document or the text of one, and how it is judged."""


def tasks() -> list[Task]:
    """Every document of the suite, under its own profiles and under those that fit it, as text and parsed."""
    found: list[Task] = []
    for case in CASES:
        if "page" in case or "base64" in case:
            continue
        text = case["text"] if "text" in case else json.dumps(case["document"], indent=1)
        for profiles in (case["profiles"], None):
            found.append((text, {"profiles": profiles, "lenient": case.get("lenient", False)}))
        if "document" in case:
            found.append((case["document"], {"profiles": case["profiles"], "outside": ["#publisher"]}))
    return found


def judged(task: Task) -> str:
    document, options = task
    return repr(validate(document, **{**options, "outside": frozenset(options.get("outside", ()))}))


def alone(chosen: list[Task], seed: str) -> list[str]:
    """The report on each by a process that has judged nothing else; sets are in another order there."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    run = subprocess.run(
        [sys.executable, __file__],
        input=json.dumps(chosen),
        capture_output=True,
        check=True,
        text=True,
        env=environment,
    )
    return list(json.loads(run.stdout))


def each_in_a_process(chosen: list[Task]) -> list[str]:
    """Forks for each task; what is known of types is made before, and no document is judged with it."""
    from publisher.validation.tables import known

    for kind in ("Article", "Event", "NewsArticle", "Organization", "Person", "Place", "PostalAddress"):
        known(kind)
    return [_forked(task) for task in chosen]


def _forked(task: Task) -> str:
    reading, writing = os.pipe()
    if not os.fork():
        with os.fdopen(writing, "w") as out:
            out.write(judged(task))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        report = told.read()
    os.wait()
    return report


def differ(chosen: list[Task], seed: int) -> list[Task]:
    """Those that get another report among the others, in any order and again, than alone."""
    expected = alone(chosen, str(seed))
    chance, odd = Random(seed), dict[int, Task]()
    for _ in range(3):
        for number in chance.sample(range(len(chosen)), len(chosen)):
            if judged(chosen[number]) != expected[number]:
                odd[number] = chosen[number]
    return list(odd.values())


def test_a_document_judged_after_others_gets_the_report_that_it_gets_alone() -> None:
    assert not differ(Random(20261126).sample(tasks(), 80), seed=1)


@pytest.mark.soak
@pytest.mark.parametrize("seed", [2, 3])
def test_every_document_judged_after_others_gets_the_report_that_it_gets_alone(seed: int) -> None:
    assert not differ(tasks(), seed)


HOUSE = {"@type": "Organization", "name": "The Harbour Post", "url": "https://post.example/"}
LOGO = {"@type": "ImageObject", "url": "/logo.png"}
FILM = {"@type": "VideoObject", "name": "The strike"}
SAME: dict[str, list[Task]] = {
    "a publisher by another base": [
        ({"@context": context, "@type": "NewsArticle", "publisher": {**HOUSE, "logo": LOGO}}, {})
        for context in ("https://schema.org", ["https://schema.org", {"@base": "https://post.example/"}])
    ],
    "a publisher that something refers to": [
        ({"@context": "https://schema.org", "@graph": [{"@type": "Article", "publisher": house}, other]}, {})
        for house in (HOUSE, HOUSE | {"@id": "#house"}, HOUSE | {"parentOrganization": {"@id": "#house"}})
        for other in (
            {"@type": "Person", "worksFor": {"@id": "#house"}},
            {"@type": "Person", "@id": "#house"},
        )
    ],
    "a publisher with terms of another context": [
        ({"@context": context, "@type": "Article", "publisher": HOUSE | {"desk": "Ports"}}, {})
        for context in ("https://schema.org", ["https://schema.org", {"desk": "https://post.example/desk"}])
    ],
    "a film as a part and as the whole": [
        ({"@context": "https://schema.org", "@type": "Article", "video": FILM}, {"profiles": profiles})
        for profiles in (None, [], ["google-video"], ["google-article"])
    ]
    + [({"@context": "https://schema.org", **FILM}, {"profiles": None})],
    "numbers that are equal": [
        ({"@context": "https://schema.org", "@type": "Place", "geo": spot}, {})
        for spot in (
            {"@type": "GeoCoordinates", "latitude": north, "longitude": 1}
            for north in (1, 1.0, True, "1", "1.0")
        )
    ],
    "a text in two places": [
        (json.dumps({"@context": "https://schema.org", "@type": kind, name: "Untitled"}, indent=indent), {})
        for kind in ("Painting", "Article", "Person")
        for name in ("name", "headline")
        for indent in (None, 4)
    ],
}
"""Documents that have something in common which is wrong, or stands elsewhere, in some of them only."""


@pytest.mark.parametrize("name", SAME)
def test_each_table_has_different_reports(name: str) -> None:
    assert len({judged(task) for task in SAME[name]}) > 1


def test_what_is_the_same_in_two_documents_is_judged_in_each() -> None:
    assert not differ([task for tasks in SAME.values() for task in tasks], seed=4)


if __name__ == "__main__":
    json.dump(each_in_a_process(json.load(sys.stdin)), sys.stdout)
