"""The roles and titles beside a name: "Prime Minister", "the housing minister", "Dr"."""

from __future__ import annotations

from publisher import gazetteer
from publisher.extractors import lexicon
from publisher.extractors.mention import Mention
from publisher.extractors.reading import Word


def end_of(words: list[Word], first: int, last: int) -> int | None:
    """The index after the title that begins or stands inside a run; None if there is none."""
    roles, titles = lexicon.words("roles"), lexicon.words("titles")
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


def take_in(mention: Mention) -> None:  # noqa: PLR0912 - cases, in their order
    """Takes in the role written in small letters before the name ("the housing minister Ana Silva")."""
    words = mention.sentence.words
    roles, adjectives = lexicon.words("roles"), lexicon.words("role adjectives")
    known = gazetteer.load()
    begin = mention.role_at if mention.role_at is not None else mention.first
    at = begin - 1
    if mention.role_at is None:
        if at >= 0 and words[at].text == "," and at >= 1 and _role_word(words[at - 1]):
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
        elif at < 0 or not _role_word(words[at]):
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
            narrows(word)
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


def narrows(word: Word) -> bool:
    """Whether a word narrows a role; "City" and "County" belong to the name before them."""
    body = word.text[0].isupper() and word.text in lexicon.words("organization heads")
    return word.lower in lexicon.words("role adjectives") and word.text not in {"City", "County"} and not body


def _role_word(word: Word) -> bool:
    """Whether a word written small says what somebody is."""
    lower = word.lower
    if lower in lexicon.words("roles") or lower in lexicon.words("trades"):
        return True
    made = lower.endswith(("ologist", "ographer", "maker", "keeper")) and lower not in {"maker", "keeper"}
    return word.tag.startswith("NN") and made and lower not in lexicon.words("company nouns")
