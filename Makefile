# Everything a fresh machine needs: `make demo` and `make test` set up by themselves.
# Another interpreter: make PYTHON=/path/to/python3.13 demo

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
RUN_READY := $(VENV)/.ready-run
TOGETHER := -n 2 --dist loadfile
EXAMPLE := examples/minister-visits-strait-base.txt

.PHONY: demo test test-slow test-all mutate lint types fmt golden bench gate compiled requirements clean

demo: $(RUN_READY)  ## Set up and read the example report.
	$(BIN)/onrecord read $(EXAMPLE)

test: $(READY)  ## Set up and run the tests, without the slow ones: two at a time, those of a file together, so that each reads its examples once.
	$(BIN)/python -m pytest -m "not slow" $(TOGETHER)

test-slow: $(READY)  ## The slow ones: a browser, bombs, growth, killed writers, every example of the tables.
	$(BIN)/python -m pytest -m slow

test-all: test test-slow

mutate: $(READY)  ## Do the tests notice small faults? Takes an hour or more.
	$(BIN)/python benchmarks/mutate.py

lint: $(READY)
	$(BIN)/ruff check src tests benchmarks scripts
	$(BIN)/ruff format --check src tests benchmarks scripts

types: $(READY)
	$(BIN)/mypy

fmt: $(READY)
	$(BIN)/ruff check --fix src tests benchmarks scripts
	$(BIN)/ruff format src tests benchmarks scripts

gate: $(READY)  ## Accuracy against the pinned floors.
	$(BIN)/python benchmarks/gate.py

golden: $(READY)  ## Write the golden readings anew; look at the diff before you commit it.
	ONRECORD_GOLDEN=write $(BIN)/python -m pytest -q tests/test_golden.py tests/test_kinds.py tests/record/test_answers.py

bench: $(READY)  ## Accuracy and speed; writes benchmarks/RESULTS.md.
	$(BIN)/python benchmarks/run.py

compiled: $(READY)  ## A wheel for this machine in dist/ whose rooms that read are compiled, proved to read the same; needs a C compiler.
	$(BIN)/python scripts/compiled.py

requirements: $(READY)  ## Pin the dependencies anew, with hashes and without naming an index.
	$(BIN)/python scripts/pin.py

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache

$(RUN_READY): requirements/run.txt pyproject.toml
	@scripts/venv.sh $(VENV) "$(PYTHON)"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q src  # also where Python is told to write no bytecode: a tenth of a cold start
	@touch $@

$(READY): requirements/dev.txt $(RUN_READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
