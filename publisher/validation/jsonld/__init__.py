"""JSON-LD: what the context makes of a document's terms, and the document in plain form.

Plain form is what most documents are written in already: schema.org's bare names, no prefix, no alias, no
value object. Every other form is put into it (`plain`), so that one document in all its forms gets one
verdict. Contexts are read (`contexts`), never fetched; terms of other vocabularies are left alone.
"""

from publisher.validation.jsonld.contexts import PREFIXES, STANDARD, is_standard
from publisher.validation.jsonld.plain import Plain
from publisher.validation.jsonld.rules import RULES

__all__ = ["PREFIXES", "RULES", "STANDARD", "Plain", "is_standard"]
