"""The authority file: a newsroom's own people, organisations and places, by all the names it knows them.

YAML (a list of entries) or a table with the columns `@type`, `name`, `aliases`, `sameAs` (cut by `;`).
What stands here outranks everything a machine finds.
"""

from __future__ import annotations

import csv
import io
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)

from publisher import vocabulary
from publisher.errors import Unreadable
from publisher.readers.declared import located

MOST_ENTRIES = 50_000


def _several(value: object) -> object:
    if isinstance(value, str):
        return [piece.strip() for piece in value.split(";") if piece.strip()]
    return [] if value is None else value


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=300)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=2_000)]


class Entry(BaseModel):
    """One thing the newsroom knows: its type, its names, and what more is to be written of it."""

    model_config = ConfigDict(extra="allow", frozen=True, populate_by_name=True)

    type: Annotated[Name, Field(alias="@type")]
    name: Name
    aliases: Annotated[tuple[Name, ...], BeforeValidator(_several)] = ()
    sameAs: Annotated[tuple[Url, ...], BeforeValidator(_several)] = ()  # noqa: N815 - schema.org's name
    line: Annotated[str, Field(exclude=True)] = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by."""
        return (self.name, *self.aliases)

    @property
    def more(self) -> dict[str, Any]:
        """Further schema.org properties, by their names."""
        return {
            name: value for name, value in (self.__pydantic_extra__ or {}).items() if value not in (None, "")
        }


_ENTRIES = TypeAdapter(list[Entry])


def load(data: bytes, name: str) -> tuple[Entry, ...]:
    """The entries of an authority file. Raises Unreadable with the line and column of the first wrong one."""
    where = _table(data, name) or located.load(data, name)
    try:
        entries = _ENTRIES.validate_python(where.value or [])
    except ValidationError as error:
        first = error.errors()[0]
        said = first["msg"].removeprefix("Value error, ")
        raise where.fault(
            first["loc"], f"{first['loc'][-1] if first['loc'] else 'the file'}: {said}"
        ) from None
    for number, entry in enumerate(entries):
        if not vocabulary.is_subtype(
            entry.type, "Person", "Organization", "Place", "Event", "CreativeWork", "Product"
        ):
            raise where.fault(
                (number, "@type"), f"{entry.type!r} is no type of a person, organisation, place or thing"
            )
        for wrong in entry.more.keys() - vocabulary.properties(entry.type):
            raise where.fault((number, wrong, ""), f"{entry.type} has no property {wrong!r}")
    lines = (where.places.get((number,), (number + 1, 1))[0] for number in range(len(entries)))
    return tuple(
        entry.model_copy(update={"line": f"{name}:{line}"})
        for entry, line in zip(entries, lines, strict=False)
    )


def _table(data: bytes, name: str) -> located.Located | None:
    """The rows of a table, if the first line names the columns of one."""
    text = data[:8_000_000].decode("utf-8-sig", "replace")
    head = text.partition("\n")[0]
    delimiter = max(",\t", key=head.count)
    columns = [column.strip() for column in head.split(delimiter)]
    if not {"name", "@type"} <= set(columns):
        return None
    rows: list[dict[str, str]] = []
    places: dict[located.Path, tuple[int, int]] = {}
    try:
        for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter):
            places[(len(rows),)] = (len(rows) + 2, 1)
            rows.append({key.strip(): value for key, value in row.items() if key and value})
            if len(rows) > MOST_ENTRIES:
                raise Unreadable(f"{name}: has more than {MOST_ENTRIES:,} entries")
    except csv.Error as error:
        raise Unreadable(f"{name}: is no table: {error}") from None
    return located.Located(name, rows, places)
