"""How right we are: `python benchmarks/accuracy.py texts|pages`; `--help` for each says the rest."""

from __future__ import annotations

import importlib
import sys

PARTS = {
    "texts": "what the mapper takes from news texts, against gold written by readers",
    "pages": "what the readers take from web pages",
}


def main(arguments: list[str]) -> int:
    """Hands over to `benchmarks.texts` or `benchmarks.pages`."""
    if not arguments or arguments[0] not in PARTS:
        print(__doc__, *(f"  {name:8}{what}" for name, what in PARTS.items()), sep="\n")
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    part = importlib.import_module(f"benchmarks.{arguments[0]}")
    status: int = part.main(arguments[1:])
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
