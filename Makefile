# make demo    the sample exchange, on this machine, offline after the first time
# make serve   the service with the sample exchange; says where its pages are and how to post to it
# make test    everything the tests need, then all tests
# make check   lint, types, layering
# make bench   the project's own benchmarks
# make bench-kafka  workers over a Kafka and a PostgreSQL of its own
# make faults  kills, power cuts, full disks, a burst: long, with counts
# make faults-kafka  the same for workers, brokers and PostgreSQL
# make fuzz    the property tests, longer
# make pages   what the pages weigh and take: bytes, first paint, server time, keys, axe
# make lock    new lock files from pyproject.toml (needs uv)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# No bytecode of tests, no telemetry of tools, no downloads at run time.
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Over all processors, some tests at a time: one process would take all slow ones together.
SPREAD := -n auto --maxschedchunk 40

.PHONY: demo serve test check bench bench-kafka faults faults-kafka fuzz pages lock clean
.DELETE_ON_ERROR:

demo: $(VENV)/.installed
	@$(BIN)/passerelle demo

serve: $(VENV)/.installed
	@$(BIN)/passerelle serve --demo

test: $(VENV)/.installed-dev
	@$(BIN)/python tools/test_setup.py
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest $(SPREAD) $(TESTS)

check: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed
	$(BIN)/passerelle bench pipeline
	$(BIN)/passerelle bench detect
	$(BIN)/passerelle bench marks
	$(BIN)/passerelle bench terms

bench-kafka: $(VENV)/.installed-dev
	@$(BIN)/python tools/test_setup.py
	$(BIN)/python -m tools.bench_kafka

faults: $(VENV)/.installed-dev
	@$(BIN)/python tools/test_setup.py
	FAULTS=long $(BIN)/python -m pytest -s tests/faults

faults-kafka: $(VENV)/.installed-dev
	@$(BIN)/python tools/test_setup.py
	FAULTS=long $(BIN)/python -m pytest -s tests/faults_kafka

fuzz: $(VENV)/.installed-dev
	HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -m fuzz $(TESTS)

pages: $(VENV)/.installed-dev
	@$(BIN)/python tools/test_setup.py
	$(BIN)/python -m tools.measure_pages

lock:
	tools/lock.sh

clean:
	rm -rf $(VENV) demo-output build *.egg-info

# The stamps make a second run need no network.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Passerelle needs Python 3.11 or later; set PYTHON=python3.11, for example")'
	@$(PYTHON) -m venv $(VENV) || { echo 'Cannot make a virtual environment. On Debian: apt-get install python3-venv'; exit 1; }

$(VENV)/.installed: requirements.lock | $(VENV)/bin/python
	@echo 'Installing the locked dependencies (once; needs the network) ...'
	@$(BIN)/python -m pip install --quiet --no-deps -r requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --no-deps -r requirements-dev.lock
	@touch $@
