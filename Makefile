# make demo and make test are all a newcomer needs; make help lists the rest.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo demo-reset serve test whole check bench attack docs lock released clean environment

PYTHON ?= python3
BIN := .venv/bin
PAGES := src/goldthread/server/ui/static/ui/build/goldthread.css
DEMO := GOLDTHREAD_DATA="$(CURDIR)/var/demo" $(BIN)/goldthread demo $(if $(PORT),--port $(PORT))

help: ## what there is to make
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 20

demo: environment ## the demonstration programme, served on this machine (PORT=8000)
	@$(DEMO)

demo-reset: environment ## the same, afresh: what was changed in it is lost
	@$(DEMO) --reset

serve: environment ## your own programme, kept in GOLDTHREAD_DATA
	@$(BIN)/goldthread serve $(if $(PORT),--port $(PORT))

test: environment ## lint, types, imports, both databases, a real browser, documents: before you submit
	@scripts/check --all

whole: environment ## every check there is, as CI has it: also what takes longest, and the wheels
	@scripts/check --whole

check: environment ## the fast checks: lint, types, imports, unit tests on SQLite (T=people or T=tests/… for those alone)
	@scripts/check $(if $(T),"$(T)")

bench: environment ## times of the methods, beside peers, and of pages of large programmes (P=search for that alone)
	@$(BIN)/python -m bench $(P)

attack: environment ## attacks on a server of its own, on loopback: a quarter of an hour, or QUICK=1 a slice (P="walk kills" for those)
	@$(BIN)/python -m attack $(if $(QUICK),--quick) $(P)
	@$(if $(P),,scripts/with-postgres env DATABASE=postgres PGDATABASE=postgres $(BIN)/python -m attack $(if $(QUICK),--quick) kills)

docs: environment ## the documents, as pages in site/
	@$(BIN)/mkdocs build --strict
	@echo "Open site/index.html"

lock: environment ## write the locks anew (UPGRADE=--upgrade for newer versions)
	@scripts/lock $(UPGRADE)

released: environment ## once a release: what this version backs up, kept in the tests for later versions to restore
	@$(BIN)/python -m tests.server.safekeeping.write_released tests/server/safekeeping/released

wheels: environment ## the distributions, in dist/: the whole with its styles, and the methods alone
	@$(BIN)/python scripts/wheels

sbom: environment ## what an installation is made of, as a bill of materials (CycloneDX), in dist/
	@mkdir -p dist
	@$(BIN)/cyclonedx-py requirements requirements/production.lock --output-reproducible \
		--output-file dist/goldthread.cdx.json
	@echo "dist/goldthread.cdx.json"

clean: ## remove what was made, but not the data in var/
	rm -rf .venv frontend/node_modules frontend/.build $(dir $(PAGES)) site dist .mypy_cache .ruff_cache \
		.pytest_cache .import_linter_cache .hypothesis

environment: .venv/.goldthread $(PAGES)

# pip installs uv from its own small lock; uv installs everything else from the large one.
.venv/.uv: requirements/uv.lock
	@echo "== Environment"
	@scripts/need "Python 3.11 or later" "python3 python3-venv" $(PYTHON) -c "import sys; assert sys.version_info >= (3, 11)"
	@scripts/need "Python's venv" python3-venv $(PYTHON) -c "import venv, ensurepip"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.lock
	@touch $@

.venv/.synced: .venv/.uv requirements/dev.lock
	@echo "== Locked dependencies"
	@$(BIN)/uv pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes requirements/dev.lock
	@touch $@

# Compiled here once, every command starts in half the time, also where Python may not write beside its sources.
# The sync takes goldthread itself out again, so this comes after it; and after each change of what it is made of.
.venv/.goldthread: .venv/.synced pyproject.toml
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

frontend/node_modules/.installed: frontend/package-lock.json frontend/package.json frontend/.npmrc
	@echo "== Front-end parts"
	@scripts/need-node
	@cd frontend && npm ci --ignore-scripts --loglevel=error
	@touch $@

$(PAGES): frontend/node_modules/.installed frontend/build.mjs $(wildcard frontend/scss/* frontend/js/* frontend/images/*)
	@echo "== Front-end build"
	@node frontend/build.mjs
	@touch $@
