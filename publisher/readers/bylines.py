"""Who wrote it: the people and organisations in a byline. Better no author than a wrong one."""

from __future__ import annotations

import re
from typing import Any

from publisher.gazetteer import load
from publisher.readers import dates

Author = dict[str, Any]
"""`{"@type": "Person", "name": "Ana Silva"}`, or an Organization."""

_BY = re.compile(
    r"^(?:(?:(?:story|words|text|report|analysis|opinion|review|article|post|interview)"
    r"(?:\s(?:and|&)\s(?:photo(?:graph)?s?|pictures?|images?|video))?\s+by"
    r"|(?:photo(?:graph)?s?|pictures?)\s(?:and|&)\s(?:words|text|story|report)\s+by"
    r"|(?:written|reported|posted|submitted|published|authored|compiled|edited and written)\s+by"
    r"|(?:texte?|texto|testo|tekst|ein artikel|un article|propos recueillis|escrito|publicado)"
    r"\s+(?:von|par|por|di|door)"
    r"|by|von|par|por|door|di|av|authors?|autore?s?|auteur)(?:\s*:\s*|\s+)"
    r"|(?:words|report|reporter|texte?|texto|testo|tekst|redaktion|redação)\s*:\s*)(?=\S)",
    re.IGNORECASE,
)
"""What stands before the names, in the languages of the newsrooms around us."""

_FROM = re.compile(
    r"from (?P<name>[^\W\d_][\w.'’-]+(?: [\w.'’-]+){1,3})(?:,| in) [^\W\d_][\w.'’-]+(?: [\w.'’-]+){0,2}",
    re.IGNORECASE,
)
"""A reporter and where they are: `From Ana Silva, Porto`, `From Ana Silva in Porto`."""

_TAIL = re.compile(
    r"\s(?:[|•·–—-]|//|/)\s.*$|\s?[|•·\n].*$"
    r"|[,;]?\s*\b(?i:published|updated|posted|last modified|modified|publi(?:é|cad|cerad|ceret)\w*"
    r"|gepubliceerd|veröffentlicht|pubblicat\w|aktualis\w+|actuali[sz]\w+|atualizad\w|aggiornat\w|bijgewerkt|uppdaterad|stand"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|special to|for the|is an?|are|who|reporting from|contributed)\b.*$"
    r"|[,;]?\s+(?:for|in|at|on|near|from)\s+[A-Z].*$"
    r"|\s*\(?\b[\w.+-]+@[\w.-]+\.\w+.*$|\s*https?://.*$|\s@\w+.*$",
    re.DOTALL,
)
"""What follows the names and is no name: a bar, a date, a place, an address."""

_AND = re.compile(r"\s*(?:,\s*and\s|,|;|\s&\s|\band\b|\bwith\b|\bund\b|\bet\b)\s*")

_ROLE = re.compile(
    r"\b(?:staff|editor(?:ial|s)?|correspondent|reporters?|writers?|columnists?|contributors?"
    r"|contributing|critic|"
    r"journalists?|producers?|photographers?|analyst|chief|senior|deputy|assistant|associate|bureau"
    r"|desk|team|"
    r"newsroom|news|admin|administrator|webmaster|guest|author|anonymous|unknown|agency|agencies"
    r"|online|digital|"
    r"professor|lecturer|fellow|phd|ph\.d|m\.d|director|president|ceo|founder|co-founder|manager|"
    r"researcher|university|college|institute|centre|center|school)\b\.?",
    re.IGNORECASE,
)

_LONGEST, _LONGEST_POST = 200, 60
_SURE_LENGTH = 4
"""Letters of a word in capitals that is no row of initials."""
_POST = re.compile(r"correspondents?|reporters?|editors?|writers?|critic|columnists?|staff", re.IGNORECASE)
"""The last word of what somebody is for a newspaper."""

