"""Rules on texts that are still in work: notes of those who write, names of files, texts of forms."""

# ruff: noqa: SIM905

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase
from typing import Final

from publisher.jsonld import types as written_types
from publisher.validation.faults import Fault, Spot, shown

_VERSION: Final = (
    r"(?<![^\W_])_?(?:v\d{1,2}[ _](?:final|FINAL)|final[ _](?:final|FINAL|v\d{1,2})|(?:final|FINAL)_v\d)"
    r"(?![^\W_])"
)
_VERSIONED: Final = re.compile(_VERSION)
_NOTE: Final = re.compile(
    r"\bTK[ -]?TK\b|^TK$|\[(?:[A-Z]{2,12} )?TK\]|\b(?:HEADLINE|HEAD|HED|DEK|LEDE|TITLE|NAME|BYLINE"
    r"|CAPTION|QUOTE|PHOTO|DATE) TK\b"
    r"|\bX{4,}\b|\bXX[.:]XX\b|\bFIXME\b|^TODO:|\[(?:TODO|CHECK|DRAFT|TBC|TBD|TBA|PLACEHOLDER|WIP|TEST"
    r"|HOLD|INSERT)\b[^\]\n]{0,40}\]"
    r"|^(?:DRAFT|WIP|ENTWURF|BROUILLON|BORRADOR|BOZZA|SPERRFRIST|EMBARGO|EMBARGOED|NOT FOR PUBLICATION"
    r"|DO NOT PUBLISH)\b"
    r"(?:\s*[:–—|-]|\s(?=[A-Z][a-z]))|^(?:Entwurf|Brouillon|Borrador|Bozza):|\b(?:DO NOT PUBLISH"
    r"|NOT FOR PUBLICATION)\b"
    r"|^(?ai:test)\s?[:–—-]?\s?(?ai:please ignore|do not (?:publish|delete)|bitte ignorieren|ignore)"
    r"|^HOLD (?:FOR|UNTIL)\b|^HOLD\b.{1,80}\bfor (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$"
    r"|(?:[-–—]|[\[(#]|\s#\d)\s?(?ai:copy|kopie|copie|copia)(?: ?\d{1,3}| \(\d{1,3}\))?[)\]]?\Z"
    r"|\((?ai:copy|kopie|copie|copia|\d)\)\Z"
    r"|^(?ai:duplicate of|copy of copy of|kopie von|copie de|copia de)\s(?=[A-ZÀ-Þ])"
    r"|^(?:EMBARGO(?:ED)?|Embargoed) (?:UNTIL|until|TILL|till|TO|to)\b"
    r"|^(?:Eds|EDS|ATTN EDITORS|ATTENTION EDITORS)(?::| -)"
    r"|\b\d(?:st|nd|rd|th) Ld\b|^(?:BC|AM|PM)-[A-Z]{2}[\w-]*--"
    rf"|{_VERSION}"
)


_BEGIN_NOTES: Final = frozenset(
    (
        "eds:|eds |attn|atte|todo|draf|entw|brou|borr|bozz|sper|emba|not |do n|test|hold|dupl|copy|copi|kopi"
    ).split("|")
)
"""How texts begin that may be notes as a whole, in small letters."""


MOST_NOTED: Final = 300
"""So much of a text is looked through for notes."""


def may_be_noted(text: str) -> bool:
    """Whether the long look for a note is worth its time: by how a text begins and ends, and rare signs."""
    return (
        text[:4].lower() in _BEGIN_NOTES
        or text[:3] == "WIP"
        or "[" in text
        or "TK" in text
        or "XX" in text
        or "FIXME" in text
        or "NOT " in text
        or " Ld" in text
        or "--" in text
        or (("final" in text or "FINAL" in text) and _VERSIONED.search(text) is not None)
        or text[-1:] == ")"
        or "cop" in (end := text[-12:].lower())
        or "kop" in end
    )


