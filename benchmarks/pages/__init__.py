"""What the readers take from web pages: `python benchmarks/accuracy.py pages [--peers] [--misses]`.

Forty pages in the shapes that newspapers' sites have, each at three levels: as it is (`kept`), without its
JSON-LD (`bare`), and without anything declared at all (`shown`). Scores are shares of pages on which a field
is right, and the F1 of the body's word sequences; floors are in `floors.json`. `--peers` runs other
extractors on the same pages.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping

from benchmarks import floors
from benchmarks.pages.corpus import LEVELS, Page, digest, pages
from benchmarks.pages.peers import PEERS, Taken, ours
from benchmarks.pages.scoring import FIELDS, Tally, score

__all__ = ["LEVELS", "Page", "digest", "main", "measure", "pages"]


def measure(level: str, reader: Callable[[bytes], Taken] = ours) -> Tally:
    """The scores of a reader on all pages at one level."""
    return score(((page, reader(page.at(level))) for page in pages()), level)


def speed(reader: Callable[[bytes], object]) -> float:
    """Pages a second of processor time, on the pages as they are."""
    everything = [page.at("kept") for page in pages()]
    reader(everything[0])
    start = time.process_time()
    for data in everything:
        reader(data)
    return len(everything) / (time.process_time() - start)


def one_parse(data: bytes) -> object:
    """The least that any reader must do: one parse."""
    from lxml import etree

    return etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))


def main(arguments: list[str]) -> int:
    """Prints the scores; 1 if one is under its floor."""
    if {"-h", "--help"} & set(arguments):
        print(__doc__)
        return 0
    print(f"{len(pages())} pages, digest {digest()[:12]}")
    scores: dict[str, float] = {}
    readers: Mapping[str, Callable[[bytes], Taken]] = {
        "ours": ours,
        **(PEERS if "--peers" in arguments else {}),
    }
    print(f"{'':22}" + "".join(f"{name[:9]:>10}" for name in FIELDS))
    for name, reader in readers.items():
        for level in LEVELS:
            tally = measure(level, reader)
            print(f"{name + ' ' + level:22}" + "".join(f"{tally.share(one):10.3f}" for one in FIELDS))
            if name == "ours":
                scores.update({f"{level} {one}": tally.share(one) for one in FIELDS})
                if "--misses" in arguments:
                    print(*tally.misses, sep="\n")
    parse = speed(one_parse)
    for name, reader in readers.items():
        rate = speed(reader)
        print(f"{name}: {rate:.0f} pages/s, {parse / rate:.1f} parses a page")
        if name == "ours":
            scores["speed"] = rate / parse
    under = floors.below("pages", scores)
    for what, said in under.items():
        print(f"{what}: {said}", file=sys.stderr)
    return 1 if under else 0
