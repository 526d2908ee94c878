"""What stands below an article and is not of it: corrections, notes, credits of agencies."""

from __future__ import annotations

import re

CORRECTION = re.compile(
    r"(?:correction|corrections|clarification|corrected|erratum)\b\s*(?:\([^)]{1,40}\))?\s*[:,—–-]"
    r"|(?:an |this )?(?:earlier|previous) version of this (?:article|story|report|post|column|headline)"
    r"|this (?:article|story|report|post) (?:has been|was) (?:corrected|amended|clarified)",
    re.IGNORECASE,
)
NOTE = re.compile(
    r"(?:editor[’']?s?[’']? note|note to (?:readers|editors)|update|disclaimer|disclosure|read more"
    r"|related|watch|see also|more on this|sign up|source|sources)\s*:"
    r"|\(?(?:additional |with )?(?:reporting|editing|writing|compiled|translated) by\b"
    r"|.{0,80}\bcontributed (?:to this (?:report|article|story)|reporting)"
    r"|(?:©|\(c\)|copyright)\s"
    r"|this (?:article|story) (?:was )?(?:first|originally) (?:appeared|published)"
    r"|this (?:article|story) is (?:free|exclusive|only|for)\b|subscribe to (?:continue|keep)\b"
    r"|[_*=~#–—-]{2,}\s*$|all rights reserved",
    re.IGNORECASE,
)
