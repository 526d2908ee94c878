"""What must never take long: setting up, a document of 100 KB, a megabyte of anything."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from publisher.validation import validate

Node = dict[str, Any]

SET_UP = """
import time
began = time.process_time()
from publisher.validation import validate
author = {"@type": "Person", "name": "Ana Silva"}
validate({"@context": "https://schema.org", "@type": "NewsArticle", "author": author})
print(time.process_time() - began)
"""


def hundred_kilobytes() -> str:
    """An ordinary graph of articles, 100 KB of it."""
    person = {
        "@type": "Person",
        "name": "Ana Silva",
        "url": "https://news.example/ana",
        "jobTitle": "Reporter",
    }
    article = {
        "@type": "NewsArticle",
        "headline": "Harbour reopens",
        "author": [person, {**person, "name": "Rui Matos"}],
    }
    count = 100_000 // (len(json.dumps(article)) + 2)
    return json.dumps({"@context": "https://schema.org", "@graph": [article] * count})


def megabytes() -> dict[str, str]:
    """A megabyte each of what a validator may trip over."""
    top: Node = {"@context": "https://schema.org", "@type": "NewsArticle"}
    graph: Callable[[list[Any]], Node] = lambda nodes: {"@context": "https://schema.org", "@graph": nodes}  # noqa: E731
    documents: dict[str, Any] = {
        "one text": {**top, "articleBody": "<&{* " * 200_000},
        "100,000 keys": {**top, **{f"k{number}": 1 for number in range(90_000)}},
        "10,000 nodes": graph(
            [
                {"@type": "Person", "name": "Ana Silva", "url": f"https://news.example/{n}"}
                for n in range(12_000)
            ]
        ),
        "10,000 references": graph(
            [{"@type": "Person", "@id": f"#{n}", "knows": {"@id": f"#x{n}"}} for n in range(14_000)]
        ),
        "a context on each node": graph([{"@context": {"a": "schema:name"}, "a": "x"}] * 15_000),
        "hostile keys": {**top, **{f"__proto__{n}": {"$ref": "#"} for n in range(25_000)}},
    }
    return {name: json.dumps(document, separators=(",", ":")) for name, document in documents.items()} | {
        "deep nesting": '{"a":[' * 170_000
    }


def measured() -> list[tuple[str, float, float]]:
    """What was measured, in seconds, and what it must not be over."""
    command = [sys.executable, "-c", SET_UP]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(5)]
    found = [("set-up, to the first verdict", min(float(run.stdout) for run in runs), 0.15)]
    text = hundred_kilobytes()
    found.append(("a document of 100 KB", min(_seconds(text) for _ in range(5)), 0.05))
    return found + [(f"a megabyte: {name}", _seconds(text), 2.0) for name, text in megabytes().items()]


def _seconds(text: str) -> float:
    began = time.process_time()
    validate(text)
    return time.process_time() - began
