"""What is wrong with a variable, as a sentence that names it."""

from core.refusals import Refused
from core.words import N_

PREFIX = "ORDNA_"


class WrongEnvironment(Refused):
    """Stops the start with a sentence that names the variable."""


class CantListen(WrongEnvironment):
    sentence = N_(
        "ORDNA_{name}: {where} can't be listened on. Is Ordna running already, or another "
        "program there?"
    )
