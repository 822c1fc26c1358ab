"""The behaviours of Ordna, and which test shows each of them: ``python -m tests.features``."""
