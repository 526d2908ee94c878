"""Builds the packs of names beside this file: of places, other languages, villages; `make setup` runs it."""

from publisher.gazetteer import pack, packs, tongues, villages

packs.write(pack.NAME, pack.build())
packs.write(tongues.NAME, tongues.build())
packs.write(villages.NAME, villages.build())
