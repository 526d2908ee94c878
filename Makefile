# Every verb can be run again without harm. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check --quiet

# A module is compiled once, not by each of the hundreds of processes that the tests start
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup run test soak check lint format types schema seeds bench fuzz test-browser browser screenshots lock clean

help: ## List the verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.runtime ## Make .venv with the locked dependencies and the `publisher` command

run: $(VENV)/.runtime ## Publish the articles in seeds/ and serve them on http://127.0.0.1:8000
	@$(BIN)/publisher publish --new seeds/*.txt
	@$(BIN)/publisher partner add "A partner" --scope read --scope submit --scope subscribe --key-file var/partner.key
	@$(BIN)/publisher partner add "The newsroom" --scope newsroom --key-file var/newsroom.key
	@$(BIN)/publisher user add desk --role chief --password-file var/desk.password
	@exec $(BIN)/publisher serve

test: $(VENV)/.dev ## Run the tests, but for the long ones and those in a browser
	@$(BIN)/python -m pytest -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder

soak: $(VENV)/.dev ## Run the tests that take long: thousands of events, crashes, races, and many examples of every law
	@$(BIN)/python -m pytest -m "soak or hypothesis" --hypothesis-profile=many

check: lint types schema test test-browser ## Everything a change must pass: lint, format, types, schema up to date, tests
	@git diff --exit-code --stat -- schema docs/findings.md

lint: $(VENV)/.dev ## Lint, and see that the format is right
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(VENV)/.dev ## Mend format and imports
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

types: $(VENV)/.dev ## Check the types (mypy, strict)
	@$(BIN)/mypy

schema: $(VENV)/.dev ## Generate the vocabulary, the JSON Schemas and the context anew
	@$(BIN)/python schema/generate.py

seeds: $(VENV)/.runtime | var ## Write the golden documents in seeds/ anew, for review
	@for text in seeds/*.txt; do \
	  $(BIN)/publisher draft $$text > var/seed.jsonld && mv var/seed.jsonld $${text%.txt}.jsonld || exit 1; done
	@git diff --stat -- seeds

bench: $(VENV)/.dev ## Measure accuracy against the gold, and the validator against its defects
	@$(BIN)/python benchmarks/accuracy.py texts
	@$(BIN)/python benchmarks/accuracy.py pages
	@$(BIN)/python benchmarks/defects.py

test-browser: browser $(VENV)/.dev ## Run the tests in a real browser
	@CI=true $(BIN)/python -m pytest -m browser -n 2 --dist loadfile

browser: ## Install Debian's Chromium, if no Chromium is there
	@command -v chromium chromium-browser google-chrome >/dev/null || { \
	  echo "Installing Chromium for the browser tests ..."; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; }

screenshots: browser $(VENV)/.dev ## Take the pictures of docs/images anew
	@$(BIN)/python tests/screenshots.py

fuzz: $(VENV)/.dev ## Look for inputs that the validator trips over (SECONDS=60; with atheris where it can be installed)
	@$(PIP) atheris==3.0.0 2>/dev/null || echo "atheris cannot be installed here: mutating at random instead"
	@$(BIN)/python -m benchmarks.fuzz $(or $(SECONDS),60)

lock: $(VENV)/.dev ## Choose the newest allowed dependencies and lock them with hashes
	@$(BIN)/uv pip compile pyproject.toml --group build $(LOCK) -o requirements.txt
	@$(BIN)/uv pip compile pyproject.toml --group dev -c requirements.txt $(LOCK) -o requirements-dev.txt
	@$(BIN)/python tests/nodejs.py lock
LOCK := --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet

clean: ## Remove what the other verbs made, the embedded database too
	@rm -rf $(VENV) var tests/npm/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -prune -exec rm -rf {} +

var:
	@mkdir -p $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "publisher needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make PYTHON=python3.11"; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.txt pyproject.toml $(wildcard publisher/gazetteer/*.tsv publisher/gazetteer/*.py) | $(VENV)/bin/python
	@echo "Installing the locked dependencies (about 300 MB, once) ..."
	@$(PIP) --require-hashes --no-deps -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m publisher.gazetteer
	@touch $@

$(VENV)/.dev: requirements-dev.txt tests/npm/package-lock.json $(VENV)/.runtime
	@echo "Installing what the tests need ..."
	@$(PIP) --require-hashes --no-deps -r requirements-dev.txt
	@$(BIN)/python tests/nodejs.py
	@touch $@
