.DEFAULT_GOAL := help
.PHONY: help install lock format lint types contracts test check seek ci bench picture screens demo run

PYTHON ?= python
PINNED = --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
LOCK = uv pip compile pyproject.toml $(PINNED)

help:  ## list these targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

install:  ## install everything that developing needs, pinned, into the current environment
	$(PYTHON) -m pip install --requirement requirements-dev.txt

lock:  ## pin the requirement files to what pyproject.toml asks for (make lock UPGRADE=--upgrade)
	$(LOCK) $(UPGRADE) --output-file requirements.txt
	$(LOCK) $(UPGRADE) --group dev --constraints requirements.txt --output-file requirements-dev.txt
	uv pip compile $(PINNED) $(UPGRADE) --group build --output-file requirements-build.txt

format:  ## format the code, and repair what can be repaired
	ruff format
	ruff check --fix

lint:  ## what CI says of form and habits
	ruff format --check
	ruff check

types:  ## strict types, tests and benchmarks included
	mypy

contracts:  ## the arrows between the packages
	lint-imports

test:  ## run the tests
	$(PYTHON) -m pytest

seek:  ## let Hypothesis look for new examples, for much longer than the tests do
	$(PYTHON) -m pytest -m hypothesis --hypothesis-profile=seeking --timeout=3600

check: lint types contracts test  ## everything CI checks, in this environment

ci:  ## exactly what CI runs: everything, in a fresh environment
	bash .ci/run

bench:  ## measure; the figures stand in bench/
	$(PYTHON) -m bench

picture:  ## take the README's picture of the demo anew
	$(PYTHON) -m docs.picture

screens:  ## take the pictures of all screens anew
	$(PYTHON) -m docs.screens

demo:  ## the bot on a local Telegram with a chat page: no token needed
	$(PYTHON) -m bot demo

run:  ## the bot for real; settings come from the environment or .env
	$(PYTHON) -m bot
