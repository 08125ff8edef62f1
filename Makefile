# The commands of the project. `make` alone lists them.
# PYTHON=/path/to/python chooses the interpreter that makes .venv.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

BIN := .venv/bin
READY := .venv/ready
BENCH ?= --own var/bench/hangzhou-weekday.json --at-most 4 --seconds 10 --peers

.PHONY: help run test check format messages docs bench lock browser clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(READY) ## Set everything up and open the planner on the sample city
	$(BIN)/reception serve

test: $(READY) browser check ## Set everything up and run every check and test
	$(BIN)/pytest

check: $(READY) ## Format, lint, types, import directions (no tests)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports

format: $(READY) ## Format the code and repair what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

messages: $(READY) ## Bring the translation catalogues up to date with the source
	$(BIN)/python -m scripts.messages

docs: $(READY) ## Write docs/rules.md from the rules and goals
	$(BIN)/python -m scripts.rules_page

bench: $(READY) ## Measure the optimizer (BENCH="toptw --seconds 60 --peers": one family)
	$(BIN)/python -m scripts.bench_problems var/bench
	$(BIN)/python -m optimizer bench var/bench/*.json -o var/bench/measured.jsonl
	$(BIN)/python -m bench $(BENCH)

lock: $(READY) ## Lock what pyproject.toml asks for (UPGRADE=--upgrade: newest versions)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal $(UPGRADE) --generate-hashes --no-emit-index-url --no-header \
		pyproject.toml --group dev -o requirements.lock

browser: # The browser tests drive Debian's Chromium
	@scripts/browser.sh

clean: ## Remove the virtual environment and the caches of the tools
	rm -rf .venv build dist *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# One stamp for the whole environment: a second command starts at once, and a
# changed dependency, locked version or entry point is installed by the next.
$(READY): requirements.lock pyproject.toml scripts/setup.sh
	@scripts/setup.sh .venv
	@touch $@
