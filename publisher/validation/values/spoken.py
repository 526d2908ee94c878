"""What people write for people where a machine's form belongs: days, hours, spans of time, yes and no.

A reading is given only where one thing can be meant: a day with its month in words and its year, an hour that
says of which half of the day it is. Names come from the languages of the world (`gazetteer.tongues`), which
are loaded when first asked for; nothing here is asked of a sound value.
"""

# ruff: noqa: SIM905

from __future__ import annotations

import re
from datetime import date
from typing import Final

from publisher.gazetteer import tongues

_WORDS: Final = re.compile(r"[^\W\d_]+|\d+")
_HALF: Final = r"(?P<half>[ap])\.? ?m\b\.?"
_SIGN: Final = r"(?:(?:Uhr|h|hs|hrs?|hours?|u|uur|год|ч|óra)\b\.?)"
_CLOCK: Final = re.compile(
    rf"(?<![\d.:/-])(?P<hour>\d{{1,2}})(?:(?P<mark>[:.]| ?h ?)(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?"
    rf"(?: ?(?:{_HALF}|(?P<sign>{_SIGN})))?(?![\d:]|[./-]\d)",
    re.IGNORECASE,
)
_ABOUT: Final = frozenset(
    "at um à a las les alle ore kl klo om ab from von da o в о об uhr time doors einlass begin beginn".split()
)
"""What stands before an hour and says nothing of it."""


def clock(text: str) -> str | None:
    """The time of day that is all a text tells: `20h30`, `8 pm`, `um 20.00 Uhr`; None for any other text."""
    if text.strip().lower() in _NOON:
        return "12:00"
    found = _hours(re.sub(r"(?<![\d.:])(\d{1,2})\.([0-5]\d)(?![\d.:])", r"\1:\2", text))
    if len(found) != 1:
        return None
    match, told = found[0]
    rest = match.string[: match.start()] + " " + match.string[match.end() :]
    return told if all(word.lower() in _ABOUT for word in _WORDS.findall(rest)) else None


_NOON: Final = frozenset({"noon", "midday", "12 noon"})


def _hours(text: str) -> list[tuple[re.Match[str], str]]:
    """The times of day in a text, each with its form in ISO 8601."""
    return [(match, told) for match in _CLOCK.finditer(text) if (told := _told(match))]


def _told(match: re.Match[str]) -> str | None:
    """The time that a match tells; None for a mere number, or an hour there is not."""
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    plain = match["mark"] == "." and not half and not match["sign"]
    if (
        (not match["minute"] and not half and not match["sign"])
        or plain
        or hour > (12 if half == "a" else 23)
    ):
        return None
    if half and hour < 13:
        if not hour:
            return None
        hour = hour % 12 + 12 * (half == "p")
    second = f":{match['second']}" if match["second"] else ""
    return f"{hour:02}:{match['minute'] or '00'}{second}"


