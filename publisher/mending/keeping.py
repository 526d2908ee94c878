"""An article, its facts and an editor's actions as JSON, so that a draft can be taken up again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from publisher.mending import Action
from publisher.model import Article, Block, Fact, Field, Origin, Ref


def dump(article: Article, facts: Iterable[Fact]) -> bytes:
    """An article and its facts as UTF-8 JSON."""
    kept = {
        "name": article.name,
        "received": article.received,
        "text": article.text,
        "blocks": [[b.kind, b.start, b.end] for b in article.blocks],
        "fields": [
            {"property": f.property, "value": f.value, "origin": asdict(f.origin)} for f in article.fields
        ],
        "facts": _dumped(facts),
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def load(data: bytes) -> tuple[Article, tuple[Fact, ...]]:
    """The article and the facts that `dump` wrote."""
    kept: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
    article = Article(
        kept["text"],
        tuple(Block(kind, start, end) for kind, start, end in kept["blocks"]),
        tuple(Field(f["property"], f["value"], Origin(**f["origin"])) for f in kept["fields"]),
        kept["name"],
        kept.get("received", ""),
    )
    return article, _loaded(kept["facts"])


def _dumped(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    return [
        {
            "node": f.node,
            "property": f.property,
            **({"ref": f.value.node} if isinstance(f.value, Ref) else {"value": f.value}),
            "origins": [asdict(o) for o in f.origins],
        }
        for f in facts
    ]


def _loaded(kept: Iterable[dict[str, Any]]) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            f["node"],
            f["property"],
            Ref(f["ref"]) if "ref" in f else f["value"],
            tuple(Origin(**o) for o in f["origins"]),
        )
        for f in kept
    )


def dump_action(action: Action) -> str:
    """An action as JSON; its editor and its time are kept beside it."""
    kept = {n: v for n, v in asdict(action).items() if n not in ("editor", "at", "found") and v is not None}
    if action.found:
        kept["found"] = _dumped(action.found)
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def load_action(text: str, editor: str, at: datetime) -> Action:
    """The action that `dump_action` wrote."""
    kept: dict[str, Any] = json.loads(text)
    found = _loaded(kept.pop("found", ()))
    return Action(**kept, editor=editor, at=at, found=found)
