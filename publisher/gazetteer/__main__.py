"""Builds the pack of places beside this file; `make setup` runs it once."""

from publisher.gazetteer import pack

pack.write()
