# `make site` and `make test` work from nothing but git, make and Python 3.11 or newer.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help site test serve check fix lock mentions bench bench-full clean

help:
	@echo "make site    build the real content into site/"
	@echo "make test    run all tests, a real browser among them"
	@echo "make serve   preview at http://127.0.0.1:8000/"
	@echo "make check   format, lint, types, import contracts"
	@echo "make lock    write the releases that are installed, with hashes; UPGRADE=1 takes newer ones"
	@echo "make mentions  precision and recall of the links in labelled sentences"
	@echo "make bench   time builds, edits, checks and decks beside their peers: some minutes"
	@echo "make bench-full  the same up to 50,000 records: an hour or more"

site: $(VENV)/.site
	$(BIN)/site-builder build

test: $(VENV)/.dev
	CHROME="$$($(BIN)/python tools/browser.py)" && export CHROME && $(BIN)/python -m pytest

serve: $(VENV)/.site
	$(BIN)/site-builder serve

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(VENV)/.uv
	$(BIN)/python tools/lock.py $(if $(UPGRADE),--upgrade)

mentions: $(VENV)/.dev
	$(BIN)/python -m pytest tests/test_labelled.py -rP

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.checking 1000
	$(BIN)/python -m benchmarks.crawling 1000
	CHROME="$$($(BIN)/python tools/browser.py)" && export CHROME && \
	  $(BIN)/python -m benchmarks.decks && $(BIN)/python -m benchmarks.rehearsal

bench-full: $(VENV)/.dev
	$(BIN)/python -m benchmarks full

clean:
	rm -rf site .site.before .cache

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV) || \
	  { echo "No virtual environment could be made. On Debian: apt-get install python3-venv"; exit 1; }
	touch $@

# Each file that is fetched must have a hash in requirements/. Build isolation would fetch others.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation
LOCKED := $(INSTALL) --require-hashes
OURSELVES := $(INSTALL) --no-deps --editable .

$(VENV)/.build: $(VENV)/.python requirements/build.txt
	$(LOCKED) -r requirements/build.txt
	touch $@

$(VENV)/.site: $(VENV)/.build pyproject.toml requirements/site.txt
	$(LOCKED) -r requirements/site.txt
	$(OURSELVES)
	touch $@

$(VENV)/.dev: $(VENV)/.build pyproject.toml requirements/site.txt requirements/dev.txt
	$(LOCKED) -r requirements/site.txt -r requirements/dev.txt
	$(OURSELVES)
	touch $@ $(VENV)/.site

$(VENV)/.uv: $(VENV)/.python requirements/uv.txt
	$(LOCKED) -r requirements/uv.txt
	touch $@
