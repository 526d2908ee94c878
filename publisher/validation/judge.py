"""Puts the layers together: from a text or a document to its report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from publisher.jsonld import place
from publisher.model import JSON, MOST_FINDINGS, SEVERITIES, Finding, Report, Severity
from publisher.pointer import escape, join
from publisher.validation import (
    coherence,
    jsonld,
    pages,
    places,
    profiles,
    structure,
    syntax,
    values,
    vocabulary,
    walk,
    wire,
)
from publisher.validation.faults import Fault, Faults, Fix, Odd, Path, Rule, Spot, TooDeep, code, tokens
from publisher.validation.profiles import load as _profile

_ALL: tuple[Callable[..., Iterator[Fault]], ...] = (
    *syntax.RULES,
    *jsonld.RULES,
    *structure.RULES,
    *vocabulary.RULES,
    *values.RULES,
    *coherence.RULES,
    *profiles.RULES,
    *wire.RULES,
    *pages.RULES,
)
RULES: dict[str, Callable[..., Iterator[Fault]]] = {code(rule): rule for rule in _ALL}
"""Every rule by the code of its findings, in the order of the layers."""


def help_of(name: str) -> str:
    """Where a rule's page stands: in `docs/findings.md`, under its code."""
    return f"docs/findings.md#{name}"


_SAID = {rule: (name, help_of(name)) for name, rule in RULES.items()}
"""The code and the page of each rule's findings."""

Roots = list[tuple[Any, Path]]
"""The top-level nodes of a document, each with its path."""

Raw = tuple[Callable[..., Any], Fault, "list[str | int]", bool]
"""A rule, what it found, the tokens of the pointer, and whether the last is as the document spells it."""


@dataclass(slots=True)
class Verdict:
    """What the layers found: `raw` of what is kept, how many `more`, and the profiles held to."""

    raw: list[Raw] = field(default_factory=list)
    more: dict[Severity, int] = field(default_factory=dict)
    profiles: tuple[str, ...] = ()

    def take(self, faults: Faults, plain: jsonld.Plain | None = None) -> None:
        """Adds what was found; `plain` leads paths in plain form back to the document as it was written."""
        for severity, count in faults.more.items():
            self.more[severity] = self.more.get(severity, 0) + count
        for rule, fault, path in faults.found:
            way = plain.pointer_tokens(path) if plain and path else tokens(path)
            self.raw.append((rule, fault, way, plain is None or plain.is_as_written(path)))


def validate(
    source: bytes | str | JSON,
    *,
    name: str = "-",
    profiles: Sequence[str] | None = None,
    lenient: bool = False,
    outside: frozenset[str] = frozenset(),
    origin: tuple[int, int] = (1, 1),
) -> Report:
    """The report on one document: bytes or a text are read strictly, anything else is a parsed document.

    `profiles` are names of files in `schema/profiles/`; None takes those that fit the document's types, an
    empty sequence none. `lenient` takes off a wrapper and a byte order mark, and says so. `outside` are
    identities that other blocks of the same page define, `origin` is the line and column of the page where a
    text begins. Never raises for what stands in the document; raises NotFound for a profile there is not.
    """
    wanted = None if profiles is None else [_profile(one) for one in profiles]
    if not isinstance(source, bytes | str):
        return _report(name, _judge(source, wanted, outside), None, 0)
    read = syntax.read(source, lenient=lenient)
    if read.unread is None:
        verdict = _judge(read.document, wanted, outside)
    else:
        verdict = Verdict(profiles=tuple(profiles or ()))
    for note in read.notes:
        rule = syntax.rule_of(note)
        verdict.raw.extend((rule, fault, [], False) for fault in rule(note))
    if read.unread is None:
        return _report(name, verdict, read.text, read.start, origin)
    return _unread(name, verdict, read.unread, read.start, origin)


def validate_page(page: str, *, name: str = "-", profiles: Sequence[str] | None = None) -> list[Report]:
    """A report on every JSON-LD block of an HTML page, with lines and columns of the page."""
    return pages.validate(page, name=name, profiles=profiles)


