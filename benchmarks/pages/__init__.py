"""What the readers take from web pages: `python benchmarks/accuracy.py pages [--peers] [--misses]`.

Forty pages in the shapes that newspapers' sites have (`set`), and some that were written by somebody who had
not seen the readers (`written`), each at three levels: as it is (`kept`), without its JSON-LD (`bare`), and
without anything declared at all (`shown`). Scores are shares of pages on which a field is right, and the F1
of the body's word sequences; floors are in `floors.json`. `--peers` runs other extractors on the same pages.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from itertools import product

from benchmarks import floors
from benchmarks.pages.corpus import GROUPS, LEVELS, Page, digest, pages
from benchmarks.pages.peers import PEERS, Taken, ours
from benchmarks.pages.scoring import FIELDS, Tally, score

__all__ = ["FIELDS", "GROUPS", "LEVELS", "Page", "digest", "main", "measure", "pages"]


def measure(group: str, level: str, reader: Callable[[bytes], Taken] = ours) -> Tally:
    """The scores of a reader on the pages of a group at one level."""
    return score(((page, reader(page.at(level))) for page in pages(group)), level)


def speed(reader: Callable[[bytes], object]) -> float:
    """Pages a second of processor time, on the pages as they are."""
    everything = [page.at("kept") for group in GROUPS for page in pages(group)]
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
    print(f"{sum(len(pages(group)) for group in GROUPS)} pages, digest {digest()[:12]}")
    under: dict[str, str] = {}
    readers: Mapping[str, Callable[[bytes], Taken]] = {
        "ours": ours,
        **(PEERS if "--peers" in arguments else {}),
    }
    print(f"{'':26}" + "".join(f"{name[:9]:>10}" for name in FIELDS))
    for group, (name, reader) in product(GROUPS, readers.items()):
        scores: dict[str, float] = {}
        for level in LEVELS:
            tally = measure(group, level, reader)
            print(f"{f'{name} {group} {level}':26}" + "".join(f"{tally.share(one):10.3f}" for one in FIELDS))
            scores.update({f"{level} {one}": tally.share(one) for one in FIELDS})
            if name == "ours" and "--misses" in arguments:
                print(*tally.misses, sep="\n")
        if name == "ours":
            under |= floors.below(f"pages {group}", scores)
    parse = speed(one_parse)
    for name, reader in readers.items():
        rate = speed(reader)
        print(f"{name}: {rate:.0f} pages/s, {parse / rate:.1f} parses a page")
        if name == "ours":
            under |= floors.below("pages", {"speed": rate / parse})
    for what, said in under.items():
        print(f"{what}: {said}", file=sys.stderr)
    return 1 if under else 0
