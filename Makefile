# Everything a user or an engineer types. A bare Python 3.11+ and make are enough.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
SV := locale/sv/LC_MESSAGES

.PHONY: install install-dev demo demo-reset test proof bench bench-intake bench-bot bench-letters bench-web check format words features docs screenshots

install: $(VENV)/.installed $(SV)/ordna.mo

install-dev: $(VENV)/.installed-dev $(SV)/ordna.mo

$(VENV)/.installed: requirements.txt cli/ordna
	test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.txt
	ln -sf ../../cli/ordna $(VENV)/bin/ordna
	touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.txt
	touch $@

$(SV)/ordna.mo: $(SV)/ordna.po $(VENV)/.installed
	$(VENV)/bin/pybabel --quiet compile --domain ordna --directory locale --use-fuzzy

demo: install
	exec $(VENV)/bin/ordna demo

demo-reset: install
	$(VENV)/bin/ordna demo --reset

check: install-dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy .
	$(VENV)/bin/lint-imports --no-cache

test: check
	$(VENV)/bin/pytest -m "not proof"

proof: install-dev
	$(VENV)/bin/pytest -m proof -n 1
	$(VENV)/bin/pytest -m "hypothesis and not proof" --hypothesis-profile proof

bench: install-dev
	$(PY) -m bench

bench-intake: install-dev
	$(PY) -m bench.intake

bench-bot: install-dev
	$(PY) -m bench.bot

bench-letters: install-dev
	$(PY) -m bench.letters

bench-web: install-dev
	$(PY) -m bench.web

format: install-dev
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

words: install-dev
	$(VENV)/bin/pybabel extract --mapping locale/babel.cfg --keywords N_ --keywords plural:1,2 --no-location --sort-output --project Ordna -o locale/ordna.pot app bot cli core intake notifications storage web
	$(VENV)/bin/pybabel update --domain ordna --input-file locale/ordna.pot --output-dir locale --no-fuzzy-matching --no-wrap
	$(VENV)/bin/pybabel compile --domain ordna --directory locale

features: install-dev
	$(PY) -m tests.features

docs: install-dev
	$(PY) -m tests.catalogues

screenshots: install-dev
	$(PY) -m tests.path.screenshots
	$(PY) -m tests.path.chat_pictures
