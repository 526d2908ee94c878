"""What sort of article a text is: a label is believed, a likeness only where the text bears it out."""

# ruff: noqa: E501 - the texts are data

from __future__ import annotations

import pytest

from publisher import readers
from publisher.extractors.wholes import genres
from publisher.readers.metadata import Metadata

BODY = (
    "The council voted on Tuesday to close the old bridge for repairs until March, its spokeswoman said after the "
    "meeting.\n\nShe added that buses would be free for everybody who lives on the island while the work goes on."
)
COLUMN = (
    "By Ada Holm\n\nI cross the old bridge every day, and every day my knees tell me that it should have been closed "
    "years ago.\n\nThe council must act. I know what it will cost, and I know who will pay; it should do it all the same."
)
CRITIC = (
    "By Ada Holm\n\nThe director sets the play in a harbour, and the cast, led by a marvellous soprano, makes the most of "
    "a thin plot and of music that never settles.\n\nThe stage is bare. The second act drags, and the chorus is too loud."
)
ANSWERS = (
    "The old bridge closes on Monday for the first time since it was opened in 1911, and buses go another way until "
    "March.\n\nWhen does it close?\n\nOn Monday at six in the morning, after the last night bus has gone over it.\n\n"
    "Who pays?\n\nThe city and the state pay one half each, and the island pays nothing at all.\n\nWhat comes next?\n\n"
    "The other bridge, in two years, if the money lasts that long and nobody goes to court against the plan."
)
ENTRIES = (
    "14:20 Bridge open again\n\nThe police have let the first cars over the bridge after more than four hours of waiting "
    "in the rain.\n\n12:05 Crane arrives\n\nA crane has come from the port and is lifting the lorry off the rails, slowly.\n\n"
    "10:40 Lorry on its side\n\nA lorry has fallen over on the bridge and blocks both lanes, the police say on their page."
)
ASKED = (
    "We are looking into the noise on the old bridge, and we need your help to find out where it comes from at night.\n\n"
    "Did you hear it? Please send your recordings, with the date and the hour, to our reporter. Tell us what you saw, too."
)

TYPES = {
    "a section": (f"Opinion\n\nClose the old bridge now\n\n{BODY}", "OpinionNewsArticle"),
    "a section's path": (f"World / Analysis\n\nClosing the old bridge\n\n{BODY}", "AnalysisNewsArticle"),
    "a label before a colon": (
        f"Explainer: the closing of the old bridge\n\n{BODY}",
        "BackgroundNewsArticle",
    ),
    "a label behind a bar": (f"Close the old bridge for good | Editorial\n\n{BODY}", "OpinionNewsArticle"),
    "an advertisement": (f"Sponsored content\n\nThe best bridges\n\n{BODY}", "AdvertiserContentArticle"),
    "a review": (f"The Old Bridge review – a play that goes nowhere\n\n{CRITIC}", "ReviewNewsArticle"),
    "stars": (f"A bridge too far\n\n★★☆☆☆\n\n{CRITIC}", "ReviewNewsArticle"),
    "questions": (f"Why is the old bridge closing?\n\n{ANSWERS}", "BackgroundNewsArticle"),
    "what is known": (f"Old bridge: what we know so far\n\n{BODY}", "BackgroundNewsArticle"),
    "an appeal": (f"Have you heard the old bridge? Tell us\n\n{ASKED}", "AskPublicNewsArticle"),
    "live entries": (f"Old bridge blocked – live\n\n{ENTRIES}", "LiveBlogPosting"),
    "the first person": (f"The old bridge must close\n\n{COLUMN}", "OpinionNewsArticle"),
    "an author's note": (
        f"The old bridge\n\n{BODY}\n\nThe views expressed in this article are the author's own.",
        "OpinionNewsArticle",
    ),
    "a dateline": (f"Old bridge closes\n\nTURKU, Finland, March 1 (Agency) - {BODY}", "ReportageNewsArticle"),
    "nothing": (f"Old bridge closes\n\n{BODY}", None),
    "a government's review": (f"Minister orders bridge safety review\n\n{BODY}", None),
    "live music": (f"Live music returns to the old bridge\n\n{BODY}", None),
    "the country us": (f"Old bridges help US farmers\n\n{BODY}", None),
    "a question": (f"Why is the old bridge closing?\n\n{BODY}", None),
    "one time of day": (f"Old bridge closes, live on air\n\n10:40 a.m. is when it closes.\n\n{BODY}", None),
    "a call that is quoted": (f"“The old bridge must close”\n\n{BODY}", None),
    "a comment on a lane": (f"Ministers decline to comment\n\n{BODY}", None),
}


@pytest.mark.parametrize("case", TYPES)
def test_an_article_is_of_the_type_it_shows(case: str) -> None:
    text, wanted = TYPES[case]
    article = readers.read(text.encode(), format="text")
    found = genres.find(article)
    assert (found[0] if found else None) == wanted
    if found is not None:
        origin = found[1]
        assert article.text[origin.start : origin.end] == origin.words


def test_a_section_that_is_given_counts_as_one_that_is_shown() -> None:
    given = Metadata(articleSection=["News", "Reviews"])
    article = readers.read(f"Old bridge\n\n{BODY}".encode(), format="text", metadata=given)
    found = genres.find(article)
    assert found is not None
    assert found[0] == "ReviewNewsArticle"
    assert found[1].source == "metadata"
