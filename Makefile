# The tasks of this project; BIN is the environment they run in.
BIN ?= .venv/bin
SHELL := bash

all: test lint types  ## what CI runs

$(BIN)/pytest:
	python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]'

test: $(BIN)/pytest  ## the tests
	$(BIN)/pytest -n auto

quick: $(BIN)/pytest  ## the tests to run between edits
	$(BIN)/pytest -n auto -q tests/{rules,traps,document,site,note,spelling,outlines,schema,settings} tests/test_layers.py tests/test_docs.py

coverage: $(BIN)/pytest  ## the tests, and which lines they reach (at least 95 in 100)
	$(BIN)/pytest -n auto --cov

lowest:  ## the tests with the oldest versions allowed of what notelint needs
	.ci/lowest

audit: $(BIN)/pytest  ## known holes in what is installed (asks PyPI)
	$(BIN)/pip install -q pip-audit
	$(BIN)/pip-audit --skip-editable

update: $(BIN)/pytest  ## write generated pages and expectations anew
	UPDATE=1 $(BIN)/pytest -n auto

lint: $(BIN)/pytest  ## style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(BIN)/pytest  ## types
	$(BIN)/mypy

accuracy: $(BIN)/pytest  ## recall and precision on labelled posts
	$(BIN)/python benchmarks/accuracy/score.py

docs: $(BIN)/pytest  ## the docs as a site, in site/, with their links checked
	$(BIN)/notelint check README.md CONTRIBUTING.md CHANGELOG.md docs
	$(BIN)/python docs/picture.py
	$(BIN)/pip install -q -e '.[docs]'
	$(BIN)/mkdocs build --quiet

speed: $(BIN)/pytest  ## time and memory beside other tools, into docs/speed.md (takes long)
	$(BIN)/python benchmarks/speed/run.py --output docs/speed.md

fuzz: $(BIN)/pytest  ## any bytes through every target, a minute each
	$(BIN)/pip install -q -e '.[fuzz]' && $(BIN)/python fuzz/run.py

lexicon: $(BIN)/pytest  ## the lexicon from its sources
	$(BIN)/python lexicon/build.py --fetch
	$(BIN)/python lexicon/build.py

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /	/'

.PHONY: all quick test coverage lowest audit update lint types accuracy docs speed fuzz lexicon help