AGENCIES = {
    name.casefold(): name
    for name in (
        "Reuters",
        "Associated Press",
        "The Associated Press",
        "AP",
        "AFP",
        "Agence France-Presse",
        "Bloomberg",
        "Bloomberg News",
        "PA Media",
        "PA",
        "Press Association",
        "UPI",
        "United Press International",
        "dpa",
        "TASS",
        "Xinhua",
        "Kyodo News",
        "ANSA",
        "EFE",
        "Interfax",
        "Ukrinform",
        "Canadian Press",
        "The Canadian Press",
        "Australian Associated Press",
        "AAP",
        "Press Trust of India",
        "PTI",
        "CNN",
        "BBC News",
        "NPR",
    )
}
"""News organisations that stand in bylines by their own name."""

_ORGANISED = re.compile(
    r"\b(?:staff|team|desk|editors|editorial board|news|newsroom|press|agency|agencies|times|post|journal|"
    r"tribune|herald|gazette|magazine|network|media|board|bureau|reporters|correspondents)$",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:GmbH|mbH|KG|AG|Ltd|LTD|Limited|LLC|LLP|Inc|INC|Corp|Corporation|plc|PLC|S\.?A\.?|S\.?L\.?U?|SpA|S\.p\.A|S\.r\.l|Srl"
    r"|SARL|SAS|B\.?V|N\.?V|ApS|Sp\. z o\.o|Lda|Ltda)\.?$"
    r"|\b(?i:\w*verlag|publishers|publishing|media group|media holdings?|mediengruppe|newspapers|uitgeverij"
    r"|wydawnictwo|editorial group|grupo editorial|groupe de presse|gruppo editoriale)\b"
)
"""What the houses that publish newspapers are called; they stand in tags where somebody's name should."""

_PARTICLE_WORDS = """
da das de del della den der di do dos du el la las le los ten ter van vom von y zu al bin ibn bint e of
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_NEVER_WORDS = """
the a this that these those his her its their our your my i we you they he she it and or but for from
with in on at to after before how why what when where who which is are was were be been has have had
would could should might must not no yes more most than then there here all any some by as if new says
said say read share follow subscribe comments comment photo video image courtesy advertisement sign log
menu home about contact today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday
january february march july september october november december breaking live update updated published
minutes minute min hours ago et am pm world politics business sports opinion
"""
_NEVER = frozenset(_NEVER_WORDS.split())
_EASTERN = re.compile(r"[\u4e00-\u9fff]{2,4}|[\uac00-\ud7af]{2,4}")
"""A Chinese, Japanese or Korean name, written as one word."""

_WORD = re.compile(r"(?:[^\W\d_]|['’ʼ.‘-])+")


def byline(line: str) -> list[Author]:
    """The authors in a line that says it is a byline (`By Ana Silva and John Roe, Reuters`); else none."""
    line = " ".join(line.split())
    if reporter := _FROM.fullmatch(line):
        named = reporter["name"]
        return [{"@type": "Person", "name": named}] if is_name(named) and named not in load() else []
    found = _BY.match(line)
    return authors(line[found.end() :]) if found and len(line) <= _LONGEST else []


_UNNAMED = re.compile(
    r"(?:(?:by|from) |(?=our|own|staff|special|agency))"
    r"(?:(?:our|an?|the|own|staff|special|agency|agencies|and|&|local|news|web|online|[a-z]+ affairs) )*"
    r"(?:(?P<beat>[a-z]+) )?"
    r"(?:correspondents?|reporters?|editors?|writers?|staff|agencies|newsroom|news ?desk|news team)",
    re.IGNORECASE,
)
"""A byline that names nobody: `By our own correspondent`, `Staff and agencies`."""
_CONTACT = re.compile(r"(?:@\w+|e-?mail:? )?\S*@\S+|[\w.+-]+@[\w-]+\.[\w.]+|@\w+", re.IGNORECASE)
"""How to reach who wrote it."""


def unnamed(line: str) -> bool:
    """Whether a line stands for a byline and names nobody: `By a staff reporter`, an address."""
    line = " ".join(line.split())
    if _CONTACT.fullmatch(line):
        return True
    found = _UNNAMED.fullmatch(line) if len(line) <= _LONGEST_POST else None
    return found is not None and (not found["beat"] or found["beat"].casefold() in _BEATS)


_WHERE = re.compile(
    r",?\s+(?:(?:reports?|reporting|writes|writing)\s+)?(?:from|in|at|on|near)\s+"
    r"[^\W\d_][\w.'’-]+(?:[ /][\w.'’-]+){0,5}(?:,.*)?$"
)
"""From where somebody reports: `in Trieste`, `reports from Hale`."""
_TITLE = re.compile(
    r"^(?:dr|prof|professor|mr|mrs|ms|sir|dame|rev|revd|fr|father|sister|canon|cllr|councillor|lord|lady|capt|col)\.?\s+(?=\S+\s)",
    re.IGNORECASE,
)


def signed(line: str) -> list[Author]:
    """The authors in a line with their names alone, or with what they are for the paper behind a mark.

    `Ana Silva`, `Ana Silva, Scotland correspondent`, `Ana Silva and John Roe`, `Ana Silva in Porto`. Only
    where a byline is looked for, between headline and text: elsewhere it names somebody else.
    """
    if len(line) > _LONGEST:
        return []
    names, mark, post = (
        part.strip() for part in re.split(r"(\s*[,|]\s+|$)", " ".join(line.split()), maxsplit=1)
    )
    names = re.sub(r"^with ", "", names, flags=re.IGNORECASE)
    names = " and ".join(_WHERE.sub("", one) for one in names.split(" and "))
    people = [_TITLE.sub("", piece) for several in _AND.split(names) for piece in apart(several)]
    behind = is_post(post) or post in load() or _CONTACT.fullmatch(post)
    if (mark and not behind) or not all(_is_somebody(one) for one in people):
        return []
    return [{"@type": "Person", "name": _cased(one)} for one in people]


def _is_somebody(name: str) -> bool:
    """Whether a name is no place's, and has no common noun in it, or only where people have it."""
    known = load()
    if not is_name(name) or name in known:
        return False
    first, *_, last = (word.capitalize() if word.isupper() else word for word in name.split())
    surely = known.forename(first) and not _noun(first) and not known.well_known(first)
    called = known.forename(first) or not _noun(first)
    return called and (last in known.last_names or not _noun(last) or (surely and not last.endswith("s")))


