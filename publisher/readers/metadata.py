"""What a newsroom says about an article beside its text: schema.org's names, checked and typed.

Given as a file `NAME.meta.json`, as flags, or as front matter. A value that is given here outranks whatever
the article itself shows, and is written into the draft as it was given.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from publisher import model
from publisher.errors import Unreadable
from publisher.readers import dates, decoding


def _when(value: object) -> str:
    if isinstance(value, datetime | date):
        value = value.isoformat()
    found = dates.iso(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError("is no date: write 2022-03-01 or 2022-03-01T09:05:00+01:00")
    return found


def _several(value: object) -> object:
    return value if isinstance(value, list) or value is None else [value]


def _node(kind: str) -> BeforeValidator:
    def make(value: object) -> object:
        return {"@type": kind, "name": value} if isinstance(value, str) else value

    return BeforeValidator(make)


def _bcp47(value: str) -> str:
    parts = value.replace("_", "-").split("-")
    good = parts[0].isalpha() and 2 <= len(parts[0]) <= 3 and all(p.isalnum() and len(p) <= 8 for p in parts)
    if not good:
        raise ValueError("is no language tag: write en, en-GB, uk")
    return "-".join([parts[0].lower(), *parts[1:]])


Text: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000)]
Url: TypeAlias = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=2_000)]
When: TypeAlias = Annotated[str, BeforeValidator(_when)]
Language: TypeAlias = Annotated[Text, AfterValidator(_bcp47)]


ArticleType: TypeAlias = Literal[
    "Article",
    "NewsArticle",
    "AnalysisNewsArticle",
    "AskPublicNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReportageNewsArticle",
    "ReviewNewsArticle",
    "LiveBlogPosting",
    "BlogPosting",
]
"""The types of schema.org that an article of a newsroom has."""


class Node(BaseModel):
    """A person or an organisation that is named; further schema.org properties pass as they are."""

    model_config = ConfigDict(extra="allow", frozen=True)

    type: Annotated[Text, Field(alias="@type")]
    name: Text


class Metadata(BaseModel):
    """Values of one article by schema.org's names. Unknown names and wrong values are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    type: Annotated[
        ArticleType | None,
        Field(alias="@type"),
    ] = None
    headline: Text | None = None
    alternativeHeadline: Text | None = None  # noqa: N815 - schema.org's names
    description: Text | None = None
    articleSection: Annotated[list[Text] | None, BeforeValidator(_several)] = None  # noqa: N815
    keywords: Annotated[list[Text] | None, BeforeValidator(_several)] = None
    genre: Annotated[list[Text] | None, BeforeValidator(_several)] = None
    inLanguage: Language | None = None  # noqa: N815
    datePublished: When | None = None  # noqa: N815
    dateModified: When | None = None  # noqa: N815
    dateCreated: When | None = None  # noqa: N815
    expires: When | None = None
    author: Annotated[list[Annotated[Node, _node("Person")]] | None, BeforeValidator(_several)] = None
    editor: Annotated[list[Annotated[Node, _node("Person")]] | None, BeforeValidator(_several)] = None
    contributor: Annotated[list[Annotated[Node, _node("Person")]] | None, BeforeValidator(_several)] = None
    publisher: Annotated[Node, _node("Organization")] | None = None
    sourceOrganization: Annotated[Node, _node("Organization")] | None = None  # noqa: N815
    copyrightHolder: Annotated[Node, _node("Organization")] | None = None  # noqa: N815
    copyrightYear: Annotated[int, Field(ge=1400, le=9999)] | None = None  # noqa: N815
    copyrightNotice: Text | None = None  # noqa: N815
    creditText: Text | None = None  # noqa: N815
    url: Url | None = None
    mainEntityOfPage: Url | None = None  # noqa: N815
    identifier: Text | None = None
    image: Annotated[list[Url | dict[str, Any]] | None, BeforeValidator(_several)] = None
    thumbnailUrl: Url | None = None  # noqa: N815
    license: Url | None = None
    isAccessibleForFree: bool | None = None  # noqa: N815
    dateline: Text | None = None
    printSection: Text | None = None  # noqa: N815
    printPage: Text | None = None  # noqa: N815
    printEdition: Text | None = None  # noqa: N815

    def fields(self, detail: str = "") -> tuple[model.Field, ...]:
        """The given values as fields whose origin is the metadata."""
        given = self.model_dump(mode="json", by_alias=True, exclude_none=True)
        return tuple(_field(name, value, detail) for name, value in given.items())


def _field(name: str, value: Any, detail: str) -> model.Field:
    if isinstance(value, list) and len(value) == 1 and not isinstance(value[0], dict):
        value = value[0]
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return model.Field(name, value, model.Origin("metadata", "metadata", words=words, detail=detail))


def load(data: bytes, name: str) -> Metadata:
    """The metadata in a JSON file. Raises Unreadable that names the wrong member or the place in the file."""
    value = decoding.json_value(decoding.text(data, name), name)
    if not isinstance(value, dict):
        raise Unreadable(f"{name}: metadata is a JSON object", hint='such as {"datePublished": "2022-03-01"}')
    return check(value, name)


def check(value: dict[str, Any], name: str) -> Metadata:
    """The metadata in a JSON object. Raises Unreadable that names the first wrong member."""
    try:
        return Metadata.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        member = ".".join(
            str(part) for part in first["loc"] if isinstance(part, int) or part in value
        ) or str(first["loc"][0])
        if first["type"] == "extra_forbidden":
            known = ", ".join(field.alias or key for key, field in Metadata.model_fields.items())
            raise Unreadable(f"{name}: there is no metadata {member!r}", hint=f"known: {known}") from None
        said = first["msg"].removeprefix("Value error, ")
        raise Unreadable(f"{name}: {member} {said}", hint=f"it is {first['input']!r:.200}") from None
