"""What holds for every test: a shared machine is no reason to fail, and time is not wasted."""

import gc

from hypothesis import settings

from tests.statements import share_compiled_statements
from tests.surroundings import keep_files_in_memory, keep_what_is_compiled

settings.register_profile("ordna", deadline=None, max_examples=50)
settings.register_profile("proof", deadline=None, max_examples=500)
settings.load_profile("ordna")
keep_files_in_memory()
keep_what_is_compiled()
share_compiled_statements()
gc.disable()  # till all is imported: it stays anyway


def pytest_collection_finish() -> None:
    """What is imported by now stays to the end: it need not be looked through for garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
    gc.enable()
