"""Whether a text tells of a contest by the names on both sides of a verb: "Galway beat Kerry"."""

from __future__ import annotations

import re

from publisher import gazetteer
from publisher.extractors import lexicon

_NAME = r"[A-Z][\w'’.-]*[\w’](?: (?:[A-Z][\w'’.-]*[\w’]|de|del|la|of|al|du|da)){0,4}"
_AMID = r"(?:(?:\w+ly|also|then|later|again|were|was|have|had|will|who|,) ?){0,3}"
_WON = r"beat|beats|thrash|thrashed|trounced|edge|edges|edged|outscored|thumped"
"""What one side of a contest does to the other, and hardly anybody else to anybody."""
_MET = (
    r"hosts?|hosted|faces?|faced|plays?|played|meets?|met|visits?|visited|entertains?|entertained|welcomed?|"
    r"defeat|defeats|defeated|downed|routed|hammered|stunned|overcame|eliminated|held"
)
"""What others do to one another as well."""
_WITH = (
    r"(?:lost|lose|loses|fell|went down|go down)\b[^.;:,]{0,30} to|(?:drew|draws?)\b[^.;:,]{0,30} with|"
    r"(?:held|beaten|thrashed|edged|knocked out|eliminated|stunned|routed|hammered)\b[^.;:,]{0,30} by|"
    r"at home to|away to|take on|takes on|took on|travel to|travels to|travelled to|win over|"
    r"the better of|(?:saw|sees|sent|sends|fired|fires|eased|squeezed|cruised)\b[^.;:,]{0,30} past"
)
_BEATEN = re.compile(
    rf"({_NAME})(?:['’]s? [a-z]+)?,? {_AMID}\b(?:{_WON}|[^.;:\n]{{0,25}}(?:win|victory) over) "
    rf"({_NAME})(?! to\b)"
)
_ENDED = re.compile(rf"({_NAME}),? {_AMID}[^.;:\"“\n]{{0,40}}?\b(?:{_WON}|{_WITH}) (?:the )?({_NAME})")
_VISIT = re.compile(
    rf"({_NAME}),? {_AMID}\b(?:visits?|hosts?|faces?|plays?|travels? to) "
    rf"({_NAME})(?= (?:on|in|at|this|next|for)\b|[,.])"
)
_PAIR = re.compile(rf"({_NAME}),? {_AMID}[^.;:\"“\n]{{0,40}}?\b(?:{_MET}) (?:the )?({_NAME})")
_STAGE = re.compile(
    r"\b(?:beat|beats|beaten|defeated|lost to|loses? to|knocked out|knocks out|stopped|faces?|meets?) "
    r"[^.;:]{0,60}?\bin (?:the|a|an|their) (?:[\w'’-]+ ){0,3}?"
    r"(?:final|semi-?finals?|quarter-?finals?|round|set|play-?off)\b"
)
"""A stage of a contest in which one beats another."""
_SIDES = re.compile(
    rf"(?<!and )(?<!, )(?<!from )(?<!of )(?<!in )\b({_NAME}),? (?:"
    r"(?:host|face|play|meet|entertain|welcome|visit|take on|travel to)|"
    r"[^.;:\n]{0,30}?\b(?:edged past|at home to|draw with|drew with|drew \S+ with)|"
    r"[^.;:\n]{0,30}?\b(?:beaten|thrashed|thumped|hammered|knocked out|held)\b[^.;:,\n]{0,25} by|"
    r"[^.;:\n]{0,30}?\b(?:defeat (?:at|by|to)|winners over|all out for \d+ against)"
    rf") ({_NAME})"
)
"""A town or a country of which is spoken as of several people, or two that draw: "Porto face Braga"."""
_THEY = re.compile(rf"\b(?:they|who) (?:face|play|host|entertain|take on) ({_NAME})(?! [a-z]+s\b)")
_FIXTURE = re.compile(
    rf"(?:^|\n|\. )({_NAME})['’]s? (?:[\w-]+ ){{0,3}}?(?:match|game|cup tie|fixture|friendly)"
    rf" (?:at|against|with|away to|at home to) ({_NAME})"
)
_MOVED = re.compile(rf"\b(?:joins?|joined|rejoined|signs?|signed) [^.;:\n]{{0,60}}?({_NAME}) from ({_NAME})")
"""From which club to which somebody goes."""
_MARGIN = re.compile(
    r"\b(?:beat|beats|beaten|beating|defeat\w*|lost|won|wins?|victory) [^.;:\n]{0,60}?"
    r"\bby [\w-]+ (?:points|runs|wickets|goals|shots|strokes|lengths|frames)\b"
)
"""By how much one side of a contest beats the other."""
_VOTED = re.compile(
    r"\b(?:election|by-election|primary|run-?off|ballot|polls?|votes?|voters?|leadership|nomination|court|jury|"
    r"voting|candidates?|minister|parliament|army|troops|soldiers|rebels?|militia|forces|police|war|bid|bids|auction|contract|tender)\b",
    re.I,
)
"""What other contests than those of sport are told by."""


def is_told(text: str) -> bool:
    """Whether one that can play is said to beat another, or two clubs to meet."""
    if any(_is_club(one) and _is_club(other) for one, other in _PAIR.findall(text)):
        return True
    if any(_is_club(one) and not other.isupper() for one, other in _VISIT.findall(text)):
        return True
    if _VOTED.search(text) is not None:
        return False
    ended = any(_is_club(one) or _is_club(other) for one, other in _ENDED.findall(text))
    moved = any(_can_play(one) and _can_play(other) for one, other in _MOVED.findall(text))
    pairs = [*_SIDES.findall(text), *_FIXTURE.findall(text)]
    moved = moved or any(_can_play(one) and _can_play(other) for one, other in pairs)
    moved = moved or any(map(_can_play, _THEY.findall(text)))
    beaten = moved or any(_can_play(one) or _can_play(other) for one, other in _BEATEN.findall(text))
    return ended or beaten or _STAGE.search(text) is not None or _MARGIN.search(text) is not None


def _is_club(name: str) -> bool:
    """ "Tartu Rovers", "Real Oviedo", "the Omaha Drovers": a name of several words made like a club's."""
    *before, last = words = name.removeprefix("The ").split()
    towns = gazetteer.load()
    if not before or " ".join(words) in towns or last in lexicon.group("organization heads"):
        return False
    players = last.isalpha() and last.endswith("s") and " ".join(before) in towns
    return players or not lexicon.group("team heads").isdisjoint({words[0], last})


def _can_play(name: str) -> bool:
    """Whether a name is a club's or that of a place, whatever stands before it: "on Sunday Galway"."""
    words, towns = name.removesuffix("'s").removesuffix("’s").split(), gazetteer.load()
    return _is_club(name) or any(" ".join(words[n:]) in towns for n in range(len(words)))
