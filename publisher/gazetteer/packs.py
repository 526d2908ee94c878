"""Files of names that are made once from packages which take seconds to load, and then load at once.

The first line of a pack is the digest of what it was made by, the modules and tables beside this file: a pack
that older ones made is made anew. `make setup` makes them again whenever the packages are others.
"""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"})
"""Codes that CLDR lists among territories and that are of no country."""


def read(name: str, build: Callable[[], str]) -> str:
    """The text of a pack; it is built (in seconds) where there is none, or none of these sources."""
    cached = _of_this_user()
    for folder in (HERE, cached):
        if (text := _current(folder / name)) is not None:
            return text
    text = build()
    try:
        write(name, text)
    except OSError:
        write(name, text, cached)
    return text


def write(name: str, text: str, folder: Path | None = None) -> None:
    """Writes a pack into a folder, by default beside this file, whole or not at all."""
    folder = folder or HERE
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = folder / f"{name}.{os.getpid()}.new"
    draft.write_text(f"{sources()}\n{text}", encoding="utf-8")
    draft.replace(folder / name)


@functools.cache
def sources() -> str:
    """The digest of the modules and tables that packs are made by."""
    digest = hashlib.sha256()
    for path in sorted([*HERE.glob("*.py"), *HERE.glob("*.tsv")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _current(path: Path) -> str | None:
    """The text of a pack if it was made by these sources, by this user or whoever installed them."""
    try:
        if path.parent != HERE and path.parent.stat().st_uid != os.getuid():
            return None  # anybody may make a folder among temporary files
        made_by, _, text = path.read_text(encoding="utf-8").partition("\n")
    except OSError:
        return None
    return text if made_by == sources() else None


def _of_this_user() -> Path:
    """Where packs are kept for who may not write beside this file."""
    import tempfile

    return Path(tempfile.gettempdir()) / f"publisher-gazetteer-{os.getuid()}"
