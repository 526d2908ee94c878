"""Looks for inputs that the validator trips over: `make fuzz`, or `python -m benchmarks.fuzz [SECONDS]`.

With atheris, which steers by coverage, where it is installed (`pip install atheris`); without it by mutating
the suite's cases at random. Whatever the input, a report must come, as JSON, within two seconds, with
pointers that lead somewhere.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from publisher import data, jsonld, pointer
from publisher.validation import validate, validate_page
from publisher.validation.report import dump

LONGEST = 2.0


def one_input(given: bytes) -> None:
    """Judges one input in every way there is."""
    began = time.process_time()
    report = validate(given)
    json.dumps(dump(report))
    json.dumps(dump(validate(given, lenient=True)))
    validate_page(given.decode("utf-8", "replace"))
    try:
        document: Any = jsonld.parse(given)
    except jsonld.Malformed:
        assert not report.valid
    else:
        for finding in report.findings:
            if finding.code != "double-encoded":
                pointer.resolve(document, finding.pointer)
    assert time.process_time() - began < LONGEST, "it took too long"


def corpus() -> list[bytes]:
    """The suite's inputs."""
    found = []
    for path in sorted((data.path("schema") / "suite").glob("*.json")):
        for case in json.loads(path.read_bytes())["cases"]:
            if "document" in case or "text" in case:
                text = case["text"] if "text" in case else json.dumps(case["document"])
                found.append(text.encode("utf-8", "surrogatepass"))
    return found


def mutated(seeds: list[bytes], chance: random.Random) -> bytes:
    """One of the inputs, with bytes changed, cut, doubled, or a piece of another put in."""
    given = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(given) + 1)
        match chance.randrange(5):
            case 0:
                given[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del given[at : at + chance.randrange(1, 20)]
            case 2:
                given[at:at] = given[at : at + chance.randrange(1, 40)]
            case 3:
                other = chance.choice(seeds)
                start = chance.randrange(len(other) + 1)
                given[at:at] = other[start : start + chance.randrange(1, 60)]
            case _:
                given[at:at] = chance.choice(TOKENS)
    return bytes(given)


TOKENS = [
    *(
        b'"@context":',
        b'"@graph":[',
        b'"@value":',
        b'"@reverse":{',
        b'"@list":',
        b'"@type":',
        b"null",
        b"{}",
        b"[]",
    ),
    *(
        b'"https://schema.org"',
        b"1e999",
        b"-0",
        b"\\ud800",
        b"\\u0000",
        b"\xef\xbb\xbf",
        b"<script>",
        b"]]>",
        b'""',
    ),
    *(
        b'"@id":"_:b0"',
        b'"2024-02-30"',
        b'"PT"',
        b'"@container":"@language"',
        b"\xff",
        b"{{x}}",
        b'"schema:name":',
    ),
]


def at_random(seconds: float, seed: int) -> None:
    """Mutates the suite until the time is over; prints the input that something was found with."""
    chance, seeds, tried = random.Random(seed), corpus(), 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        given = mutated(seeds, chance)
        tried += 1
        try:
            one_input(given)
        except Exception:
            print(f"found by input {tried} of seed {seed}: {given!r}", file=sys.stderr)
            raise
    print(f"{tried} inputs, nothing found (seed {seed})")


def main() -> None:
    """With atheris if it is there, else at random for as many seconds as asked (60)."""
    try:
        import atheris
    except ImportError:
        seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
        at_random(seconds, seed=time.time_ns() % 1_000_000)
        return
    with tempfile.TemporaryDirectory() as folder:
        for number, given in enumerate(corpus()):
            (Path(folder) / str(number)).write_bytes(given)
        atheris.instrument_all()
        seconds = sys.argv[1] if len(sys.argv) > 1 else "60"
        atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-timeout=5", folder], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
