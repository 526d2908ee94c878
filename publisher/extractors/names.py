"""Where names stand in a sentence: runs of capitalised words, cut and joined as names are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.reading import Reading, Sentence, Word

_MODEL = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}
_OTHER = {"EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE"}
_NUMBERED = frozenset(
    {"Local", "Channel", "Radio", "Unit", "Terminal", "Pier", "Route", "Highway", "Platform"}
)
_QUOTES = {'"', "'"}


@dataclass(slots=True)
class Mention:
    """One name where it stands: words `first` up to, not with, `last` of a sentence.

    `votes` says how much speaks for each kind (`person`, `organization`, `place`, `other`); `role` are the
    words before the name that say what its bearer is, `role_at` the index of the first of them; `plays` says
    whether it does here what only teams do.
    """

    sentence: Sentence
    first: int
    last: int
    votes: dict[str, float] = field(default_factory=dict)
    role: str = ""
    role_at: int | None = None
    plays: bool = False

    @property
    def dateline(self) -> bool:
        """Whether it stands in the dateline."""
        return self.sentence.block.kind == "dateline"

    @property
    def words(self) -> list[Word]:
        """The words of the name."""
        return self.sentence.words[self.first : self.last]

    @property
    def start(self) -> int:
        """Where it begins in the article's text."""
        return self.sentence.words[self.first].start

    @property
    def end(self) -> int:
        """Where it ends in the article's text."""
        return self.sentence.words[self.last - 1].end

    @property
    def text(self) -> str:
        """The name, with single spaces where the text has any."""
        words = self.words
        return "".join(w.text + " " * (w.space and w is not words[-1]) for w in words)

    @property
    def head(self) -> Word:
        """The word of the name that the others depend on."""
        inside = range(self.first, self.last)
        return next((w for w in self.words if w.head not in inside or w.head == w.i), self.words[-1])

    def before(self, distance: int = 1) -> Word | None:
        """The word so many places before the name or its role."""
        at = (self.role_at if self.role_at is not None else self.first) - distance
        return self.sentence.words[at] if at >= 0 else None

    def after(self, distance: int = 1) -> Word | None:
        """The word so many places after the name."""
        at = self.last + distance - 1
        return self.sentence.words[at] if at < len(self.sentence.words) else None

    def vote(self, kind: str, weight: float) -> None:
        """Adds weight to one kind."""
        self.votes[kind] = self.votes.get(kind, 0.0) + weight


def find(reading: Reading) -> list[Mention]:
    """Every stretch of the text that looks like a name, in order; what kind of name is not decided here."""
    inner = _inner_capitals(reading)
    found: list[Mention] = []
    for sentence in reading.sentences:
        if sentence.block.kind == "section":
            continue
        shouting = _title_case(sentence)
        for first, last in _runs(sentence):
            for mention in _cut(sentence, first, last, sentence.parsed):
                if _keep(mention, sentence.parsed, inner, shouting):
                    found.append(mention)
    return found


def capital(word: Word) -> bool:
    """Whether a word is written as names are."""
    text = word.text
    return (
        text[0].isupper()
        or (text[0].isdigit() and "/" in text and any(c.isupper() for c in text))
        or (len(text) > 4 and text.startswith(("al-", "Al-", "el-")) and text[3].isupper())
    )


def _title_case(sentence: Sentence) -> bool:
    """Whether a headline writes every word with a capital, so that capitals tell nothing."""
    if sentence.block.kind not in ("headline", "section", "heading"):
        return False
    long = [w for w in sentence.words if len(w.text) > 3 and w.text[0].isalpha()]
    return len(long) > 3 and sum(w.text[0].isupper() for w in long) > 0.8 * len(long)


def _inner_capitals(reading: Reading) -> set[str]:
    """Words written with a capital where no sentence begins."""
    found = set()
    for sentence in reading.sentences:
        if _title_case(sentence):
            continue
        for word in sentence.words[1:]:
            if word.text[0].isupper() and sentence.words[word.i - 1].text not in _QUOTES | {
                ":",
                "-",
                "–",
                "—",
            }:
                found.add(word.text)
    return found


