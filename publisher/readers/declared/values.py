"""The values that the rules of a mapping make of one item of an export."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Any

from publisher import vocabulary
from publisher.errors import Unreadable
from publisher.model import Field, Origin
from publisher.readers import bylines
from publisher.readers.declared import rules
from publisher.readers.declared.judging import FIELD, Declared
from publisher.readers.declared.located import Path
from publisher.readers.declared.source import search
from publisher.readers.html import meta

_EMPTY: tuple[Any, ...] = (None, "", [], {})


def fields(item: Any, name: str, mapping: Declared) -> Iterator[Field]:
    """A field for every rule that finds something. Raises Unreadable that names item, rule and line."""
    for key, rule in mapping.mapping.article.items():
        prop, path = key.removesuffix("[]"), ("article", key)
        if prop == "@type" and isinstance(rule, str):
            yield Field("@type", rule, Origin("mapping", "declared", rule, detail=mapping.place(path)))
            continue
        made = _make(prop, rule, item, path, _Item(name, mapping))
        if made in _EMPTY:
            continue
        value = made if not key.endswith("[]") or isinstance(made, list) else [made]
        constant = isinstance(rule, rules.Value) and rule.source is None and rule.template is None
        words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        origin = Origin("mapping" if constant else "metadata", "declared", words, detail=mapping.place(path))
        yield Field(prop, value, origin)


class _Item:
    """One item of the export, for what is said of it when a value does not fit."""

    def __init__(self, name: str, mapping: Declared) -> None:
        self.name = name
        self.mapping = mapping

    def fault(self, path: Path, message: str, hint: str = "") -> Unreadable:
        return self.mapping.where.fault(path, f"{self.name}: {message}", hint=hint)


def _make(prop: str, rule: rules.Rule, item: Any, path: Path, of: _Item) -> Any:
    if isinstance(rule, rules.Node):
        return _nodes(rule, item, path, of)
    steps = rules.Value.model_validate({"from": rule}) if isinstance(rule, str) else rule
    value = _found(steps, item, of.name)
    if isinstance(value, str) and steps.split:
        value = [piece.strip() for piece in value.split(steps.split)]
    if isinstance(value, list):
        value = [one for v in value if (one := _step(prop, v, steps, path, of)) not in _EMPTY]
    elif value not in _EMPTY:
        value = _step(prop, value, steps, path, of)
    return steps.default if value in _EMPTY else value


def _found(rule: rules.Value, item: Any, name: str) -> Any:
    if rule.source is not None:
        return search(rule.source, item, name)
    if rule.template is None:
        return rule.const
    pieces = {words: search(words, item, name) for words in FIELD.findall(rule.template)}
    if any(piece in _EMPTY or isinstance(piece, dict | list) for piece in pieces.values()):
        return None
    return FIELD.sub(lambda found: str(pieces[found[1]]), rule.template)


def _nodes(rule: rules.Node, item: Any, path: Path, of: _Item) -> Any:
    members = [item] if rule.each is None else search(rule.each, item, of.name)
    made = []
    for member in members if isinstance(members, list) else [members]:
        node = {
            key.removesuffix("[]"): value
            for key, inner in rule.__pydantic_extra__.items()
            if member is not None
            and (value := _make(key.removesuffix("[]"), inner, member, (*path, key), of)) not in _EMPTY
        }
        if node:
            made.append({"@type": rule.type, **node})
    return made if rule.each is not None else made[0] if made else None


def _step(prop: str, value: Any, rule: rules.Value, path: Path, of: _Item) -> Any:
    if isinstance(value, str):
        value = _words(value) if rule.plain else value.strip()
    if rule.lookup is not None:
        return rule.lookup.get(str(value))
    wanted = set(vocabulary.ranges(prop))
    if rule.date is not None or (wanted and wanted <= {"Date", "DateTime", "Time"}):
        return _date(prop, value, rule, path, of)
    if isinstance(value, str) and wanted and wanted <= {"Person", "Organization"}:
        return _named(value, wanted)
    if isinstance(value, dict) and "@type" not in value:
        raise of.fault(
            path, f"{prop} would be an object", hint="name what of it is meant, or write a node with @type"
        )
    return value


def _words(value: str) -> str:
    from publisher.readers.feed import plain

    return plain(value)


def _named(value: str, wanted: set[str]) -> Any:
    """People or organisations for a text where only those may stand."""
    if "Person" in wanted:
        found = bylines.authors(value)
        return found[0] if len(found) == 1 else found
    return {"@type": "Organization", "name": value}


def _date(prop: str, value: Any, rule: rules.Value, path: Path, of: _Item) -> str:
    words = str(value).strip()
    if rule.date is None:
        found = meta.when(words)
    else:
        try:
            read = datetime.strptime(words, rule.date)
        except ValueError:
            read = None
        timed = re.search(r"%[HIMcXTR]", rule.date) is not None
        found = None if read is None else read.isoformat() if timed else read.date().isoformat()
    if found is None:
        said = (
            "write how it is written: `date: '%d/%m/%Y'`"
            if rule.date is None
            else f"`date` says {rule.date!r}"
        )
        raise of.fault(path, f"{prop} {words!r} is no date", hint=said)
    if rule.zone and len(found) == 19:
        try:
            return datetime.fromisoformat(found).replace(tzinfo=_zone(rule.zone)).isoformat()
        except (KeyError, ValueError, OSError):
            raise of.fault((*path, "zone"), f"{rule.zone!r} is no time zone") from None
    return found


def _zone(name: str) -> tzinfo:
    if offset := re.fullmatch(r"([+-])(\d\d):(\d\d)", name):
        minutes = int(offset[2]) * 60 + int(offset[3])
        return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes))
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)
