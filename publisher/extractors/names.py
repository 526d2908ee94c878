"""Where names stand in a text: runs of capitalised words, cut as names are written."""

from __future__ import annotations

from collections.abc import Iterator

from publisher import gazetteer
from publisher.extractors import lexicon, roles, runs
from publisher.extractors.mention import Mention
from publisher.extractors.reading import Reading, Sentence, Word

_OTHER = {"EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE"}


def find(reading: Reading) -> list[Mention]:
    """Every stretch of the text that looks like a name, in order; what kind of name is not decided here."""
    inner = _inner_capitals(reading)
    found: list[Mention] = []
    for sentence in reading.sentences:
        if sentence.block.kind == "section":
            continue
        shouting = runs.title_case(sentence)
        for first, last in runs.find(sentence):
            for mention in _cut(sentence, first, last, sentence.parsed):
                if _keep(mention, sentence.parsed, inner, shouting):
                    found.append(mention)
    return found


def _inner_capitals(reading: Reading) -> set[str]:
    """Words written with a capital where no sentence begins."""
    found = set()
    for sentence in reading.sentences:
        if runs.title_case(sentence):
            continue
        for word in sentence.words[1:]:
            if word.text[0].isupper() and sentence.words[word.i - 1].text not in runs.QUOTES | {
                ":",
                "-",
                "–",
                "—",
            }:
                found.add(word.text)
    return found


def _cut(sentence: Sentence, first: int, last: int, parsed: bool) -> Iterator[Mention]:
    """The names in a run: peoples and titles before a name are not part of it."""
    words = sentence.words
    known = gazetteer.load()
    jobs, adjectives = lexicon.words("roles"), lexicon.words("role adjectives")
    titles = lexicon.words("titles")
    whole = " ".join(w.text for w in words[first:last])
    if whole in known or whole in known.organizations:
        yield _mention(sentence, first, last, None)
        return
    split = roles.end_of(words, first, last)
    if split is not None and split < last:
        begin = split
        while begin > first and (
            words[begin - 1].lower in jobs
            or words[begin - 1].lower in titles
            or words[begin - 1].lower in lexicon.words("trades")
            or roles.narrows(words[begin - 1])
            or words[begin - 1].text in known.demonyms or words[begin - 1].lower in {"of", "the", "and", "-"}
        ):  # fmt: skip
            begin -= 1
        if begin > first:
            yield from _cut(sentence, first, begin, parsed)
        yield _mention(sentence, split, last, begin)
        return
    if split is not None:
        heads = lexicon.words("organization heads")
        if words[last - 1].text not in heads:
            end = last
            while end > first and any(
                words[end - 1].lower in listed for listed in (jobs, adjectives, titles)
            ):
                end -= 1
            if end > first:
                yield from _cut(sentence, first, end, parsed)
            return
    while first < last and (_people(words, first, last) or _describes(words, first, last)):
        two = first + 1 < last and f"{words[first].text} {words[first + 1].text}" in known.demonyms
        first += 1 + two
    if first < last:
        yield _mention(sentence, first, last, None)


def _people(words: list[Word], first: int, last: int) -> bool:
    """Whether a run begins with the name of a people that is no part of the name."""
    known = gazetteer.load()
    if first + 1 < last and f"{words[first].text} {words[first + 1].text}" in known.demonyms:
        return True
    if words[first].text not in known.demonyms:
        return False
    rest = last - first
    if rest == 1:
        return True
    heads = lexicon.words("organization heads")
    one_name = words[first + 1].entity == words[first].entity == "ORG" and not words[first + 1].begins
    return not (
        words[last - 1].text in heads or one_name or words[last - 1].text in lexicon.words("place heads")
    )


def _describes(words: list[Word], first: int, last: int) -> bool:
    """Whether a run begins, as its sentence does, with a common noun for the one named ("Chipmaker Arco")."""
    lower = words[first].lower
    if first != 0 or last - first < 2:
        return False
    if lower in lexicon.words("trades") and words[1].text in gazetteer.load().first_names:
        return True  # "Rookie Luis Ferreira"
    return lower in lexicon.words("describing") or (lower.endswith(("maker", "giant")) and len(lower) > 5)


def _mention(sentence: Sentence, first: int, last: int, role_at: int | None) -> Mention:
    mention = Mention(sentence, first, last)
    words = sentence.words
    if role_at is not None and role_at < first:
        mention.role_at = role_at
        mention.role = " ".join(w.text for w in words[role_at:first]).replace(" - ", "-")
    roles.take_in(mention)
    labels = [w.entity for w in mention.words if w.entity]
    for label in labels:
        share = 1.0 / len(mention.words)
        if label in runs.MODEL:
            mention.vote(runs.MODEL[label], share)
        elif label in _OTHER:
            mention.vote("other", share * 0.8)
        elif label == "NORP":
            mention.vote("people", share)
    return mention


def _keep(mention: Mention, parsed: bool, inner: set[str], shouting: bool) -> bool:
    """Whether a run is a name: a word that only begins its sentence is none without some sign."""
    words = mention.words
    text = mention.text
    known = gazetteer.load()
    if len(text) < 2 or text.isdigit() or not any(c.isalpha() for c in text):
        return False
    if text in lexicon.words("honours") and mention.first and not mention.role:
        return False
    sign = bool(mention.votes.keys() & {"person", "organization", "place"})
    listed = text in known or text in known.organizations or _capitals(mention)
    if _zone(mention):
        return False
    if shouting and not sign and not listed:
        return False
    first = mention.first
    before = mention.sentence.words[first - 1].text if first else ""
    opens = first == 0 or before in runs.QUOTES | {":", "-", "–", "—", ".", ";", "•", "*"}
    if len(words) == 1 and not mention.role and text in lexicon.words("heads alone"):
        return False
    following = mention.after()
    if opens and following is not None and following.text == ":" and not listed:
        return False
    if not opens or len(words) > 1 or mention.role:
        return (
            len(words) > 1
            or sign
            or not words[0].tag
            or words[0].tag.startswith("NNP")
            or listed
            or bool(mention.role)
        )
    if parsed:
        title = mention.sentence.block.kind in {"headline", "heading"}
        if title and text not in inner and (not listed or _noun(words[0])):
            return False
        return sign or words[0].tag.startswith("NNP") or (listed and text in inner)
    return listed or text in inner


def _capitals(mention: Mention) -> bool:
    """Whether a dateline writes a known place in capitals: "PERTH:"."""
    return mention.sentence.block.kind == "dateline" and mention.text.title() in gazetteer.load()


def _zone(mention: Mention) -> bool:
    """Whether letters name a zone of time: "6 p.m. MT"."""
    before = mention.before()
    clock = before is not None and (before.lower in {"a.m.", "p.m.", "am", "pm"} or before.text[-1].isdigit())
    return clock and mention.text.isupper() and mention.text.lower() in lexicon.words("calendar")


def _noun(word: Word) -> bool:
    """Whether a word is a common noun, written so that it may be one."""
    return word.lower in gazetteer.load().nouns
