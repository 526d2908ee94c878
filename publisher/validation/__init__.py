"""Judges JSON-LD: what is wrong, where, and how to mend it. Pure: nothing is fetched, and no verdict
hangs on what was judged before.

The layers, each a module whose rules are generator functions: `syntax` (is it JSON), `jsonld` (does it mean
anything), `structure` (has it the right shape), `vocabulary` (are its names schema.org's), `values` (are its
values what they stand for), `coherence` (do they agree), `profiles` (does it suit whoever asked), `wire`
(can it be passed on).
"""

from publisher.validation.judge import RULES, help_of, validate, validate_page

__all__ = ["RULES", "help_of", "validate", "validate_page"]
