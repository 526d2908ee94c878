"""Where the files live that stand at the top of the repository and are not Python."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def path(name: str) -> Path:
    """The path of `schema` or `openapi.yaml`, in a checkout or in an installed wheel."""
    packaged = _HERE / "_data" / name
    return packaged if packaged.exists() else _HERE.parent / name
