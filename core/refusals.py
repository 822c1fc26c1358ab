"""What Ordna says no to: each refusal is a sentence for people that says what to do next."""

from typing import ClassVar

from core.words import N_


class Refused(Exception):  # noqa: N818 - it is an answer, not an error
    """Undoes the unit of work and is said to whoever asked, in his language."""

    sentence = N_("That can't be done.")

    def __init__(self, sentence: str | None = None, /, **fields: object) -> None:
        self.sentence = sentence or type(self).sentence
        self.fields = fields
        super().__init__(self.sentence.format(**fields) if fields else self.sentence)


class NoSuchOrder(Refused):
    sentence = N_("There is no order {number}.")


class NotAllowed(Refused):
    sentence = N_("You may not do that on order {number}. Ask a dispatcher.")


class NotAllowedAtAll(Refused):
    sentence = N_("You may not do that. Ask a dispatcher or an administrator.")


class OrderChangedMeanwhile(Refused):
    sentence = N_("Order {number} was changed meanwhile. Look at it once more and try again.")


class LineIsSigned(Refused):
    sentence = N_("That line is signed and can't be changed. Add a new line instead.")


class NoSuchLine(Refused):
    sentence = N_("That line is not on order {number} any more.")


class OrderIsClosed(Refused):
    sentence = N_("Order {number} is {state}, so nothing can be added to it.")


class NotPossibleYet(Refused):
    """A step that something on the order still stands in the way of."""

    sentence = N_("Order {number} is not ready for that yet.")


class AsksFirst(Refused):
    """Nothing is wrong, but somebody must say yes before it is done.

    Where ``no_is_an_answer`` too, it is done either way, each in its own manner.
    """

    no_is_an_answer: ClassVar[bool] = False

    sentence = N_("Order {number}: are you sure?")


class ChangedMeanwhile(Refused):
    """Two people changed the same thing; the second one sees both values and decides."""

    sentence = N_(
        "{field} of order {number} was changed meanwhile to “{theirs}”. You wrote “{yours}”. "
        "Look at it and change it once more if yours is right."
    )


class StillInUse(Refused):
    sentence = N_(
        "{name} is used by orders or other rows and can't be removed. Change it instead."
    )


class CodeTaken(Refused):
    sentence = N_("{code} is in the register already: {name}. Change that one or use another.")


class NameTakenThere(Refused):
    sentence = N_("{name} is in that register already. Change that row or use another name.")


class RegisterChangedMeanwhile(Refused):
    sentence = N_("The register was changed meanwhile. Look at it once more and try again.")


class BadInput(Refused):
    """What was written can't be understood or is out of bounds; says what would do."""
