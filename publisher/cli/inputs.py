"""The files a verb is given: folders opened, standard input read, nothing larger than an article loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from publisher.errors import Unreadable
from publisher.readers import decoding

SIDECAR = ".meta.json"
"""The metadata of `talks.txt` stands in `talks.meta.json`."""


def files(names: tuple[str, ...]) -> Iterator[str]:
    """The inputs in the order given; a folder's files by name, deep, without sidecars and hidden files."""
    for name in names:
        if name != "-" and Path(name).is_dir():
            yield from (str(path) for path in sorted(Path(name).rglob("*")) if _is_article(path, Path(name)))
        else:
            yield name


def _is_article(path: Path, root: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
    return not hidden and not path.name.endswith(SIDECAR) and path.is_file()


def load(name: str) -> bytes:
    """The bytes of one input, `-` being standard input. Raises Unreadable."""
    try:
        if name == "-":
            return _bounded(sys.stdin.buffer, name)
        with Path(name).open("rb") as file:
            return _bounded(file, name)
    except FileNotFoundError:
        raise Unreadable(f"{name}: there is no such file") from None
    except OSError as error:
        raise Unreadable(f"{name}: cannot be read: {error.strerror}") from None
    except ValueError:
        raise Unreadable(f"{name!r}: is no file name") from None


def _bounded(file: BinaryIO, name: str) -> bytes:
    data = file.read(decoding.LARGEST + 1)
    decoding.admit(data, name)
    return data


def sidecar(name: str) -> str | None:
    """The file that holds the metadata of this input, if it stands beside it."""
    path = Path(name)
    for candidate in (path.with_suffix(SIDECAR), path.with_name(path.name + SIDECAR)) if path.name else ():
        if name != "-" and candidate.is_file():
            return str(candidate)
    return None