def _judge(document: JSON, wanted: list[profiles.Profile] | None, outside: frozenset[str]) -> Verdict:
    """Everything wrong with a document."""
    try:
        try:
            verdict = _common(document, wanted, outside)
        except Odd:
            verdict = _uncommon(document, wanted, outside)
        if wanted and any(profile.wire for profile in wanted):
            verdict.take(wire.judge(document))
        return verdict
    except (TooDeep, RecursionError):
        deep = syntax.Unread("too-deep", "objects and arrays stand more than 32 deep in one another", "", 0)
        raw: list[Raw] = [(syntax.too_deep, fault, [], False) for fault in syntax.too_deep(deep)]
        return Verdict(raw, profiles=tuple(profile.name for profile in wanted or ()))


def _common(document: JSON, wanted: list[profiles.Profile] | None, outside: frozenset[str]) -> Verdict:
    """The verdict on a document that is in plain form as it stands; raises Odd for any other."""
    if document.__class__ is not dict or not jsonld.is_standard(document.get("@context")):
        raise Odd
    seen = walk.Walk(outside=outside)
    roots: Roots = []
    for node, path, depth in walk.roots(document):
        if path is not None and node.__class__ is dict and "@context" in node:
            raise Odd
        seen.root(node, path, depth)
        roots.append((node, path))
    if not roots:
        seen.check(structure.empty_document, Spot(document, None, "", {}, None))
    verdict = Verdict(profiles=_finished(seen, roots, wanted))
    verdict.take(seen.faults)
    return verdict


def _uncommon(document: JSON, wanted: list[profiles.Profile] | None, outside: frozenset[str]) -> Verdict:
    """The verdict on any other document: put into plain form first, findings led back to what was written."""
    plain = jsonld.Plain(document)
    verdict = Verdict()
    verdict.take(plain.faults)
    if plain.scopes.foreign:
        return verdict
    seen = walk.Walk(
        outside=outside,
        base=plain.scopes.base,
        plain=True,
        foreign_terms=plain.scopes.opaque,
        told=plain.told,
    )
    roots: Roots = [(node, (None, index)) for index, (node, _) in enumerate(plain.roots)]
    for node, path in roots:
        seen.root(node, path)
    if not roots and not verdict.raw:
        seen.check(structure.empty_document, Spot(document, None, "", {}, None))
    verdict.profiles = _finished(seen, roots, wanted)
    verdict.take(seen.faults, plain)
    return verdict


def _finished(seen: walk.Walk, roots: Roots, wanted: list[profiles.Profile] | None) -> tuple[str, ...]:
    """Ends a walk and holds its document to profiles: those asked for, or the one that fits."""
    seen.finish(single=len(roots) == 1)
    subjects = profiles.subjects(roots)
    if wanted is not None:
        for profile in wanted:
            fitting = [subject for subject in subjects if profile.fits(subject[0])]
            if not fitting:
                seen.check(profiles.profile_without_subject, Spot(profile, None, "", {}, None))
            _hold(profile, fitting, seen)
        return tuple(profile.name for profile in wanted)
    held: list[str] = []
    about: list[tuple[dict[str, Any], Path]] = []
    for profile in profiles.defaults():
        about = [subject for subject in subjects if profile.fits(subject[0])]
        if about:
            _hold(profile, about, seen)
            held.append(profile.name)
            break
    return (*held, *_hold_parts(seen, {id(node) for node, _ in about})) if seen.parts else tuple(held)


def _hold_parts(seen: walk.Walk, judged: set[int]) -> Iterator[str]:
    """Holds what the walk has kept to the profiles of parts, but for what was judged; gives their names."""
    for profile in profiles.of_parts():
        parts = [part for part in seen.parts if profile.fits(part[0]) and id(part[0]) not in judged]
        if parts:
            _hold(profile, parts, seen, aside=True)
            yield profile.name


def _hold(
    profile: profiles.Profile,
    fitting: list[tuple[dict[str, Any], Path]],
    seen: walk.Walk,
    *,
    aside: bool = False,
) -> None:
    """Holds nodes to a profile; of what stands `aside` in the document, only what is required is told.

    What is there under a name that is no property, and is told so, is not told again as missing.
    """
    meant: set[tuple[Path, str | None]] | None = None
    for node, path in fitting:
        whole, moved = profiles.followed(profile, node, path, seen.identities)
        for demand, at in profiles.unmet(profile, whole, path, moved, aside=aside):
            if meant is None:
                meant = {
                    (at[0], fault.suggestion)
                    for rule, fault, at in seen.faults.found
                    if rule is vocabulary.unknown_property and at is not None
                }
            if (at, demand.missing) in meant:
                continue
            rule: Rule = profiles.required_by_profile if demand.required else profiles.recommended_by_profile
            seen.check(rule, Spot(demand, at, "", node, None))


