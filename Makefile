# Everything a fresh clone needs: `make demo` and `make test` set up .venv on their first run.
PYTHON ?= python3
BIN := .venv/bin
# OpenMP threads that spin while they wait make training many times slower on a busy machine.
export OMP_WAIT_POLICY ?= PASSIVE
META := settings.ini pyproject.toml setup.py constraints.txt constraints-torchrec.txt
PEERS := $(filter-out %.build,$(patsubst benchmarks/peers/%.txt,%,$(wildcard benchmarks/peers/*.txt)))

.PHONY: demo test test-slow docs check-docs prepare outputs dist clean help peers likes bench bench-quick

help:            ## this list
	@sed -n 's/^\([a-z-]*\): .*## */  make \1\t/p' $(MAKEFILE_LIST) | expand -t 22

demo: .venv/.user ## train on the embedded data set; metrics, recommendations, a picture
	$(BIN)/recsys-torch demo

test: .venv/.dev ## every check and every notebook; ends with `N passed, N failed`
	$(BIN)/python tools/test.py

test-slow: .venv/.dev ## the cells flagged slow as well
	$(BIN)/python tools/test.py --slow

docs: .venv/.dev ## the site in docs/ and README.md, from the notebooks
	$(BIN)/python tools/prepare.py --docs-only

check-docs: .venv/.dev ## every page of docs/ in Chromium, each read by axe (`make test` has axe read one page in eight)
	$(BIN)/python tools/docs/check.py docs
	$(BIN)/python tools/docs/browser.py docs

prepare: .venv/.dev ## export, clean, README, site: run it before a commit
	$(BIN)/python tools/prepare.py

outputs: .venv/.dev ## execute notebooks and store their outputs: make outputs NB=nbs/data/03_statistics.ipynb
	$(BIN)/python tools/run.py $(NB)

peers: ## the libraries of the benchmarks, each in an environment of its own (LightFM wants Python 3.11 or older)
	@for o in $(PEERS); do $(MAKE) -s .venv-bench-$$o/.made || echo "$$o cannot be installed here: its rows will have ours alone"; done

bench: .venv/.dev peers ## every row of benchmarks/, into benchmarks/results.json; some rows: make bench ROWS="ncf topk"
	$(BIN)/python benchmarks/run.py $(ROWS)

bench-quick: .venv/.dev peers ## the short rows: what got slower beside the peers than results.json says?
	$(BIN)/python benchmarks/run.py --quick $(ROWS)

likes: .venv/.dev ## every number of nbs/tutorials/01_likes.ipynb again, half an hour; the peers too after `make peers`
	$(BIN)/python tools/run.py nbs/tutorials/01_likes.ipynb --slow

dist: .venv/.dev ## sdist and wheel in dist/
	$(BIN)/python -m build

clean:           ## remove .venv and everything built
	rm -rf .venv .venv-bench-* _proc build dist *.egg-info .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3,10))' || \
	  { echo "recsys_torch needs Python 3.10 or later; name one with 'make PYTHON=python3.12 ...'"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

# Python compiles what it imports; compiling all that is installed would take longer than the demo.
.venv/.user: .venv/.made $(META)
	$(BIN)/python -m pip install -q --no-compile --disable-pip-version-check -c constraints.txt torch -e '.[serve]'
	@touch $@

.venv/.dev: .venv/.made $(META)
	$(BIN)/python -m pip install -q --no-compile --disable-pip-version-check -c constraints.txt torch -e '.[dev]'
	$(BIN)/python -m pip install -q --no-compile --disable-pip-version-check --no-deps -r constraints-torchrec.txt || echo 'no torchrec for this Python or system: its cells are left out'
	@touch $@ .venv/.user

# The pins of a peer, all of them, without its own; what must be there before it can be built is in NAME.build.txt.
.venv-bench-%/.made: benchmarks/peers/%.txt
	$(PYTHON) -m venv .venv-bench-$*
	if [ -f benchmarks/peers/$*.build.txt ]; then .venv-bench-$*/bin/pip install -q --disable-pip-version-check -r benchmarks/peers/$*.build.txt; fi
	.venv-bench-$*/bin/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -r benchmarks/peers/$*.txt
	@touch $@
