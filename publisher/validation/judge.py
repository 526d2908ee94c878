"""Puts the layers together: from a text or a document to its report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from publisher.jsonld import place
from publisher.model import JSON, MOST_FINDINGS, SEVERITIES, Finding, Report, Severity
from publisher.pointer import escape
from publisher.validation import coherence, jsonld, pages, places, structure, syntax, walk
from publisher.validation import profiles as demands
from publisher.validation.faults import Fault, Fix, Path, Spot, code, tokens

_ALL: tuple[Callable[..., Iterator[Fault]], ...] = (
    *syntax.RULES,
    *jsonld.RULES,
    *walk.RULES,
    *coherence.RULES,
    *demands.RULES,
    *pages.RULES,
)
RULES: dict[str, Callable[..., Iterator[Fault]]] = {code(rule): rule for rule in _ALL}
"""Every rule by the code of its findings, in the order of the layers."""


def help_of(name: str) -> str:
    """Where a rule's page stands: in `docs/findings.md`, under its code."""
    return f"docs/findings.md#{name}"


_HELP = {name: help_of(name) for name in RULES}

Raw = tuple[Callable[..., Any], Fault, "list[str | int]", bool]
"""A rule, what it found, the tokens of the pointer, and whether renaming is safe there."""


def validate(
    source: bytes | str | JSON,
    *,
    name: str = "-",
    profiles: Sequence[str] | None = None,
    lenient: bool = False,
    outside: frozenset[str] = frozenset(),
) -> Report:
    """The report on one document: bytes or a text are read strictly, anything else is a parsed document.

    `profiles` are names of files in `schema/profiles/`; None takes those that fit the document's types, an
    empty sequence none. `outside` are identities that other blocks of the same page define. `lenient` takes off a wrapper and a byte order mark, and says so. Never raises for
    what stands in the document; raises NotFound for a profile there is not.
    """
    if isinstance(source, bytes | str):
        read = syntax.read(source, lenient=lenient)
        raw: list[Raw] = []
        chosen: tuple[str, ...] = tuple(profiles or ())
        for note in read.notes:
            rule = syntax.fault_of(note)
            raw.extend((rule, fault, [], False) for fault in rule(note))
        if read.unread is not None:
            return _unread(name, chosen, read, raw)
        more, chosen = _judge(read.document, profiles, outside)
        return _report(name, chosen, raw + more if raw else more, read.text, read.start)
    raw, chosen = _judge(source, profiles, outside)
    return _report(name, chosen, raw, None, 0)


def validate_page(page: str, *, name: str = "-", profiles: Sequence[str] | None = None) -> list[Report]:
    """A report on every JSON-LD block of an HTML page, with lines and columns of the page."""
    return pages.validate(page, name=name, profiles=profiles)


def _judge(
    document: JSON, asked: Sequence[str] | None, outside: frozenset[str] = frozenset()
) -> tuple[list[Raw], tuple[str, ...]]:
    """Everything wrong with a document, and the profiles it was held to."""
    chosen = tuple(asked or ())
    wanted = None if asked is None else [demands.load(one) for one in asked]
    try:
        try:
            return _walk_plain(document, wanted, outside)
        except walk.Odd:
            return _walk_any(document, wanted, outside)
    except (walk.TooDeep, RecursionError):
        rule = syntax.too_deep
        deep = syntax.Unread("too-deep", "objects and arrays stand more than 32 deep in one another", "", 0)
        return [(rule, fault, [], False) for fault in rule(deep)], chosen


def _walk_plain(
    document: JSON, wanted: list[demands.Profile] | None, outside: frozenset[str]
) -> tuple[list[Raw], tuple[str, ...]]:
    """The common way: a document whose context is schema.org's, in plain form as it stands."""
    if document.__class__ is not dict or not jsonld.is_standard(document.get("@context")):
        raise walk.Odd
    seen = walk.Walk()
    seen.outside = outside
    roots: list[tuple[Any, Path]] = []
    if document.get("@graph", True) == [] and len(document) == 2:
        seen.check(structure.empty_document, Spot(document, None, "the document", {}, None, seen))
    for node, path, depth in walk.roots(document):
        if path is not None and node.__class__ is dict and "@context" in node:
            raise walk.Odd
        seen.root(node, path, depth)
        roots.append((node, path))
    seen.single = len(roots) == 1
    seen.finish()
    chosen = _hold(seen, roots, wanted)
    return [(rule, fault, tokens(path), True) for rule, fault, path in seen.faults], chosen