_NUMBERED: Final = (
    re.compile(r"(?P<year>\d{4}) ?[年년] ?(?P<month>\d{1,2}) ?[月월] ?(?P<day>\d{1,2}) ?[日일]?"),
    re.compile(r"(?P<year>\d{4})\. ?(?P<month>\d{1,2})\. ?(?P<day>\d{1,2})\.?(?!\d)"),
    re.compile(r"(?<![\d.])(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})(?!\d)"),
    re.compile(r"(?<![\d/])(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\d/])"),
    re.compile(r"(?<![\d/-])(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\d/-])"),
)
_ORDINAL: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|º|ª|ème|e)\b", re.IGNORECASE)
_YEARS: Final = range(1000, 2200)
_ZONE: Final = re.compile(
    r"(?:(?:GMT|UTC) ?)?(?P<offset>[+-]\d{2}:?\d{2})(?!\d)|(?:GMT|UTC) ?(?P<hours>[+-]\d{1,2})(?![\d:])"
    r"|\b(?P<name>[A-Z]{1,4}T?)\b"
)
_ZONES: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys(("Z", "UTC", "GMT"), ("Z", "")),
    **{
        name: (offset, "winter") for name, offset in (("CET", "+01:00"), ("MEZ", "+01:00"), ("EET", "+02:00"))
    },
    **{
        name: (offset, "winter") for name, offset in (("EST", "-05:00"), ("MST", "-07:00"), ("PST", "-08:00"))
    },
    **{name: (offset, "summer") for name, offset in (("CEST", "+02:00"), ("MESZ", "+02:00"))},
    **{name: (offset, "summer") for name, offset in (("EEST", "+03:00"), ("EDT", "-04:00"))},
    **{
        name: (offset, "summer") for name, offset in (("MDT", "-06:00"), ("CDT", "-05:00"), ("PDT", "-07:00"))
    },
    **{name: (offset, "") for name, offset in (("JST", "+09:00"), ("KST", "+09:00"), ("MSK", "+03:00"))},
    **{name: (offset, "") for name, offset in (("SAST", "+02:00"), ("AEST", "+10:00"), ("AEDT", "+11:00"))},
}
"""Zones by letters that mean one offset everywhere, and the half of the year in which they are kept."""
_SEASONS: Final = {"winter": range(5, 10), "summer": (12, 1, 2)}
"""The months in which who writes the letters does not mean them: `CET` in July."""


def day(text: str) -> str | None:
    """The date in ISO 8601 that a text tells in words or signs, with its hour and its zone if it has them."""
    text = _IN_SIGNS.sub(_from_signs, _AT_NOON.sub("12:00", text))
    hours = _hours(text)
    if _IN_WORDS.search(text) and all(told < "12" for _, told in hours):
        return None
    rest = text
    for match, _ in hours:
        rest = rest[: match.start()] + " " * (match.end() - match.start()) + rest[match.end() :]
    zone = _zone(text[hours[0][0].end() :]) if len(hours) == 1 else None
    if zone:
        rest = rest[: hours[0][0].end()]
    told = _numbered(rest) or _worded(rest)
    if told is None or len(hours) > 1:
        return told.isoformat() if told else None
    return f"{told}T{hours[0][1]}{_kept(zone, told)}" if hours else told.isoformat()


_IN_SIGNS: Final = re.compile(
    r"(?P<half>午前|午後|上午|下午|晚上|오전|오후)? ?"
    r"(?P<hour>\d{1,2}) ?[時时点點시](?: ?(?P<minute>\d{1,2}) ?[分분])?"
)
"""An hour as Chinese, Japanese and Korean write it."""


def _from_signs(match: re.Match[str]) -> str:
    late = match["half"] in ("午後", "下午", "晚上", "오후") and int(match["hour"]) < 12
    return f" {int(match['hour']) + 12 * late:02}:{match['minute'] or '00':0>2}"


_AT_NOON: Final = re.compile(r"\b(?:12 )?(?:noon|midday|midi|mediodía)\b", re.IGNORECASE)
_IN_WORDS: Final = re.compile(
    r"\b(?:half past|quarter (?:past|to)|midnight|mitternacht|minuit|medianoche|mezzanotte"
    r"|(?:in the |this )?(?:afternoon|evening)|at night|tonight|nachmittags?|abends?|nachts|du soir"
    r"|de l'après-midi"
    r"|de la (?:tarde|noche)|da (?:tarde|noite)|di sera|del pomeriggio)\b",
    re.IGNORECASE,
)
"""What tells an hour, or the half of the day it is of, in words: without it the day would be told wrong."""


def _zone(text: str) -> str | None:
    """The zone that stands behind an hour: an offset, or its letters."""
    match = _ZONE.match(text.lstrip())
    if match is None or (match["name"] and match["name"] not in _ZONES):
        return None
    if match["hours"]:
        return f"{match['hours'][0]}{match['hours'][1:]:0>2}:00"
    return match["offset"] or match["name"]


def _kept(zone: str | None, on: date) -> str:
    """The offset of a zone on a day; nothing where it is not certain."""
    if zone is None or zone[:1] in "+-":
        return f"{zone[:3]}:{zone[-2:]}" if zone else ""
    offset, season = _ZONES[zone]
    return "" if season and on.month in _SEASONS[season] else offset


