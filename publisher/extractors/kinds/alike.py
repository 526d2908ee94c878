"""Which classes of events two tellings of one event can have."""

from __future__ import annotations

OF_TEAMS = frozenset({"face", "host", "play"})
"""Verbs of what teams do in a match, by which one is told before "the match"."""
ALIKE: tuple[set[str], ...] = (
    {"round", "meeting"},
    {"round", "meet"},
    {"talks", "meet"},
    {"meeting", "meet"},
    {"summit", "meet"},
    {"talks", "round"},
    {"talks", "meeting"},
    {"meeting", "brief"},
    {"briefing", "brief"},
    {"match", "final"},
    {"attack", "explosion"},
    {"trial", "hearing"},
    {"match", "semifinal"},
    {"match", "quarterfinal"},
    {"lecture", "speak"},
    {"lecture", "talk"},
    {"talk", "speak"},
    {"speech", "speak"},
    {"reading", "read"},
    {"concert", "play"},
    {"concert", "perform"},
    {"concert", "sing"},
    {"concert", "show"},
    {"performance", "perform"},
    {"performance", "play"},
    {"show", "perform"},
    {"show", "play"},
    {"exhibition", "show"},
    {"arrive", "visit"},
    {"fly", "visit"},
    {"travel", "visit"},
    {"results", "figures"},
    {"jail", "sentence"},
    {"imprison", "sentence"},
    {"landing", "land"},
    {"landing", "come"},
    {"landing", "touch"},
    {"compete", "final"},
    {"compete", "match"},
    {"compete", "race"},
    {"compete", "tournament"},
)
"""Pairs of classes that can be one event."""
AGAIN = {
    *((kind, "accident") for kind in ("crash", "derailment", "explosion", "fire", "hit")),
    *((kind, "service") for kind in ("funeral", "memorial", "wedding")),
    *((kind, "vote") for kind in ("approve", "election", "pass", "referendum", "reject")),
    *((kind, "theft") for kind in ("raid", "snatch", "steal")),
    *((kind, "operation") for kind in ("arrest", "evacuation", "raid", "rescue", "search", "seizure")),
    *((kind, "attack") for kind in ("beat", "bite", "hijacking", "kidnapping", "kill", "killing")),
    *((kind, "attack") for kind in ("raid", "shelling", "shoot", "shooting", "stabbing", "theft", "wound")),
    *(
        (kind, "ceremony")
        for kind in ("award", "baptise", "bless", "consecrate", "crown", "deal", "dedicate")
    ),
    *((kind, "ceremony") for kind in ("inauguration", "install", "launch", "lay", "memorial", "opening")),
    *((kind, "ceremony") for kind in ("ordain", "sign", "swear", "unveil", "wedding")),
    *((kind, "meeting") for kind in ("appointment", "approve", "elect", "election", "reject", "vote")),
    ("crash", "sinking"),
    ("election", "vote"),
    ("fail", "outage"),
    ("launch", "lift"),
    ("lose", "outage"),
    ("resignation", "departure"),
    ("resignation", "retirement"),
    ("retirement", "departure"),
    ("retirement", "resignation"),
}
"""Classes of which the second, behind "the" or said of "it", can tell the first once more."""


def are_alike(one: str, other: str) -> bool:
    """Whether two classes can be one event: the same, alike, or "annual meeting" and "meeting"."""
    return one == other or {one, other} in ALIKE or one.endswith(f" {other}") or other.endswith(f" {one}")
