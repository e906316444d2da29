# Everything a fresh clone needs: `make demo` and `make test` set up .venv on their first run.
PYTHON ?= python3
BIN := .venv/bin
# OpenMP threads that spin while they wait make training many times slower on a busy machine.
export OMP_WAIT_POLICY ?= PASSIVE
META := settings.ini pyproject.toml setup.py constraints.txt

.PHONY: demo test test-slow docs prepare outputs dist clean help peers likes

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

prepare: .venv/.dev ## export, clean, README, site: run it before a commit
	$(BIN)/python tools/prepare.py

outputs: .venv/.dev ## execute notebooks and store their outputs: make outputs NB=nbs/data/03_statistics.ipynb
	$(BIN)/python tools/run.py $(NB)

peers:           ## LightFM and implicit in .venv-peers, for the comparisons on nbs/tutorials/01_likes.ipynb (Python 3.9 to 3.11)
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/pip install -q --disable-pip-version-check 'setuptools<69' wheel 'cython<3' 'numpy<2' scipy scikit-learn requests
	.venv-peers/bin/pip install -q --disable-pip-version-check --no-build-isolation lightfm==1.17 implicit==0.7.3

likes: .venv/.dev ## every number of nbs/tutorials/01_likes.ipynb again, half an hour; the peers too after `make peers`
	$(BIN)/python tools/run.py nbs/tutorials/01_likes.ipynb --slow

dist: .venv/.dev ## sdist and wheel in dist/
	$(BIN)/python -m build

clean:           ## remove .venv and everything built
	rm -rf .venv .venv-peers _proc build dist *.egg-info .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3,10))' || \
	  { echo "recsys_torch needs Python 3.10 or later; name one with 'make PYTHON=python3.12 ...'"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.user: .venv/.made $(META)
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt torch -e .
	@touch $@

.venv/.dev: .venv/.made $(META)
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt torch -e '.[dev]'
	@touch $@ .venv/.user