def _numbered(text: str) -> date | None:
    """The day that figures tell whose order is certain."""
    found = [match for form in _NUMBERED for match in form.finditer(text)]
    return _date(found[0]["year"], int(found[0]["month"]), found[0]["day"]) if len(found) == 1 else None


def _worded(text: str) -> date | None:
    """The day that a month in words tells, with one number for its day and one for its year."""
    words = _WORDS.findall(_ORDINAL.sub("", text))
    months = {word: number for word in words if (number := tongues.month(word)) and not word.isdecimal()}
    if len(set(months.values())) > 1:  # "mar. 24 nov. 2026" begins with a Tuesday
        months = {word: number for word, number in months.items() if not tongues.weekday(word)}
    years = [word for word in words if len(word) == 4 and word.isdecimal()]
    days = [word for word in words if len(word) < 3 and word.isdecimal()]
    if len(set(months.values())) == len(years) == len(days) == 1:
        return _date(years[0], next(iter(months.values())), days[0])
    return None


def _date(year: str, month: int, of_month: str) -> date | None:
    try:
        return date(int(year), month, int(of_month)) if int(year) in _YEARS else None
    except ValueError:
        return None


def _table(lines: str) -> dict[str, str]:
    """Each word of a table with what its line begins with."""
    rows = (line.split(" < ") for line in lines.strip().splitlines())
    return {word: meant for meant, words in rows for word in words.split()}


_UNITS: Final = _table("""
H < h hr hrs hour hours hora horas heure heures std stunde stunden ora ore uur uren timme timmar timer
H < tim
H < godz godzina godziny godzin hodina hodiny hodin година години годин год час часа часов ч
H < tunti tuntia saat óra
M < m min mins minute minutes minuten minuto minutos minuti minuut minuter minutter minuta minuty minut
M < хв хвилина хвилини хвилин мин минута минуты минут minuutti minuuttia dakika perc mn
S < s sec secs second seconds sekunde sekunden sek segundo segundos secondi seconde secondes seconden
D < d day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen dagar dage dzień dni
D < день дні днів дня дней päivä päivää gün nap
W < week weeks wk wks woche wochen semaine semaines semana semanas settimana settimane weken vecka veckor
W < uge uger tydzień tygodnie tygodni тиждень тижні тижнів неделя недели недель viikko viikkoa hafta hét
""")
_COUNTS: Final = _table("""
1 < a an one ein eine einen einer une un una uno een en ett et jeden jedna одна один
2 < two zwei deux dos due duas dois twee två to dwa dwie два дві две
3 < three drei trois tres tre três drie trzy три
4 < four vier quatre cuatro quattro quatro fyra fire cztery чотири четыре
5 < five fünf cinq cinco cinque vijf fem pięć
6 < six sechs seis sei zes sex seks sześć
7 < seven sieben sept siete sette sete zeven sju syv siedem
8 < eight acht huit ocho otto oito åtta otte osiem
9 < nine neun neuf nueve nove negen nio ni dziewięć
10 < ten zehn dix diez dieci dez tien tio ti dziesięć
12 < twelve zwölf douze doce dodici doze twaalf tolv
15 < fifteen fünfzehn quinze quince quindici vijftien femton
20 < twenty zwanzig vingt veinte venti vinte twintig tjugo tyve
30 < thirty dreißig trente treinta trenta trinta dertig trettio tretti
40 < forty vierzig quarante cuarenta quaranta quarenta veertig fyrtio førti
90 < ninety neunzig
""")
_QUIET: Final = frozenset(
    "and und et y e i og och en about ca circa approx approximately etwa rund env environ".split()
)
_PHRASES: Final = {
    "half an hour": "PT30M",
    "an hour and a half": "PT1H30M",
    "one and a half hours": "PT1H30M",
    "eine halbe stunde": "PT30M",
    "halbe stunde": "PT30M",
    "anderthalb stunden": "PT1H30M",
    "eineinhalb stunden": "PT1H30M",
    "une demi-heure": "PT30M",
    "une heure et demie": "PT1H30M",
    "media hora": "PT30M",
    "una hora y media": "PT1H30M",
    "mezz'ora": "PT30M",
    "meia hora": "PT30M",
    "uma hora e meia": "PT1H30M",
    "half uur": "PT30M",
    "anderhalf uur": "PT1H30M",
    "quarter of an hour": "PT15M",
    "all day": "P1D",
}

