# make demo   the whole product on this machine, without a token
# make test   every test; installs what it needs, a browser included
# make coverage  the same with branch coverage, which takes twice as long; fails below the floor
# make check  linters, types, import contracts, size limits
# make bench  measures, and writes build/bench.json; only parts: make bench ONLY=limits,recovery
# make torture MINUTES=2 SEED=7   kills, cuts and repeats while people complain; says what was lost
# make lock   renews requirements.lock
# make clean  removes what make made, never ./data

# The first of these that is Python 3.11 to 3.13 makes .venv; `make PYTHON=/path/to/python3` chooses.
PYTHON ?= python3.13 python3.12 python3.11 python3
DEMO_PORT ?= 8088
WORKERS ?= 4
MINUTES ?= 2
SEED ?=
ONLY ?=

BIN := .venv/bin
LOCKED := .venv/.locked
READY := .venv/.done
CODE := router handlers schedules
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check
UV := uv==0.13.9

.PHONY: demo test coverage check bench torture lock clean

demo: $(READY)
	@exec $(BIN)/python -m router demo --port $(DEMO_PORT)

test: $(READY)
	@$(BIN)/python -m tests.browser.ensure_chromium
	@$(BIN)/python -m tests.cluster.nginx
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(COVERAGE)

coverage:
	@mkdir -p build/coverage
	@$(MAKE) --no-print-directory test COVERAGE="--cov --cov-report=term"

check: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo --cache-dir build/import-linter
	@$(BIN)/python -m tests.tools.limits $(CODE)

bench: $(READY)
	@mkdir -p build
	@exec $(BIN)/python -m tests.bench $(if $(ONLY),--only $(ONLY))

torture: $(READY)
	@exec $(BIN)/python -m tests.torture --minutes $(MINUTES) $(if $(SEED),--seed $(SEED))

lock:
	@python3 -m venv build/lock
	@build/lock/bin/python -m pip install -qq $(UV)
	@build/lock/bin/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 --all-extras \
		--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' -o requirements.lock

clean:
	@rm -rf .venv build dist .pytest_cache .ruff_cache .hypothesis
	@find $(CODE) tests -name __pycache__ -prune -exec rm -rf {} +

$(READY): $(LOCKED) pyproject.toml
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(LOCKED): requirements.lock
	@for python in $(PYTHON); do \
		if $$python -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; \
		then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "No Python 3.11 to 3.13 with venv found among: $(PYTHON)." >&2; \
		echo "Install one (on Debian: apt-get install python3 python3-venv) or name it: make PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi; \
	echo "Setting up .venv with $$($$found --version); this takes a minute once."; \
	rm -rf .venv && $$found -m venv .venv
	@$(PIP) --require-hashes -r requirements.lock
	@touch $@