def working_note(spot: Spot) -> Iterator[Fault]:
    """A note of those who write that went out: `HEADLINE TK TK`, `DRAFT: ...`, `DO NOT PUBLISH`, `(copy)`.

    Readers see it, in lists and calendars too. `TK` is what papers write for what is still to come.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    start = value[:MOST_NOTED]
    found = _NOTE.search(start) if may_be_noted(start) else None
    event = any(kind.endswith("Event") for kind in written_types(spot.node))
    if found is None and event and spot.term == "name":
        found = re.match(r"Copy of (?=[A-Z])", value)
    if found and not (found[0][:1] == "(" and found[0][1:2].isdigit() and not event):
        yield Fault(
            "warning",
            f"{shown(value)!r} has a note in it: {shown(found[0].strip())}",
            spot.term,
            "what readers are to see",
            shown(value),
            value.replace(found[0], "").strip() or None if _COPY.fullmatch(found[0].strip()) else None,
        )


_COPY: Final = re.compile(
    r"(?:[-–—]|[\[(#])?\s?(?:copy|kopie|copie|copia)(?: ?\d{1,3}| \(\d{1,3}\))?[)\]]?"
    r"|(?:duplicate of|copy of(?: copy of)?|kopie von|copie de|copia de)",
    re.IGNORECASE,
)
"""What systems add to the name of a thing that was copied."""


_ENDS: Final = (
    "jpe?g|png|gif|webp|avif|heic|tiff?|bmp|svg|psd|raw|cr2|nef|mp4|mov|avi|m4v|mp3|wav|docx?|odt|pages"
    "|rtf|indd|pdf|txt"
    "|gdoc|xlsx?|pptx?"
)
_FILE: Final = re.compile(
    rf"[^\s/]{{1,200}}\.(?:{_ENDS})|[^/\n]{{1,120}}[\w)]\.(?:jpe?g|png|gif|webp|heic|docx?|psd|indd)"
    r"|(?:IMG|DSC|DSCN|DSCF|DJI|PXL|MVI|GOPR|MG|SAM|VID)[-_ ]?[0-9]{3,}\w{0,20}|_(?:DSC|MG)\d{3,}|P\d{6,8}"
    r"|(?:WhatsApp (?:Image|Video) |Screen ?shot |Bildschirmfoto |Captura de pantalla "
    r"|Capture d.écran )[\w .:-]{4,60}"
    r"|(?:GettyImages|AdobeStock|shutterstock|iStock|depositphotos|dpa|AFP|image|unnamed|photo"
    r"|picture)[-_]\d{2,}\w{0,20}"
    r"|(?:image|unnamed|untitled|download|photo|picture|bild|foto) ?(?:\d{1,4}|\(\d{1,3}\)|-\d{1,4})"
    r"|[^/\n]{1,120}[\w)]\.(?:mp3|mp4|m4a|wav|mov)|[\w.]+(?:[-_][\w.]+){0,12}[-_]\d{2,4}x\d{2,4}",
    re.IGNORECASE,
)
BEGIN_FILES: Final = frozenset(
    (
        "img |dsc |dscn|dscf|dji |pxl |mvi |gopr|vid |what|scre|bild|capt|imag|unna|unti|down|phot|pict|foto"
        "|sam "
    ).split("|")
) | {f"mg {digit}" for digit in range(10)}
"""How names of files begin that have blanks and no ending, in small letters."""


def may_be_a_file(text: str, lower: str) -> bool:
    """Whether the long look for the name of a file is worth its time; `lower` is it in small letters."""
    return lower[:4] in BEGIN_FILES or "." in text[-6:-3] or (" " not in text and not text.isalpha())


_NAMED_AFTER_FILES: Final = (
    "MediaObject",
    "DigitalDocument",
    "DataDownload",
    "SoftwareSourceCode",
    "Dataset",
)


def file_name_as_text(spot: Spot) -> Iterator[Fault]:
    """The name of a file where words belong: `IMG_2034.JPG`, `Screenshot 2026-03-01`, `story_final.docx`.

    Readers see it under the picture or in a list. Write what is to be seen, or leave it out.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    if not _FILE.fullmatch(value[:220]) or any(
        kind in _NAMED_AFTER_FILES for kind in written_types(spot.node)
    ):
        return
    yield Fault(
        "warning", f"{shown(value)!r} is the name of a file", spot.term, "words for readers", shown(value)
    )