def _runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words, with the small words that names have inside."""
    words = sentence.words
    small = lexicon.words("small words")
    n = len(words)
    i = 0
    while i < n:
        if not capital(words[i]) or (_never(words, i) and not _named(words, i)):
            i += 1
            continue
        j = i + 1
        while j < n:
            if capital(words[j]) and (not _never(words, j) or _named(words, j) or _inside(words, j)):
                j += 1
            else:
                k = _bridge(words, i, j, small)
                if not k:
                    break
                j = k
        yield i, j
        i = j


def _never(words: list[Word], i: int) -> bool:
    """Whether a capital says nothing: a word of the calendar, or one that only begins its sentence."""
    lower = words[i].lower
    if lower in lexicon.words("calendar"):
        return True
    opens = i == 0 or words[i - 1].text in _QUOTES | {":", "-", "–", "—", ".", "(", ";"}
    if not opens:
        return lower in {"i", "i'm", "mr", "mrs", "ms", "the", "a", "an"} or (
            not words[i].tag and lower in {"of", "and", "in"}
        )
    following = words[i + 1] if i + 1 < len(words) else None
    listed = (
        following is not None
        and capital(following)
        and f"{words[i].text} {following.text}" in gazetteer.load()
    )
    return lower in lexicon.words("never names") and not listed


def _named(words: list[Word], i: int) -> bool:
    """Whether the model takes a word that is seldom a name for a part of one (May, March, Will)."""
    word = words[i]
    if word.lower in {"the", "a", "an", "i", "mr", "mrs", "ms", "dr", "this", "that", "in", "on", "at"}:
        return False
    return (
        word.entity in {"PERSON", "ORG", "FAC", "GPE"} and word.tag.startswith("NNP") and word.text.isalpha()
    )


def _inside(words: list[Word], j: int) -> bool:
    return words[j].entity in _MODEL and not words[j].begins


def _bridge(words: list[Word], i: int, j: int, small: dict[str, str] | object) -> int:  # noqa: PLR0912 - cases, in their order
    """The index after the next capitalised word if words[j:] goes on with the name of words[i:j]; else 0."""
    n = len(words)
    last, here = words[j - 1], words[j]
    following = words[j + 1] if j + 1 < n else None
    lower = here.lower
    goes_on = following is not None and capital(following)
    if (
        here.text == "-"
        and not last.space
        and following is not None
        and following.lower
        in {
            "sur",
            "en",
            "upon",
            "on",
            "by",
            "le",
            "la",
            "les",
            "sous",
            "de",
            "du",
            "in",
            "the",
            "of",
            "am",
            "an",
        }
        and j + 3 < n
        and words[j + 2].text == "-"
        and capital(words[j + 3])
    ):
        return j + 4
    if here.text == "-" and not last.space and not here.space and following is not None:
        if goes_on:
            known = gazetteer.load()
            apart = all(known.places(w.text) or w.text in known.demonyms for w in (last, following))
            return 0 if apart else j + 2
        return j + 2 if len(last.text) <= 2 else 0
    if following is None:
        return 0
    listed = _listed(words, i, j)
    if listed:
        return listed
    if (
        lower in {"al", "el", "as", "ash", "an", "ad", "bin"}
        and following.text == "-"
        and j + 2 < n
        and capital(words[j + 2])
    ):
        return j + 3
    if here.text in {"&", "+"} and goes_on:
        return j + 2
    if lower in {"'s", "'"} and goes_on:
        saint = words[i].lower in {"st", "st.", "saint"}
        if (
            lower == "'"
            and last.lower.endswith("s")
            and words[j + 1].text in lexicon.words("organization heads")
        ):
            return j + 2  # "Galway Traders' Association"
        joined = _inside(words, j) and _inside(words, j + 1) and words[j].entity in {"ORG", "FAC"}
        group = last.lower in lexicon.words("group owners")
        return j + 2 if saint or group or (joined and not gazetteer.load().places(last.text)) else 0
    heads, fors = lexicon.words("of heads"), lexicon.words("for heads")
    run = [w.text for w in words[i:j]]
    if lower in {"of", "for", "on"}:
        at = j + 1
        if words[at].lower == "the" and at + 1 < n:
            at += 1
        if not capital(words[at]) or words[at].lower in lexicon.words("never names"):
            return 0
        known_head = last.text in heads if lower == "of" else last.text in fors
        if lower == "of" and last.text == "Secretary" and words[at].text in {"State", "Defense", "Defence"}:
            return at + 1
        seat = lower == "of" and not known_head and words[at].text in gazetteer.load()
        return at + 1 if known_head or (lower != "on" and not seat and _same_entity(words, j, at)) else 0
    if lower == "and" and goes_on:
        office = any(
            t in {"Ministry", "Department", "Office", "Committee", "Institute", "Organization", "Secretary"}
            for t in run
        )
        office = office and any(w.lower in {"of", "for"} for w in words[i:j])
        force = j + 2 < n and len(run) == 1 and words[j + 2].text in {"Police", "Constabulary", "NHS"}
        force = force or (j + 2 < n and words[j + 2].lower in {"pub", "inn", "hotel", "restaurant"})
        return j + 2 if office or force or _same_entity(words, j, j + 1) else 0
    if (
        lower == "in"
        and goes_on
        and (_same_entity(words, j, j + 1) or (run[0].startswith("Organi") and "for" in run))
    ):
        return j + 2
    if lower == "the" and goes_on and _same_entity(words, j, j + 1):
        return j + 2  # "Unite the Makers"
    if lower in {"the", "'"}:
        return 0
    if isinstance(small, dict) and lower in small and lower not in {"of", "i", "y", "e", "o"}:
        at = j + 1
        while at < n and words[at].lower in small and not capital(words[at]):
            at += 1
        return at + 1 if at < n and capital(words[at]) else 0
    if here.text.isdigit() and (last.text in _NUMBERED or last.text.isupper()):
        inside = words[j].entity in {"ORG", "FAC"} and not words[j].begins
        return j + 1 if inside or last.text in _NUMBERED else 0
    return 0


def _listed(words: list[Word], i: int, j: int) -> int:
    """The index after a listed name that goes on beyond small words ("Dar es Salaam", "Isle of Wight")."""
    if not words[j].text[0].isalpha() and words[j].text not in {"'s", "-"}:
        return 0
    known = gazetteer.load()
    for end in (j + 2, j + 3):
        if end > len(words) or not capital(words[end - 1]):
            continue
        for begin in range(max(i, j - 2), j):
            part = words[begin:end]
            name = "".join(w.text + " " * (w.space and w is not part[-1]) for w in part)
            if name in known or name in known.organizations:
                return end
    return 0


def _same_entity(words: list[Word], j: int, to: int) -> bool:
    """Whether the model sees one organisation or building across these words."""
    return all(words[k].entity in {"ORG", "FAC"} and not words[k].begins for k in range(j, to + 1))


def _cut(sentence: Sentence, first: int, last: int, parsed: bool) -> Iterator[Mention]:
    """The names in a run: peoples and titles before a name are not part of it."""
    words = sentence.words
    known = gazetteer.load()
    roles, adjectives = lexicon.words("roles"), lexicon.words("role adjectives")
    titles = lexicon.words("titles")
    whole = " ".join(w.text for w in words[first:last])
    if whole in known or whole in known.organizations:
        yield _mention(sentence, first, last, None)
        return
    split = _role_end(words, first, last, roles, titles)
    if split is not None and split < last:
        begin = split
        while begin > first and (
            words[begin - 1].lower in roles
            or words[begin - 1].lower in titles
            or _adjective(words[begin - 1])
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
                words[end - 1].lower in listed for listed in (roles, adjectives, titles)
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


def _role_end(words: list[Word], first: int, last: int, roles: object, titles: object) -> int | None:
    """The index after the title that begins or stands inside a run; None if there is none."""
    assert isinstance(roles, dict) and isinstance(titles, dict)
    found = None
    for k in range(first, last):
        lower = words[k].lower
        if k > first and words[k - 1].lower in {"of", "for", "and", "&"}:
            continue
        if k == last - 1 > first and words[k - 1].text in gazetteer.load().first_names:
            continue
        if lower == "general" and last - k == 2 and words[last - 1].text in lexicon.words("heads alone"):
            continue  # "Avonside General Hospital"
        if lower in roles or (
            lower in titles
            and not (
                lower in {"st", "st.", "saint", "lord", "lady", "major", "general", "private"}
                and k == first
                and _saint(words, k, last)
            )
        ):
            found = k + 1
    if found is not None and found < last and words[found].lower in {"of", "for", "and"}:
        office = {"State", "Defense", "Defence", "Exchequer", "Staff"}
        for k in range(found, last):
            if words[k].text in office:
                return k + 1
        return None
    return found


def _saint(words: list[Word], k: int, last: int) -> bool:
    return words[k].lower in {"st", "st.", "saint"} or k + 1 >= last


def _mention(sentence: Sentence, first: int, last: int, role_at: int | None) -> Mention:
    mention = Mention(sentence, first, last)
    words = sentence.words
    if role_at is not None and role_at < first:
        mention.role_at = role_at
        mention.role = " ".join(w.text for w in words[role_at:first]).replace(" - ", "-")
    _lower_role(mention)
    labels = [w.entity for w in mention.words if w.entity]
    for label in labels:
        share = 1.0 / len(mention.words)
        if label in _MODEL:
            mention.vote(_MODEL[label], share)
        elif label in _OTHER:
            mention.vote("other", share * 0.8)
        elif label == "NORP":
            mention.vote("people", share)
    return mention


def _lower_role(mention: Mention) -> None:  # noqa: PLR0912 - cases, in their order
    """Takes in the role written in small letters before the name ("the housing minister Ana Silva")."""
    words = mention.sentence.words
    roles, adjectives = lexicon.words("roles"), lexicon.words("role adjectives")
    known = gazetteer.load()
    begin = mention.role_at if mention.role_at is not None else mention.first
    at = begin - 1
    if mention.role_at is None:
        if at >= 0 and words[at].text == "," and at >= 1 and _role_word(words[at - 1], roles):
            at -= 1
            determiners = {"the", "its", "their", "his", "her", "whose", "a", "an", "our", "one"}
            definite = at
            while definite > 0 and words[definite - 1].text not in {",", '"', "."} and at - definite < 6:
                definite -= 1
                if words[definite].lower in determiners:
                    break
            if words[definite].lower not in determiners and not any(
                w.lower == "'s" for w in words[definite:at]
            ):
                return
        elif at < 0 or not _role_word(words[at], roles):
            return
        end = at + 1
    else:
        end = mention.first
        at = begin
    begin = at
    while begin > 0:
        word = words[begin - 1]
        modifies = word.tag in {"JJ", "NN", "VBG", "NNS", "HYPH"} or (
            not word.tag and word.lower in adjectives
        )
        if word.text in known.demonyms or word.lower in {"the", "a", "an"}:
            break
        if (
            _adjective(word)
            or word.lower in roles
            or (word.text == "-" and not word.space)
            or (modifies and word.text.islower() and begin - 1 >= at - 3 and mention.role_at is None)
        ):
            begin -= 1
        else:
            break
    if begin == end:
        return
    while begin < end and words[begin].text in {"-", ","}:
        begin += 1
    role = words[begin:end]
    mention.role_at = begin
    mention.role = "".join(w.text + " " * (w.space and w is not role[-1]) for w in role)


def _adjective(word: Word) -> bool:
    """Whether a word narrows a role; "City" and "County" belong to the name before them."""
    body = word.text[0].isupper() and word.text in lexicon.words("organization heads")
    return word.lower in lexicon.words("role adjectives") and word.text not in {"City", "County"} and not body


def _role_word(word: Word, roles: object) -> bool:
    assert isinstance(roles, dict)
    lower = word.lower
    if lower in roles or lower in lexicon.words("trades"):
        return True
    made = lower.endswith(("ologist", "ographer", "maker", "keeper")) and lower not in {"maker", "keeper"}
    return word.tag.startswith("NN") and made and lower not in lexicon.words("company nouns")


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
    opens = first == 0 or before in _QUOTES | {":", "-", "–", "—", ".", ";", "•", "*"}
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
