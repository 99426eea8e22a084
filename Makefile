# Everything that a person or a machine types. `make help` lists it.
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test check bench lock format clean

PYTHON3 ?= python3
BIN := .venv/bin

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 16

setup: ## Install what is missing, train if examples changed, migrate the database
	@$(PYTHON3) scripts/prepare

setup-dev: ## The same, with the tools for tests and checks
	@$(PYTHON3) scripts/prepare --dev

run: setup ## Start everything in the foreground; Ctrl-C stops it
	@$(BIN)/mooring up

test: setup-dev ## Run all tests; with CI=true none may be left out
	@$(BIN)/python -m pytest -rs $(ARGS)

check: setup-dev ## Formatting, lint, types, imports, Rasa's data, content, locks
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/lock.py --check
	$(BIN)/python scripts/validate_rasa.py
	$(BIN)/mooring content check

bench: setup ## Print the budgets' figures on this machine
	@$(BIN)/mooring bench

lock: setup-dev ## Compile the requirements anew from pyproject.toml (needs the network)
	@$(BIN)/python scripts/lock.py

format: setup-dev ## Format the code and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean: ## Remove what setup made (never var/, where the data are)
	rm -rf .venv .venv-rasa .tools node_modules .mypy_cache .ruff_cache .pytest_cache .rasa
	rm -f models/*.tar.gz models/*.fingerprint models/safety.*