_OF_FORMS: Final = re.compile(
    r"(?:please )?(?:click|tap|double-click)(?: here)? to (?:add|edit|enter|insert)\b"
    r"|(?:please )?(?:enter|write|add|insert|type|provide)(?: in)?(?: a| an| your| the| some"
    r"| something)?(?: short| brief| article| event)?"
    r"(?: about| here| description| text| summary| excerpt| title| bio)(?: (?:your|the|this|of|here|event"
    r"|article|page|post))*\.?$"
    r"|write something about\b|your (?:text|description|content|bio|summary|caption|title)(?: goes"
    r"| text)? here"
    r"|hello world! welcome to wordpress|welcome to wordpress\. this is your first"
    r"|just another wordpress site"
    r"|this is (?:an example|a sample|the default|a test|a placeholder|sample|dummy|placeholder)\b"
    r"|(?:there is no|no) excerpt (?:because|available)|this (?:content|post|page) is (?:password )?protected"
    r"|diese(?:r|s|)\s(?:seite|inhalt|beitrag) ist (?:passwort)?geschützt"
    r"|(?:image may contain|may be an image of|no photo description available|no alt(?:ernative)? text)"
    r"|loading(?:\.\.\.|…)|bitte warten|please wait|you need to enable javascript"
    r"|please enable (?:javascript|cookies)"
    r"|(?:image|photo|picture|caption|alt|alt text|thumbnail|logo|foto|bild|no caption|untitled image"
    r"|featured image)\.?$"
    r"|(?:your )?(?:meta |seo )(?:description|title)(?: here)?\b.{0,40}$|your meta description"
    r"|(?:description|summary) of (?:the|this|your) (?:article|event|page|post|video|image)\.?$"
    r"|(?:video|image|event|article|post|product|photo) (?:description|caption|credit|summary|excerpt)\.?$"
    r"|biographical info(?:rmation)?\.?$|share a little biographical info|alt text\b.{0,20}$"
    r"|(?:(?:more|further|full) )?(?:info|infos|information|details)(?: and tickets)?(?: is| are)?"
    r" (?:coming soon|to follow|to be announced|will follow|following soon)\.?$"
    r"|(?:weitere )?(?:infos|informationen|details) folgen\b.{0,20}$|plus d.informations à venir\b.{0,10}$"
    r"|próximamente más información\b.{0,5}$|más información próximamente\b.{0,5}$"
    r"|description tk\b|(?:the )?\w{0,20} ?(?:description|text|content) goes here",
    re.IGNORECASE,
)


def text_of_a_form(spot: Spot) -> Iterator[Fault]:
    """A description that a form, a theme or a robot has of its own: `Click here to add text`.

    `Just another WordPress site`, `Image may contain: sky`, `No excerpt because this is a protected post`.
    Write one, or leave it out.
    """
    value = spot.value.strip() if isinstance(spot.value, str) else ""
    found = _OF_FORMS.match(value[:300])
    if found:
        yield Fault(
            "warning", f"{shown(value)!r} describes nothing", spot.term, "a text of its own", shown(value)
        )


def is_fine_caption(text: str) -> bool:
    """Whether a text beyond doubt has words and neither is named as a file nor begins as a form's own."""
    lower = text.lower()
    return " " in text and not may_be_a_file(text, lower) and not may_be_of_a_form(lower[:60])


def may_be_of_a_form(start: str) -> bool:
    """Whether the long look for a form's own text is worth its time; `start` is in small letters."""
    return start[:5] in _BEGIN_FORMS or "goes here" in start


_BEGIN_FORMS: Final = frozenset(
    (
        "pleas|click|tap h|tap t|doubl|enter|write|inser|type |provi|your |hello|welco"
        "|just |this |there|no ex"
        "|diese|image|may b|no ph|no al|no ca|loadi|bitte|you n|photo|pictu"
        "|capti|alt|alt.|alt t|thumb|logo|meta |seo d|seo t|summa|video|event|artic|post |produ|biogr|share"
        "|more |furth|full |info |infos|infor|detai|weite|plus |próxi|más i"
        "|logo.|foto|foto.|bild|bild.|untit|featu|descr"
    ).split("|")
) | {f"add {letter}" for letter in ascii_lowercase}
"""How texts begin that forms, themes and programs have of their own, in small letters."""
