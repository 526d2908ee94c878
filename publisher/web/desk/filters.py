"""A filter as the fields of a form: which articles a feed or a subscription wants."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask import request
from marshmallow import ValidationError

from publisher import questions

FIELDS: Final = (
    ("section", "Sections", "Politics, World"),
    ("type", "Kinds of article", "ReportageNewsArticle, OpinionNewsArticle"),
    ("about", "About", "names or addresses of what it is about"),
    ("mentions", "Speaking of", "names or addresses"),
    ("place", "Places", "Porto, Lisbon"),
    ("country", "Countries", "PT, ES"),
    ("language", "Languages", "en, pt"),
)
"""The members that take several values: name, label, example."""


class Faulty(ValueError):
    """What was written in the form is no filter; says why."""


def asked() -> dict[str, object]:
    """The filter that was written. Raises Faulty."""
    given: dict[str, object] = {
        name: values
        for name, _, _ in FIELDS
        if (values := [part.strip() for part in request.form.get(name, "").split(",") if part.strip()])
    }
    if words := request.form.get("q", "").strip():
        given["q"] = words
    try:
        checked: dict[str, object] = questions.FilterMessage().load(given)
    except ValidationError as error:
        said = (f"{fault['pointer'].lstrip('/')}: {fault['detail']}" for fault in questions.faults(error))
        raise Faulty("; ".join(said)) from None
    return checked


def written(given: Mapping[str, object]) -> dict[str, str]:
    """A filter as it stands in the fields."""
    return {name: ", ".join(v) if isinstance(v, list | tuple) else str(v) for name, v in given.items()}


def told(given: Mapping[str, object]) -> str:
    """A filter in words."""
    labels = {name: label for name, label, _ in FIELDS} | {"q": "Words"}
    parts = [f"{labels.get(name, name).lower()}: {value}" for name, value in written(given).items()]
    return "; ".join(parts) or "every article"
