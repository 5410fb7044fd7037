# `make` sets up and builds data/normalized from data/raw; `make test` checks the project. `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv)
PIP := $(if $(UV),$(UV) pip install --quiet --python $(BIN)/python,$(BIN)/python -m pip install --quiet --disable-pip-version-check)
RAW ?= data/raw
OUT ?= data/normalized
SITE ?= site
FORGE ?= ../shared/forge
SEED ?= 1
BEFORE ?= HEAD~1
COUNT ?= 40
ROUNDS ?= 5
ACTIONS ?= 1000 10000
ONLY ?= pages questions tables long-pdf readers commands

.DEFAULT_GOAL := build
.PHONY: setup build test check site workbook samples docs weights bench bench-peers bench-pages bench-questions bench-tables bench-long-pdf bench-readers bench-commands fuzz kill-test same-bytes mutants general lock clean help

setup: .venv/ready ## create .venv and install the pinned dependencies

.venv/ready: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	@echo "Setting up .venv$(if $(UV), with uv,: a minute or two, less with uv on the PATH)"
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --editable .
	touch $@

.venv/ready-to-test: .venv/ready requirements-dev.txt
	$(PIP) --require-hashes -r requirements-dev.txt
	touch $@

build: setup ## read every plan in RAW (data/raw) into OUT (data/normalized)
	$(BIN)/actionplans build $(RAW) $(OUT)

check: setup ## check that the promises hold on what was built
	$(BIN)/actionplans check $(OUT)

test: .venv/ready-to-test ## lint, types and tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

site: build ## the comparison site, in SITE (site)
	$(BIN)/actionplans publish $(OUT) $(SITE) --raw $(RAW)

weights: setup ## count what the columns of the plans in RAW show, beside the weights of claims.yml
	$(BIN)/python benchmarks/weigh.py $(RAW)

workbook: build ## everything as one workbook, plans.xlsx
	$(BIN)/actionplans export $(OUT) plans.xlsx

samples: .venv/ready-to-test ## draw the sample plans of data/raw again (needs LibreOffice)
	$(BIN)/python -m tests.samples.draw

docs: setup ## write docs/data-dictionary.md from schema/tables.yml
	$(BIN)/python -m schema.contract > docs/data-dictionary.md

bench: $(addprefix bench-,$(ONLY)) ## measure speed: ONLY some of pages questions tables long-pdf readers commands; writes benchmarks/results.md

bench-pages: .venv/ready-to-test # pages of PDFs, beside pdfplumber
	$(BIN)/python benchmarks/bench.py

bench-questions: .venv/ready-to-test # questions to 100,000 actions
	$(BIN)/python benchmarks/compare.py

bench-tables: .venv/ready-to-test build # commands over tables of so many ACTIONS
	$(BIN)/python benchmarks/outputs.py $(OUT) $(ACTIONS)

bench-long-pdf: .venv/ready-to-test # one table over 10 to 1,000 pages
	$(BIN)/python benchmarks/long_pdf.py

bench-readers bench-commands: bench-%: .venv/ready-to-test # beside the commit BEFORE and, for readers, its peers
	$(BIN)/python benchmarks/side_by_side.py $(BEFORE) $* --rounds $(ROUNDS) --raw $(RAW)

bench-peers: ## the readers that make bench compares with, in .venv-peers
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check --requirement benchmarks/peers.txt

fuzz: .venv/ready-to-test ## a longer fuzz test than the one in make test
	FUZZ_EXAMPLES=2000 $(BIN)/pytest tests/extractors/test_fuzz.py

kill-test: .venv/ready-to-test ## kill 100 builds, some of them between two renames (ten minutes)
	$(BIN)/python benchmarks/kill.py

general: .venv/ready-to-test ## properties of any plan, then made plans nobody has seen where the forge stands (SEED=1 COUNT=40)
	FUZZ_EXAMPLES=300 $(BIN)/pytest tests/generality
	@if [ -x $(FORGE)/score ]; then $(FORGE)/score . $${TMPDIR:-/tmp}/actionplans-general --seed $(SEED) --count $(COUNT); \
	else echo "no forge at $(FORGE): only the properties were tried (FORGE=folder)"; fi

mutants: .venv/ready-to-test ## change the rules for rows and grids, one at a time, and count what the tests see (half an hour)
	$(PIP) --editable '.[mutants]'
	$(BIN)/mutmut run
	$(BIN)/mutmut results
	$(BIN)/python benchmarks/thresholds.py

same-bytes: .venv/ready-to-test ## build the samples in other circumstances and compare bytes (five minutes)
	$(BIN)/python benchmarks/same_bytes.py

lock: setup ## pin the dependencies again, newest versions that fit
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --upgrade --quiet \
		pyproject.toml --extra dask --extra s3 --extra explore --extra ocr requirements-dev.in --output-file requirements-dev.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet \
		pyproject.toml --constraint requirements-dev.txt --output-file requirements.txt

clean: ## remove what was built; data/raw and .venv stay
	rm -rf $(OUT)/*.parquet $(OUT)/.cache $(SITE) plans.xlsx build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12
