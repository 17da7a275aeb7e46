# The tasks of this project; BIN is the environment they run in.
BIN ?= .venv/bin

all: test lint types  ## what CI runs

$(BIN)/pytest:
	python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]'

test: $(BIN)/pytest  ## the tests
	$(BIN)/pytest -n auto

update: $(BIN)/pytest  ## write generated pages and expectations anew
	UPDATE=1 $(BIN)/pytest -n auto

lint: $(BIN)/pytest  ## style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(BIN)/pytest  ## types
	$(BIN)/mypy

accuracy: $(BIN)/pytest  ## recall and precision on labelled posts
	$(BIN)/python benchmarks/accuracy/score.py

fuzz: $(BIN)/pytest  ## any bytes through every target, a minute each
	$(BIN)/pip install -q -e '.[fuzz]' && $(BIN)/python fuzz/run.py

lexicon: $(BIN)/pytest  ## the lexicon from its sources
	$(BIN)/python lexicon/build.py --fetch
	$(BIN)/python lexicon/build.py

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /	/'

.PHONY: all test update lint types accuracy fuzz lexicon help