def _noun(word: str) -> bool:
    lower = word.lower()
    return not load().nouns.isdisjoint({lower, lower.removesuffix("s"), lower.removesuffix("es")})


def is_post(line: str) -> bool:
    """Whether a line says what somebody is for the paper and nothing else: `Metro reporter`."""
    tokens = line.split()
    return 0 < len(tokens) <= 6 and line[-1] not in ".!?:" and _POST.fullmatch(tokens[-1]) is not None


def authors(words: str) -> list[Author]:
    """The authors in words that are known to name authors (a meta tag, a byline without its `By`).

    A list in one string is taken apart; roles, outlets, places, dates and addresses are left out. What is
    not surely the name of somebody is no author.
    """
    words = " ".join(words.split()).strip(" ,;|-–—•·")
    words = _BY.sub("", words, count=1)
    if whole := AGENCIES.get(words.casefold()):
        return [{"@type": "Organization", "name": whole}]
    dated = dates.WRITTEN.search(words)
    words = re.sub(r"\s+(?:on|at)\s*$", "", words[: dated.start()]) if dated else words
    words = re.sub(r"\([^()]{0,80}\)|\b[\w.+-]{1,64}@[\w.-]{1,100}\.\w+", " , ", words)
    words = _TAIL.sub("", words)
    found: dict[str, Author] = {}
    for piece in (one for several in _AND.split(words) for one in apart(several)):
        author = _author(_bare(piece))
        if author:
            found.setdefault(author["name"].casefold(), author)
    people = [author for author in found.values() if author["@type"] == "Person"]
    return people or list(found.values())


