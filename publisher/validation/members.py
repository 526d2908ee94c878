"""What people call the members of enumerations: in other words and languages, as calendars and shops do."""

# ruff: noqa: SIM905

from __future__ import annotations

from functools import cache
from typing import Final

from publisher.gazetteer import tongues

STATUSES: Final[dict[str, tuple[str, ...]]] = {
    "EventCancelled": tuple(
        (
            "cancelled|canceled|called off|abgesagt|fällt aus|entfällt|annulé|annulée|annulés|annulées"
            "|cancelado|cancelada|suspendido"
            "|suspendida|anulado|anulada|cancellato|cancellata|annullato|annullata|geannuleerd|afgelast"
            "|inställd|inställt"
            "|avlyst|aflyst|peruttu|peruutettu|odwołane|odwołany|odwołana|odwołano|zrušeno|zrušen|zrušena"
            "|zrušené|elmarad|törölve"
            "|anulat|anulată|otkazano|otkazan|odpovedano|отменено|отменён|отменен|отменена|отменя се"
            "|скасовано|скасована|скасований"
            "|адменена|ακυρώνεται|ακυρώθηκε|iptal|iptal edildi|atcelts|atcelta|atšauktas|atšaukta"
            "|ära jäetud|tühistatud|cancel·lat"
            "|cancel·lada|suspès|suspesa|bertan behera|ar ceal|wedi'i ganslo|aflýst|中止|取消|開催中止|취소|ملغى"  # noqa: E501 - wide letters
            "|ملغاة|בוטל|מבוטל|dibatalkan"
            "|hủy|đã hủy"
        ).split("|")
    ),
    "EventPostponed": tuple(
        (
            "postponed|verschoben|vertagt|reporté|reportée|reportés|aplazado|aplazada|pospuesto|pospuesta"
            "|postergado|adiado|adiada"
            "|rinviato|rinviata|uitgesteld|uppskjuten|uppskjutet|utsatt|udsat|udskudt|siirretty|lykätty"
            "|przełożone|przełożony|przełożona"
            "|odloženo|odložen|odložené|elhalasztva|amânat|amânată|odgođeno|odgođen|preloženo|preložené"
            "|отложен|отложено|отложена"
            "|відкладено|αναβάλλεται|αναβλήθηκε|ertelendi|atlikts|atidėta|edasi lükatud|ajornat|ajornada"
            "|延期|연기|مؤجل|נדחה|ditunda"
        ).split("|")
    ),
    "EventRescheduled": ("rescheduled", "new date", "neuer termin", "перенесено", "перенесена", "перенесён"),
    "EventMovedOnline": ("moved online", "now online", "jetzt online"),
}
"""What people write into the name of an event, for each status."""

_ELSEWHERE: Final = """
EventScheduled < confirmed active live planned scheduled asplanned upcoming published happening bestätigt
EventScheduled < geplant findetstatt confirmé prévu confirmado programado previsto confermato gepland
EventScheduled < potwierdzone підтверджено заплановано подтверждено
EventCancelled < cancel canceled cancelled called off dropped
EventMovedOnline < onlineonly movedonline virtual
InStock < available instock onsale true bookable verfügbar erhältlich lieferbar imverkauf vorverkauf
InStock < disponible envente disponibile disponível beschikbaar tillgänglig dostępne dostępny вналичии
InStock < внаявності доступно
SoldOut < soldout full bookedout nomoretickets ausverkauft ausgebucht complet épuisé agotado agotadas
SoldOut < agotada esaurito esgotado uitverkocht slutsålt utsolgt udsolgt wyprzedane vyprodáno elfogyott
SoldOut < распродано розпродано loppuunmyyty tükendi
OutOfStock < unavailable notavailable outofstock nichtverfügbar vergriffen indisponible nodisponible
LimitedAvailability < limited fewleft lastfew lasttickets fewtickets lowstock sellingfast almostsoldout
LimitedAvailability < restkarten wenigerestkarten restkartenverfügbar derniersbillets dernièresplaces
LimitedAvailability < últimasentradas ultimiposti laatstekaarten
PreOrder < preorder vorbestellung vorbestellbar précommande preventa prevendita
PreSale < presale
OnlineOnly < nuronline
InStoreOnly < boxoffice boxofficeonly abendkasse nurabendkasse doorsonly
OfflineEventAttendanceMode < inperson onsite physical offline vorort präsenz präsenzveranstaltung
OfflineEventAttendanceMode < présentiel enprésentiel presencial inpresenza inpresence face2face facetoface
OnlineEventAttendanceMode < virtual remote online digital webinar livestream streaming enligne distanciel
OnlineEventAttendanceMode < enlínea inlinea
MixedEventAttendanceMode < hybrid mixed both hybride híbrido ibrido onlineandoffline
Female < f w woman weiblich frau féminin femme femenino mujer femminile donna vrouw kvinna kobieta жіноча
Female < жіночий
Male < m man männlich mann masculin homme masculino hombre maschile uomo mężczyzna чоловіча чоловічий
PublicHolidays < holiday holidays feiertag feiertage publicholiday ph jourférié festivo festivi
NewCondition < neu neuf nuevo nuovo novo
UsedCondition < gebraucht secondhand occasion usado usato
ItemListOrderAscending < asc ascending
ItemListOrderDescending < desc descending
"""


@cache
def _said() -> dict[str, tuple[str, ...]]:
    """Each word, folded, with the members that it may mean."""
    found: dict[str, dict[str, None]] = {}
    for member, phrases in STATUSES.items():
        for phrase in phrases:
            found.setdefault(fold(phrase), {})[member] = None
    for line in _ELSEWHERE.strip().splitlines():
        member, _, words = line.partition(" < ")
        for word in words.split():
            found.setdefault(fold(word), {})[member] = None
    return {word: tuple(members) for word, members in found.items()}


def fold(name: str) -> str:
    """A name without case, spaces and marks: `date_published` and `DatePublished` become one."""
    return "".join(char for char in name.casefold() if char.isalnum())


def meant(name: str, members: frozenset[str]) -> str | None:
    """The member of an enumeration that a word stands for in any of many languages, if it stands for one."""
    if "Monday" in members and (day := tongues.weekday(name) or _of_letters(name)):
        return day
    if "Monday" in members and name[-1:] == "s" and (day := tongues.weekday(name[:-1])):
        return day  # "freitags" is every Friday
    found = [member for member in _said().get(fold(name), ()) if member in members]
    return found[0] if len(found) == 1 else None


def _of_letters(name: str) -> str | None:
    """The day of the week that calendars write with two letters or more: `MO`, `Tues`."""
    folded = fold(name)
    return next((day for day in tongues.DAYS if len(folded) > 1 and day.lower().startswith(folded)), None)
