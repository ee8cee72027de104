# Each target is one line over dev.py, which needs nothing but Python: on Windows write `python dev.py TARGET`.
PYTHON ?= python3

.PHONY: help demo check test coverage test-containers bench format lock
help demo check test coverage test-containers bench format lock:
	@$(PYTHON) dev.py $@