def apart(words: str) -> list[str]:
    """The names in `Ana Melo e Rui Dias`, joined by a word that others have inside: `Costa e Silva`."""
    pieces = re.split(r"\s(?:e|y|i|en|og|och|ja)\s", words)
    return pieces if all(map(is_name, pieces)) else [words]


def _bare(piece: str) -> str:
    """A piece without the marks around it; the full stop of `Jr.` and of an initial stays."""
    piece = piece.strip(' ,;:-–—"“”')
    return piece if re.search(r"\b(?:[JS]r|[A-Z])\.$", piece) else piece.strip(" .")


def _author(words: str) -> Author | None:
    if agency := AGENCIES.get(words.casefold()):
        return {"@type": "Organization", "name": agency}
    words = _without_roles(words)
    words = _TITLE.sub("", words)
    if is_name(words) or _EASTERN.fullmatch(words):
        return {"@type": "Person", "name": _cased(words)}
    tokens = words.split()
    if (
        2 <= len(tokens) <= 6
        and words[0].isupper()
        and _ORGANISED.search(words)
        and not is_company(words)
        and tokens[0].lower() not in _GENERAL
    ):
        return {"@type": "Organization", "name": words}
    return None


def _without_roles(words: str) -> str:
    """`Ana Silva Staff Writer` and `Science correspondent Ana Silva` as `Ana Silva`, if a name is left."""
    tokens = words.split()
    roles = [place for place, token in enumerate(tokens) if _ROLE.fullmatch(token)]
    if not roles or len(tokens) > 9:
        return words
    end = roles[0]
    while end and tokens[end - 1].casefold() in _BEATS:
        end -= 1
    before, after = " ".join(tokens[:end]), " ".join(tokens[roles[-1] + 1 :])
    return before if is_name(before) else after if is_name(after) else words


_BEAT_WORDS = """
affairs agriculture arts business city climate community consumer court crime culture defence defense
democracy
diplomatic economics education energy entertainment environment fashion features finance food football foreign
health home investigations legal local media medical money national parliamentary political politics property
region regional religion royal rugby science security social sport sports technology trade transport travel
world
"""
_BEATS = frozenset(_BEAT_WORDS.split())
"""What a reporter may report on: `Local Democracy Reporter` is a role and nobody's name."""

_GENERAL_WORDS = """
our staff guest web online digital senior contributing local news press special site
"""
_GENERAL = frozenset(_GENERAL_WORDS.split())


def is_name(words: str) -> bool:
    """Whether this is surely the name of a person: two to five words, each like a name."""
    tokens = words.split()
    if not 2 <= len(tokens) <= 5 or len(words) > 60 or _ROLE.search(words) or is_company(words):
        return False
    for place, token in enumerate(tokens):
        small = token.casefold().strip(".")
        if not _WORD.fullmatch(token) or small in _NEVER:
            return False
        if token[0].islower() and not (
            small in _PARTICLES or "'" in token or "’" in token or _begins_inside(token)
        ):
            return False
        last = place == len(tokens) - 1
        if last and (
            (token[0].islower() and not _begins_inside(token)) or (len(small) < 2 and len(tokens) == 2)
        ):
            return False
    return True


def is_company(words: str) -> bool:
    """Whether this is the name of a publishing house or another company: `Kurier Verlag GmbH`."""
    return _COMPANY.search(words) is not None


def _begins_inside(token: str) -> bool:
    return any(letter.isupper() for letter in token[1:])


def _cased(name: str) -> str:
    """A name set in capitals, as a name is written; any other name as it stands."""
    known = load()
    short = max(map(len, name.split())) < _SURE_LENGTH
    if not name.isupper() or (short and not known.forename(name.split(maxsplit=1)[0].capitalize())):
        return name
    cased = re.sub(r"[^\W\d_]+", lambda found: found[0].capitalize(), name)
    cased = re.sub(r"\b(Mc)([a-z])", lambda found: found[1] + found[2].upper(), cased)
    return " ".join(w.lower() if w.lower() in _PARTICLES and i else w for i, w in enumerate(cased.split()))