_OF_READING: Final = re.compile(
    r"^(?:lesezeit|reading time|temps de lecture|tiempo de lectura|tempo di lettura|leestijd|lästid):? "
    r"|[ -](?:read|reading time|to read|lesezeit|de lecture|de lectura|de leitura|di lettura|leestijd|lästid"
    r"|läsning|czytania|running time|long)$"
)
"""What is said beside a span of what takes so long: "4 min read"."""


def span(text: str) -> str | None:
    """The duration in ISO 8601 that a text tells: `90 Minuten`, `1h30`, `two hours`, `1.5 hours`, `90'`."""
    lower = _OF_READING.sub("", " ".join(text.lower().split()))
    if lower in _PHRASES:
        return _PHRASES[lower]
    if match := re.fullmatch(r"(\d{1,3})(?:['’′]|)(?:(\d{1,2})(?:''|[\"”″]))?", lower):
        minutes = f"PT{int(match[1])}M" if lower != match[1] else None
        return f"{minutes}{int(match[2])}S" if minutes and match[2] else minutes
    if match := re.fullmatch(r"(\d{1,2}) ?h ?(\d{2})", lower):
        return f"PT{int(match[1])}H{int(match[2])}M"
    parts = _parts(re.findall(r"\d+(?:[.,]\d+)?|½|[^\W\d_]+", lower))
    return _joined(parts) if parts else None


def _parts(words: list[str]) -> dict[str, float] | None:
    """How much of each unit some words tell; None if there is a word among them that is none of a span."""
    found: dict[str, float] = {}
    count: float | None = None
    for word in words:
        if count is None and word in _QUIET and (found or word not in _COUNTS):
            continue
        if count is not None and word in _UNITS and _UNITS[word] not in found:
            found[_UNITS[word]], count = count, None
        elif word == "½" and count is not None:
            count += 0.5
        elif count is None and (number := counted(word)) is not None:
            count = number
        else:
            return None
    return found if count is None else None


def counted(word: str) -> float | None:
    """The number that a word or figures tell."""
    if word == "½":
        return 0.5
    if word in _COUNTS:
        return float(_COUNTS[word])
    return float(word.replace(",", ".")) if word[:1].isdecimal() else None


_SECONDS: Final = {"W": 604_800, "D": 86_400, "H": 3_600, "M": 60, "S": 1}


def _joined(parts: dict[str, float]) -> str | None:
    """A duration of these parts; a fraction is told in the next smaller unit if it comes out even."""
    parts = dict(parts)
    for unit, smaller, size in (("D", "H", 24), ("H", "M", 60), ("M", "S", 60)):
        whole, rest = divmod(parts.get(unit, 0), 1)
        if rest:
            if smaller in parts or (rest * size) % 1 > 1e-6:
                return None
            parts[unit], parts[smaller] = whole, round(rest * size)
    if any(amount % 1 for amount in parts.values()) or ("W" in parts and len(parts) > 1):
        return None
    told = {unit: f"{int(parts[unit])}{unit}" for unit in _SECONDS if parts.get(unit)}
    of_day = "".join(told.get(unit, "") for unit in "HMS")
    return f"P{told.get('W', '')}{told.get('D', '')}{'T' + of_day if of_day else ''}" if told else None


