# `make` alone lists the targets.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help drill test prove bench bench-feedback screens format clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

$(BIN)/masha: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

drill: $(BIN)/masha  ## set everything up and drill sheet 4
	@$(BIN)/masha drill sheet4

test: $(VENV)/.dev  ## all checks: format, lint, types, tests, problem files
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n $(JOBS)
	$(BIN)/masha lint

prove: $(VENV)/.dev  ## the same tests long: 200 variants an item, 300 kills, a million texts
	MASHA_PROOF=long $(BIN)/python -m pytest -n $(JOBS) --durations=20
	$(BIN)/masha lint --seeds 10000

bench: $(VENV)/.dev  ## speed, as ratios
	$(BIN)/python -m tests.bench

bench-feedback: $(VENV)/.dev  ## how well answers are answered: right ones, slips, nonsense
	$(BIN)/python -m tests.bench_feedback

screens: $(VENV)/.dev  ## write the stored screens anew, to be read in the diff
	MASHA_SCREENS=write $(BIN)/python -m pytest -n $(JOBS) tests/views tests/figures tests/test_cli.py tests/test_session.py

format: $(VENV)/.dev  ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:  ## remove what was built
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