def _unread(name: str, verdict: Verdict, error: syntax.Unread, start: int, origin: tuple[int, int]) -> Report:
    """The report on a text that could not be read: one finding, and what was noted before."""
    line, column = _place(error.text, error.offset, origin)
    rule = syntax.rule_of(error)
    way = places.way(error.text, error.offset, start) if rule in syntax.OF_VALUES else []
    findings = [_finding(entry, *origin) for entry in verdict.raw]
    findings.extend(_finding((rule, fault, way, False), line, column) for fault in rule(error))
    return Report.of(name, verdict.profiles, findings)


def _report(
    name: str, verdict: Verdict, text: str | None, start: int, origin: tuple[int, int] = (1, 1)
) -> Report:
    """The report on what was found; only what it lists is made into findings and looked up in the text."""
    counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
    raw = verdict.raw
    if not raw:
        return Report(name, verdict.profiles, (), counts, 0)
    counts.update(verdict.more)
    for _, fault, _, _ in raw:
        counts[fault.severity] += 1
    if len(raw) > MOST_FINDINGS:
        raw = sorted(raw, key=lambda entry: SEVERITIES.index(entry[1].severity))[:MOST_FINDINGS]
    if text is None:
        found = [_finding(entry, None, None) for entry in raw]
    else:
        offsets = places.locate(text, [(entry[2], entry[1].by_name) for entry in raw], start)
        found = [_finding(entry, *_place(text, at, origin)) for entry, at in zip(raw, offsets, strict=True)]
    if len(found) > 1:
        found.sort(key=lambda f: (f.line or 0, f.column or 0, f.pointer, f.code))
    return Report(name, verdict.profiles, tuple(found), counts, sum(counts.values()) - len(found))


def _place(text: str, offset: int, origin: tuple[int, int]) -> tuple[int, int]:
    """Line and column of an offset, in the page in which a text begins at `origin`."""
    line, column = place(text, offset)
    return line + origin[0] - 1, column + origin[1] - 1 if line == 1 else column


def finding(rule: Callable[..., Any], fault: Fault, line: int, column: int) -> Finding:
    """What a rule says of a whole text, at a place in it."""
    return _finding((rule, fault, [], False), line, column)


def finding_within(  # noqa: PLR0917 - all of it is needed
    rule: Callable[..., Any],
    fault: Fault,
    way: Sequence[str | int],
    text: str,
    start: int,
    origin: tuple[int, int],
) -> Finding:
    """What a rule says of a value in a document that begins at `start` of a text, at `origin` of a page."""
    (at,) = places.locate(text, [(way, fault.by_name)], start)
    return _finding((rule, fault, list(way), True), *_place(text, at, origin))


def _finding(entry: Raw, line: int | None, column: int | None) -> Finding:
    rule, fault, way, as_written = entry
    name, page = _SAID[rule]
    pointer = "".join([f"/{token}" for token in way])
    if "~" in pointer or pointer.count("/") > len(way):
        pointer = join("", *way)
    return Finding(
        name,
        fault.severity,
        pointer,
        fault.message,
        line,
        column,
        fault.term,
        fault.expected,
        fault.actual,
        fault.suggestion,
        _patch(fault.fix, pointer, way, as_written) if fault.fix else None,
        page,
    )


def _patch(
    fix: Fix, pointer: str, way: list[str | int], as_written: bool
) -> tuple[dict[str, Any], ...] | None:
    """A fix as a JSON Patch (RFC 6902); None where the document's own spelling makes it unsafe."""
    if fix.op == "rename":
        if not as_written or not way:
            return None
        parent = pointer.rsplit("/", 1)[0]
        return ({"op": "move", "from": pointer, "path": f"{parent}/{escape(str(fix.value))}"},)
    if fix.op == "add @context":
        return ({"op": "add", "path": f"{pointer}/@context", "value": fix.value},)
    if fix.op == "remove":
        return ({"op": "remove", "path": pointer},) if way and isinstance(way[-1], str) else None
    return ({"op": "replace", "path": pointer, "value": fix.value},)