_EVERY: Final = frozenset(
    "every each jeden jede jedes chaque tous toutes cada todos todas ogni elke iedere varje hver hvert"
    " każdy każda co каждый каждую кожен кожну щороку".split()
)
_LONGER: Final = frozenset(
    "month months year years monat monats monate jahr jahres mois an ans année mes meses año mese mesi anno"
    " mês ano maand jaar månad måned år miesiąc miesiąca місяця року месяца года".split()
)
_OTHER: Final = frozenset("other second zweite zweiten zwei deux dos due".split())
_ADVERBS: Final = _table("""
PT1H < hourly
P1D < daily täglich quotidien quotidiennement diario diariamente giornaliero giornalmente dagelijks dagligen
P1D < daglig dagligt codziennie щодня ежедневно
P1W < weekly
P1W < wöchentlich hebdomadaire semanal semanalmente settimanale wekelijks veckovis ugentlig cotygodniowo
P1W < щотижня еженедельно
P2W < fortnightly biweekly vierzehntäglich zweiwöchentlich quincenal quinzenal
P1M < monthly monatlich mensuel mensual mensal mensile maandelijks månatligen månedlig miesięcznie щомісяця
P1M < ежемесячно
P3M < quarterly vierteljährlich trimestriel trimestral trimestrale
P1Y < yearly annually annual jährlich annuel anual annuale jaarlijks årligen årlig corocznie щороку ежегодно
""")
_ICAL: Final = re.compile(r"(?:RRULE:)?FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(.*))?", re.IGNORECASE)


def frequency(text: str) -> str | None:
    """How often something is, in ISO 8601: `every Friday`, `jeden zweiten Tag`, `FREQ=WEEKLY;INTERVAL=2`."""
    if match := _ICAL.fullmatch(text.strip()):
        times = re.search(r"INTERVAL=(\d{1,2})\b", match[2] or "", re.IGNORECASE)
        return f"P{int(times[1]) if times else 1}{match[1][0].upper()}"
    words = [word.lower() for word in _WORDS.findall(text)]
    if not _LONGER.isdisjoint(words):
        return None  # "the second Friday of each month"
    adverb = {_ADVERBS[word] for word in words if word in _ADVERBS}
    if len(adverb) == 1:
        return adverb.pop()
    days = {found for word in words if (found := of_week(word))}
    units = {_UNITS[word] for word in words if len(word) > 2 and _UNITS.get(word) in ("D", "W")}
    counts = {2 for word in words if word in _OTHER} | {int(word) for word in words if word.isdecimal()}
    if _EVERY.isdisjoint(words) and not (days and not counts):
        return None
    if len(units | ({"W"} if days else set())) != 1 or len(counts) > 1:
        return None
    return f"P{counts.pop() if counts else 1}{units.pop() if units else 'W'}"


def of_week(word: str) -> str | None:
    """The day of a week that a word names, also of all weeks: `Fridays`, `freitags`."""
    if len(word) < 3:
        return None
    return tongues.weekday(word) or (tongues.weekday(word[:-1]) if word.endswith("s") else None)


_TRUE: Final = frozenset(
    "true yes y 1 on ja oui sí si sim da ano tak да так є evet igen kyllä wahr vrai verdadero verdadeiro vero"
    " waar sì sant sann prawda правда истина enabled 是 はい 예 نعم".split()
)
_FALSE: Final = frozenset(
    "false no n 0 off nein non não nao nee nej nei nie ne нет ні hayır nem ei falsch faux falso onwaar falskt"
    " fałsz ложь хибно disabled 否 いいえ 아니요 لا".split()
)
_FREE: Final = frozenset(
    "free public open gratis kostenlos frei gratuit gratuito libre безкоштовно бесплатно".split()
)
_PAID: Final = frozenset(
    "paid premium paywall paywalled locked subscription subscriber subscribers subscribers-only members"
    " members-only kostenpflichtig bezahlt plus payant abonnés pago".split()
)


def truth(text: str, term: str) -> bool | None:
    """Whether a text says yes or no, in any of many languages; of what is free also by what it costs."""
    word = text.strip().casefold()
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    if term == "isAccessibleForFree" and (word in _FREE or word in _PAID):
        return word in _FREE
    return None
