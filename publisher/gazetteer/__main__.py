"""Builds the packs of places and of names in other languages beside this file; `make setup` runs it once."""

from publisher.gazetteer import pack, packs, tongues

packs.write(pack.NAME, pack.build())
packs.write(tongues.NAME, tongues.build())