def _walk_any(
    document: JSON, wanted: list[demands.Profile] | None, outside: frozenset[str]
) -> tuple[list[Raw], tuple[str, ...]]:
    """Any other document: put into plain form first, its findings led back to how it was written."""
    if not isinstance(document, dict | list):
        seen = walk.Walk()
        seen.root(document, None)
        return [(rule, fault, tokens(path), False) for rule, fault, path in seen.faults], ()
    plain = jsonld.Plain(document)
    raw: list[Raw] = [(rule, fault, tokens(path), True) for rule, fault, path in plain.faults]
    if plain.foreign:
        return raw, ()
    seen = walk.Walk(base=plain.base, plain=True)
    seen.outside, seen.foreign_terms = outside, plain.opaque
    roots: list[tuple[Any, Path]] = []
    if not plain.roots and not raw:
        spot = Spot(document, None, "the document", {}, None, seen)
        seen.check(_EMPTY, spot)
        return [(rule, fault, [], False) for rule, fault, _ in seen.faults], ()
    for index, (node, _) in enumerate(plain.roots):
        start: Path = (None, index)
        seen.root(node, start)
        roots.append((node, start))
    seen.single = len(roots) == 1
    seen.finish()
    chosen = _hold(seen, roots, wanted)
    for rule, fault, path in seen.faults:
        raw.append((rule, fault, plain.pointer_tokens(path), plain.is_as_written(path)))
    return raw, chosen


_EMPTY = structure.empty_document


def _hold(
    seen: walk.Walk, roots: list[tuple[Any, Path]], wanted: list[demands.Profile] | None
) -> tuple[str, ...]:
    """Holds a document to profiles: those asked for, or the one that fits what it is about."""
    subjects = demands.subjects(roots)
    if wanted is None:
        for profile in demands.defaults():
            fitting = [subject for subject in subjects if profile.fits(subject[0])]
            if fitting:
                _hold_to(profile, fitting, seen)
                return (profile.name,)
        return ()
    for profile in wanted:
        fitting = [subject for subject in subjects if profile.fits(subject[0])]
        if not fitting:
            rule = demands.profile_without_subject
            seen.faults.extend((rule, fault, None) for fault in rule(profile))
        _hold_to(profile, fitting, seen)
    return tuple(profile.name for profile in wanted)


def _hold_to(profile: demands.Profile, fitting: list[tuple[dict[str, Any], Path]], seen: walk.Walk) -> None:
    for node, path in fitting:
        part, moved = demands.cut(profile, node, seen.identities)
        if profile.is_valid(part):
            continue
        for instance, way in profile.errors(part):
            demanded = way[1] == 0
            rule = demands.required_by_profile if demanded else demands.recommended_by_profile
            for fault in rule((profile, (instance, way))):
                where, rest = path, list(fault.below)
                for length in range(len(rest), 0, -1):
                    if tuple(rest[:length]) in moved:
                        where, rest = moved[tuple(rest[:length])], rest[length:]
                        break
                for token in rest:
                    where = (where, token)
                seen.faults.append((rule, fault, where))


def _unread(name: str, chosen: tuple[str, ...], read: syntax.Text, raw: list[Raw]) -> Report:
    """The report on a text that could not be read: one finding, and what was noted before."""
    error = read.unread
    assert error is not None
    line, column = place(error.text, error.offset)
    rule = syntax.fault_of(error)
    findings = [_finding(entry, 1, 1) for entry in raw]
    findings.extend(_finding((rule, fault, [], False), line, column) for fault in rule(error))
    return Report.of(name, chosen, findings)


def _report(name: str, chosen: tuple[str, ...], raw: list[Raw], text: str | None, start: int) -> Report:
    """The report on what was found; only what it lists is made into findings and looked up in the text."""
    counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
    if not raw:
        return Report(name, chosen, (), counts, 0)
    for _, fault, _, _ in raw:
        counts[fault.severity] += 1
    omitted = max(0, len(raw) - MOST_FINDINGS)
    if omitted:
        raw = sorted(raw, key=lambda entry: SEVERITIES.index(entry[1].severity))[:MOST_FINDINGS]
    found = [_finding(entry, line, column) for entry, line, column in _placed(raw, text, start)]
    found.sort(key=lambda f: (f.line or 0, f.column or 0, f.pointer, f.code))
    return Report(name, chosen, tuple(found), counts, omitted)


def _placed(raw: list[Raw], text: str | None, start: int) -> Iterable[tuple[Raw, int | None, int | None]]:
    if text is None:
        return [(entry, None, None) for entry in raw]
    offsets = places.locate(text, [(entry[2], entry[1].by_name) for entry in raw], start)
    found = []
    for entry in raw:
        offset = offsets[(tuple([str(token) for token in entry[2]]), entry[1].by_name)]
        found.append((entry, *place(text, offset)))
    return found


def finding(rule: Callable[..., Any], fault: Fault, line: int, column: int) -> Finding:
    """What a rule says of a whole text, at a place in it."""
    return _finding((rule, fault, [], False), line, column)


def _finding(entry: Raw, line: int | None, column: int | None) -> Finding:
    rule, fault, way, as_written = entry
    name = code(rule)
    pointer = "".join(["/" + (escape(token) if token.__class__ is str else str(token)) for token in way])
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
        _HELP[name],
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
