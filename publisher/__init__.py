"""Turns news articles into traceable schema.org JSON-LD, validates it and publishes it."""

__version__ = "0.1.0"
