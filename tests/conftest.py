"""What holds for every test: a shared machine is no reason to fail."""

from hypothesis import settings

settings.register_profile("ordna", deadline=None)
settings.load_profile("ordna")
