"""Whatever stands in the members that rules compare: no rule falls over, and no quick test hides a fault."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from test_suite import FILES

from publisher.validation import coherence, validate
from publisher.validation.faults import Spot
from publisher.validation.walk import Walk

ODD = (
    "",
    " ",
    None,
    True,
    0,
    -1,
    2.5,
    10**12,
    [],
    {},
    [[]],
    ["a", "a"],
    {"@id": "#x"},
    {"@type": "Person"},
    "2024",
)


def members(value: Any) -> Iterator[tuple[str, Any]]:
    """Every member of every object in the suite's documents, with its value."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name not in ("@context", "@graph"):
                yield name, item
            yield from members(item)
    elif isinstance(value, list):
        for item in value:
            yield from members(item)


SEEN: dict[str, list[Any]] = defaultdict(list)
for name, value in members([case.get("document") for cases in FILES.values() for case in cases]):
    SEEN[name].append(value)
NAMES = sorted(SEEN)


def node(chance: random.Random) -> dict[str, Any]:
    """An object with some members of the suite, now and then with the value of another or an odd one."""
    found: dict[str, Any] = {"@type": chance.choice(SEEN["@type"])}
    for name in chance.sample(NAMES, chance.randrange(2, 30)):
        other = chance.choice(NAMES) if chance.random() < 0.1 else name
        found[name] = chance.choice(ODD if chance.random() < 0.1 else SEEN[other])
        if chance.random() < 0.1:
            found[name] = [found[name], chance.choice(SEEN[name])]
    return found


@given(st.integers(0, 2**32))
def test_a_quick_test_hides_nothing_that_its_rule_finds(number: int) -> None:
    chance = random.Random(number)
    for one in (node(chance) for _ in range(25)):
        kinds = {name: type(value) for name, value in one.items()}
        for passes, rule in coherence.called_for(kinds):
            if passes(one):
                found = list(rule(Spot(one, None, "", one, None, Walk())))
                assert not found, (rule.__name__, {f.term: one.get(f.term or "") for f in found}, one)


@given(st.integers(0, 2**32))
def test_no_rule_falls_over_what_it_does_not_expect(number: int) -> None:
    chance = random.Random(number)
    for one in (node(chance) for _ in range(25)):
        report = validate({"@context": "https://schema.org", **one}, profiles=())
        assert report.valid == all(finding.severity != "error" for finding in report.findings), one
