"""The environment, read once: variables that begin with ``ORDNA_``, and a ``.env`` file."""

from app.environment.given import NAMES
from app.environment.places import Listen, listen
from app.environment.reading import Environment, read_environment
from app.environment.wrong import PREFIX, CantListen, WrongEnvironment

__all__ = [
    "NAMES",
    "PREFIX",
    "CantListen",
    "Environment",
    "Listen",
    "WrongEnvironment",
    "listen",
    "read_environment",
]
