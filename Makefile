# Needs Python 3.11 or newer with its venv module, make and git; the rest is fetched into .venv.
# Every path is relative and nothing is written outside this folder, which may have a space in its name.

PYTHON ?= python3

export TMPDIR := $(CURDIR)/build/tmp
# Fonts' and browsers' caches would go to the home folder otherwise.
export XDG_CACHE_HOME := $(CURDIR)/build/cache
export XDG_CONFIG_HOME := $(CURDIR)/build/cache
# The temporary folder lies in this repository; a test's scratch folder does not belong to it.
export GIT_CEILING_DIRECTORIES := $(TMPDIR)
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_USER := 0
unexport PYTHONHOME PYTHONPATH

INSTALL := .venv/bin/python -m pip install --quiet --no-cache-dir --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help setup check test site serve fmt deep bench clean
.DELETE_ON_ERROR:

help: ## List what make can do
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{ printf "  %-12s %s\n", $$1, $$2 }'

setup: .venv/ready-for-tests ## Fetch everything into .venv, once (about a minute)

check: .venv/ready | build/tmp ## Check the law: everything wrong, in plain words
	@.venv/bin/keeling check

test: .venv/ready-for-tests | build/tmp ## Check layout, style, types, imports and law, then run every test
	.venv/bin/ruff format --check
	.venv/bin/ruff check
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
	.venv/bin/keeling fmt --check
	.venv/bin/keeling check
	.venv/bin/python -m pytest -n auto

site: .venv/ready | build/tmp ## Check the law, run its examples and build the site
	@.venv/bin/keeling check
	@.venv/bin/keeling test
	@.venv/bin/keeling site build

serve: .venv/ready | build/tmp ## Build the site and show it at an address on this machine
	@.venv/bin/keeling site serve

fmt: .venv/ready-for-tests | build/tmp ## Lay out the law and the Python in the one way
	.venv/bin/keeling fmt
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

deep: .venv/ready-for-tests | build/tmp ## Run the tests with many more generated cases (hours; or TESTS=tests/amend)
	KEELING_DEEP=1 .venv/bin/python -m pytest -n auto $(TESTS)

bench: .venv/ready-for-tests | build/tmp ## Measure speed, side by side in one run
	.venv/bin/python -m tests.benchmarks.run; status=$$?; \
	.venv/bin/python -m tests.benchmarks.differences && exit $$status

clean: ## Remove what was built; .venv stays
	rm -rf build dist site/public .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find compiler tests -name __pycache__ -type d -prune -exec rm -rf {} +

build/tmp:
	@mkdir -p $@

# An environment knows its own place, so a folder that was moved or renamed needs a new one.
ifneq ($(CURDIR),$(shell cat .venv/place 2>/dev/null))
.PHONY: .venv/bin/python
endif

.venv/bin/python: | build/tmp
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "Keeling needs Python 3.11 or newer, and there is no '$(PYTHON)' here." \
	    "Install it, or name another: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Keeling needs Python 3.11 or newer, and '$(PYTHON)' is older:" \
	    "$$("$(PYTHON)" -V 2>&1). Name another: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@"$(PYTHON)" -m venv --clear .venv || { rm -rf .venv; \
	  echo "Python could not make an environment." \
	    "On Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	@pwd -P >.venv/place

.venv/ready: pyproject.toml constraints.txt .venv/bin/python
	@echo "Fetching what Keeling needs into .venv ..."
	@$(INSTALL) --editable '.[site]'
	@touch $@

.venv/ready-for-tests: pyproject.toml constraints.txt .venv/bin/python
	@echo "Fetching what Keeling and its tests need into .venv ..."
	@$(INSTALL) --editable '.[dev]'
	@touch .venv/ready $@
