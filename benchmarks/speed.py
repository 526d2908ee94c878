"""How fast the validator is beside others: `python benchmarks/speed.py validate [--rounds N]`.

`python benchmarks/speed.py limits` measures what must never take long, and fails where it does;
`python benchmarks/speed.py costs` tells what each module of the validator costs, for who writes rules;
`python benchmarks/speed.py draft` how long the mapper takes beside the language model alone.

Fifty documents of 1 to 8 KB (`validators/documents.py`), other ones each round, so that nobody is measured on
what it has just seen. Each round every validator judges all fifty, one after the other, so that what else the
machine does falls on all alike; time is CPU time of one core without making the documents, the best of the
rounds. A peer is compared with this validator given the same: parsed documents, or pages to find them in.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks import drafting
from benchmarks.validators import costs, limits, peers
from benchmarks.validators.documents import COUNT, fifty
from publisher.validation import RULES

Best = dict[tuple[str, str], float]
"""Seconds a document, by validator and what it is given."""

WITH_NPM = 10
"""Rounds that the validators from npm are given at once, for their compiler to warm up."""


def seconds(peer: peers.Peer, documents: list[dict[str, Any]]) -> float:
    """CPU seconds a document of one round, without the collector of garbage."""
    given = [peer.ready(document) for document in documents[: peer.most]]
    gc.collect()
    gc.disable()
    began = time.process_time()
    for one in given:
        peer.judge(one)
    took = time.process_time() - began
    gc.enable()
    return took / len(given)


def measure(rounds: int, *, npm: bool = True) -> tuple[Best, str]:
    """The best of the rounds, and why there is nothing from npm."""
    best: Best = {}
    measured = [*peers.ours(), *peers.others()]
    with tempfile.TemporaryDirectory() as folder:
        from_npm = peers.FromNpm(Path(folder)) if npm else None
        for number in range(rounds):
            for peer in measured:
                if number < 2 or peer.most >= COUNT:
                    _keep(best, (peer.name, peer.given), seconds(peer, fifty(number)))
            if from_npm and not from_npm.problem and number % WITH_NPM == 0:
                sets = [fifty(number + step) for step in range(WITH_NPM)]
                for key, took in from_npm.seconds(sets).items():
                    _keep(best, key, took / COUNT)
    return best, from_npm.problem if from_npm else "not asked for"


def _keep(best: Best, key: tuple[str, str], took: float) -> None:
    best[key] = min(took, best.get(key, took))


def main() -> int:
    """Measures and prints documents a second, and how many times faster we are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("what", choices=["validate", "limits", "costs", "draft"])
    parser.add_argument("--rounds", type=int, help="20 of documents, 3 of articles")
    parser.add_argument("--no-npm", action="store_true")
    options = parser.parse_args()
    if options.what == "costs":
        return tell()
    if options.what == "draft":
        return drafting.show(options.rounds or 3)
    return compare(options.rounds or 20, npm=not options.no_npm) if options.what == "validate" else hold()


def hold() -> int:
    """Measures the limits and prints them; 1 if one is passed."""
    measured = limits.measured()
    for name, took, most in measured:
        print(f"{name:36} {took * 1000:8,.0f} ms of {most * 1000:,.0f}")
    return int(any(took > most for _, took, most in measured))


def tell() -> int:
    """Prints what each module costs of a document, in microseconds and as a share."""
    found = costs.measured(10)
    whole = sum(found.values())
    print(f"{whole * 1e6:7.1f} us a document, with {len(RULES)} rules")
    for name, took in found.items():
        print(f"{took * 1e6:7.1f} us {took / whole:6.1%}  {name}")
    return 0


def compare(rounds: int, *, npm: bool) -> int:
    """Measures all validators and prints them beside one another."""
    best, problem = measure(rounds, npm=npm)
    sizes = sorted(len(json.dumps(one, ensure_ascii=False).encode()) for one in fifty())
    print(
        f"{COUNT} documents of {sizes[0]:,} to {sizes[-1]:,} bytes, half of them over {sizes[COUNT // 2]:,};"
    )
    print(f"CPU time of one core, best of {rounds} rounds of other documents\n")
    for (name, given), took in sorted(best.items(), key=lambda entry: (entry[0][1], entry[1])):
        ratio = took / best["publisher", given]
        print(f"{given:7} {name:36} {1 / took:10,.1f} documents/s   {ratio:9.1f} times our time")
    if problem:
        print(f"nothing from npm: {problem}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
