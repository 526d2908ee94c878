"""Which language a text is in."""

# ruff: noqa: E501 - the texts are data

from __future__ import annotations

import pytest

from publisher.extractors.reading import languages
from publisher.model import Article

ENGLISH = (
    "The mayor said on Tuesday that the bridge would be closed for repairs until March and that the buses would be "
    "free for everybody who lives there. Traffic will change on Monday and the city expects delays in the centre."
)
FRENCH = (
    "La ville de Lyon a fermé mardi le pont de l'Université après l'effondrement d'une partie du trottoir. Personne "
    "n'a été blessé, selon les pompiers, et la circulation reprendra lundi dans le centre de la ville."
)
TEXTS = {
    "en": ENGLISH,
    "fr": FRENCH,
    "de": "Der Bürgermeister von Kassel sagte am Dienstag, die Brücke über die Fulda werde wegen Bauarbeiten gesperrt.",
    "es": "El alcalde de Sevilla dijo el martes que el puente se cerrará por obras hasta marzo. Los vecinos protestan.",
    "pl": "Prezydent Gdańska powiedział we wtorek, że most zostanie zamknięty z powodu remontu do marca. Mieszkańcy protestują.",
    "no": "Ordføreren i Bergen sa tirsdag at brua blir stengt for reparasjoner frem til mars. Beboerne er ikke glade.",
    "uk": "Міський голова Харкова сказав у вівторок, що міст закриють на ремонт до березня. Рух транспорту змінять.",
    "ru": "Мэр Казани сообщил во вторник, что мост через реку закроют на ремонт до марта. Движение транспорта изменят с понедельника.",
    "ar": "أعلنت بلدية القاهرة يوم الثلاثاء إغلاق الجسر حتى شهر مارس بسبب أعمال الصيانة، وطلبت من السكان استخدام المترو.",
    "ja": "京都市は火曜日、大雨の影響で鴨川にかかる橋を金曜日まで閉鎖すると発表した。",
    "zh": "市政府周二表示，由于暴雨，长江大桥将关闭至周五。数百名居民已被疏散到附近的学校。",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_of_some_length_is_in_its_language(code: str) -> None:
    assert languages.find(Article(TEXTS[code])) == code


@pytest.mark.parametrize(
    "text",
    ["", "Bridge closed", "Quake in Turkey kills 14", "12 34 56 78 90 " * 30, f"{ENGLISH} {FRENCH}"],
    ids=["empty", "two words", "a headline", "numbers", "two languages"],
)
def test_what_is_short_or_mixed_is_left_open(text: str) -> None:
    assert languages.find(Article(text)) == ""
