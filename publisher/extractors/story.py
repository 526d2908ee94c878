"""The article as a whole: what kind of article it is, what it is about, in which language, in whose words.

Subtype, keywords, `about` and `mentions`, contentLocation, temporalCoverage, language, quotations with their
speakers, corrections and the abstract are found here; the things and events themselves are found elsewhere.
"""

from __future__ import annotations
