"""A date is read as it is written, never more exact than it is, and not at all if it may be two."""

from __future__ import annotations

import pytest

from publisher.readers import dates
from publisher.readers.html import meta

WRITTEN = {
    "March 1, 2022": "2022-03-01",
    "Tue 1 Mar 2022 09.05 GMT": "2022-03-01T09:05:00+00:00",
    "Published March 1, 2022 at 9:05 a.m. EST": "2022-03-01T09:05:00-05:00",
    "9:05 PM PST, Tue March 1, 2022": "2022-03-01T21:05:00-08:00",
    "1st of March 2022": "2022-03-01",
    "2022-03-01 09:05": "2022-03-01T09:05:00",
    "13/03/2022": "2022-03-13",
    "03/13/2022 10:30 pm": "2022-03-13T22:30:00",
    "July 4, 2022, 6:00 p.m. ET": "2022-07-04T18:00:00-04:00",
    "January 4, 2022, 6:00 p.m. ET": "2022-01-04T18:00:00-05:00",
    "Publié le 1 mars 2022 à 09h05": "2022-03-01T09:05:00",
    "1 de marzo de 2022": "2022-03-01",
    "12. März 2022": "2022-03-12",
    "03/04/2022": None,
    "February 30, 2022": None,
    "March 2022": None,
    "yesterday": None,
    "call 2022-555-0100": None,
}
META = {
    "20220301090500": "2022-03-01T09:05:00",
    "1646125500": "2022-03-01T09:05:00+00:00",
    "1646125500000": "2022-03-01T09:05:00+00:00",
    "2022-03-01T09:05:00.123Z": "2022-03-01T09:05:00+00:00",
    "2022-03-01T09:05:00+0100": "2022-03-01T09:05:00+01:00",
    "2022-02-30": None,
    "2022-03-01T25:00:00Z": "2022-03-01",
    "99999999999": None,
}


@pytest.mark.parametrize("words", WRITTEN)
def test_a_written_date(words: str) -> None:
    assert dates.written(words) == WRITTEN[words]


@pytest.mark.parametrize("words", META)
def test_a_date_in_a_tag(words: str) -> None:
    assert meta.when(words) == META[words]
