"""The scores we hold ourselves to: `floors.json`, by part and measure; raised when the work gets better."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

FILE = Path(__file__).with_name("floors.json")


def parts() -> dict[str, dict[str, float]]:
    """All floors, by part, such as `texts held` or `defects`."""
    floors: dict[str, dict[str, float]] = json.loads(FILE.read_text("utf-8"))
    return floors


def of(part: str) -> dict[str, float]:
    """The floors of one part."""
    return parts()[part]


def below(part: str, scores: Mapping[str, float]) -> dict[str, str]:
    """What fell under its floor, or was not measured; empty when all is well."""
    return {
        measure: f"{scores.get(measure)} is under {floor}"
        for measure, floor in of(part).items()
        if scores.get(measure, -1.0) < floor
    }
