"""What each module of the validator costs of a document, for who writes rules: where samples of time fall.

A timer of CPU time looks, a thousand times a second, which module is at work; what it calls in C counts as
its own. A rule costs where its quick test stands, and far more where it is called for nothing: a module that
grows by more than it finds wants a sharper test.
"""

from __future__ import annotations

import signal
import time
from collections import Counter
from itertools import count
from types import FrameType
from typing import Final

from benchmarks.validators.documents import COUNT, fifty
from publisher.validation import validate

_EVERY: Final = 0.001
_OURS: Final = "publisher.validation."


def _module(frame: FrameType | None) -> str:
    """The innermost of our modules that is at work; what was generated (`__init__`) belongs to its caller."""
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if name.startswith(_OURS) and not frame.f_code.co_filename.startswith("<"):
            return name.removeprefix(_OURS)
        frame = frame.f_back
    return "other"


def measured(seconds: float) -> dict[str, float]:
    """CPU seconds a document, by module, of documents that nobody was measured on before."""
    sets = [fifty(number) for number in range(20)]
    for document in sets[0]:
        validate(document)
    samples: Counter[str] = Counter()
    signal.signal(signal.SIGPROF, lambda _, frame: samples.update([_module(frame)]))
    began, judged = time.process_time(), 0
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    for number in count():
        for document in sets[number % len(sets)]:
            validate(document)
        judged += COUNT
        if time.process_time() - began > seconds:
            break
    signal.setitimer(signal.ITIMER_PROF, 0)
    each = (time.process_time() - began) / judged
    return {name: each * hits / samples.total() for name, hits in samples.most_common()}
