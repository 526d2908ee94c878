"""Whether an article reports on sport: by its section, its results, or the words of matches and races."""

from __future__ import annotations

import functools
import re

from publisher.extractors import lexicon
from publisher.extractors.reading import Reading, pairings

_SECTIONS = re.compile(
    r"\b(?:sports?|football|soccer|rugby|cricket|tennis|basketball|hockey|baseball|cycling|athletics|swimming|snooker|darts|"
    r"golf|boxing|netball|volleyball|handball|rowing|sailing|skiing|motorsport|racing|gymnastics|olympics)\b",
    re.I,
)
_SCORE = r"\b\d{1,3}[-–]\d{1,3}\b"
_RESULT = re.compile(
    rf"\b(?:beat|beats|beating|lost|lose|loses|defeated|drew|thrashed|edged|thumped|hammered|downed|"
    rf"routed|stunned|overcame|outscored|crushed|leapfrogged|shut out|went down|"
    rf"(?:fell|go|goes) (?:down )?to|"
    rf"blanked|thumping|edging|won|win|draw|victory|defeat|loss)\b[^.;:\n]{{0,60}}?{_SCORE}"
    r"(?! (?:vote|decision|ruling))|"
    rf"{_SCORE}(?:,? (?:aggregate|away|bonus-point|extra-time|first-leg|home|opening|overtime|road|"
    r"second-leg|shootout|shoot-out|shut-?out))*,? "
    r"(?:defeat|draw|lead|loss|rout|thrashing|tie|triumph|victory|win)\b"
)
_CONTEST = re.compile(
    r"\bthe (?:(?:wo)?men['’]s )?(?:[1248]00|1,?500|5,?000|10,?000) ?(?:m|metres|meters)\b"
    r"(?! (?:away|from|of|high|long|above|below|deep|tall|mark))|"
    r"\b[1248]00m (?:back|breast|free|butter|hurdles|medley|relay|individual)|"
    r"\bw[io]ns? (?:gold|silver|bronze)\b|\b(?:share[sd]?|sharing) the (?:points|spoils)\b|"
    r"\b[Gg]oals? (?:from|by) [A-Z]|"
    r"\b(?:sign(?:s|ed|ing)?|loan(?:s|ed)|sold|sells?|releases?d?|recall(?:s|ed)|bought|buys?) "
    r"[^.;:\n]{0,40}?\b(?:striker|winger|midfielder|defender|goalkeeper|full-back|prop)\b|"
    r"\b(?:sack(?:s|ed)?|part(?:s|ed) company with) (?:(?:their|its|the) )?(?:head )?(?:coach|manager)\b|"
    r"\bon loan (?:from|to|at) [A-Z]|\bheld [A-Z][\w' ]{2,30} to a (?:\w+ )?draw\b|"
    r"\bw[io]n(?:s|ning)? (?:the|a) \w+ stage of\b|"
    r"\bdefend(?:s|ed)? (?:his|her|their) (?:\w+ )?(?:title|crown)\b|"
    r"\bscored (?:twice|three times|the (?:only|winning|opening) goal)\b|"
    r"\b(?:won|took|claimed) (?:gold|silver|bronze)\b|"
    r"\b(?i:boxer|striker|swimmer|cyclist|golfer|gymnast|skier|sprinter|runner|wrestler|skater|rower|jockey) "
    r"[A-Z][\w'-]+ [A-Z][\w'-]+ (?:fought|beat|scored|won|lost|finished|reached|set a|broke the|rode)\b|"
    r"\bknock(?:s|ed)? (?:out )?[A-Z][\w' ]{2,30} (?:out )?in the \w+ round\b"
)
"""What only contests are told by, in a short text."""
_SHORT = 900
"""Characters of a text in which one result, or two words of nothing but sport, tell what it is about."""


def is_sport(reading: Reading) -> bool:
    """Whether an article reports on sport."""
    section = reading.article.of("section")
    if section and _SECTIONS.search(reading.article.words(section[0])):
        return True
    headline = reading.article.of("headline")
    before, colon, _ = reading.article.words(headline[0]).partition(":") if headline else ("", "", "")
    if colon and _SECTIONS.fullmatch(before.strip()):  # "Athletics: Moen pulls out of 200m"
        return True
    return _tells_of_sport(reading.article.text[:4000])


@functools.lru_cache(maxsize=2)
def _tells_of_sport(text: str) -> bool:
    """Whether the signs of sport stand in a text; kept, for an article is asked twice."""
    signs = sum(1 for _ in lexicon.standing("sport signs", text))
    result = _RESULT.search(text) is not None
    if signs > 5 or (signs > 2 and re.search(_SCORE, text) is not None) or (signs and result):
        return True
    if len(text) >= _SHORT:
        return False
    alone = any(lexicon.standing("surely of sport", text)) or _CONTEST.search(text) is not None
    alone = alone or result or pairings.is_told(text)
    return alone or len({*lexicon.standing("only of sport", text)}) > 1
