"""Files of names that are made once from packages which take seconds to load, and then load at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent


def read(name: str, build: Callable[[], str]) -> str:
    """The text of a pack; it is built (in seconds) if `make setup` has not done so."""
    import tempfile

    cached = Path(tempfile.gettempdir()) / "publisher-gazetteer"
    for folder in (HERE, cached):
        if (folder / name).exists():
            return (folder / name).read_text(encoding="utf-8")
    text = build()
    try:
        write(name, text)
    except OSError:
        write(name, text, cached)
    return text


def write(name: str, text: str, folder: Path = HERE) -> Path:
    """Writes a pack into a folder, whole or not at all, and says where it is."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    draft = path.with_suffix(".new")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
    return path
