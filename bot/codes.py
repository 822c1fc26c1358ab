"""What a tap means: versioned, typed codes of at most 64 bytes, so a button needs no memory.

A code reads ``1:<action>:<order>:<arguments>:<seen>``. ``seen`` is the order's version when the
button was made: the precondition of actions that depend on what their person saw.
"""

import base64
import string
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.actions import Action, Argument
from core.numbers import OrderNumber

VERSION = "1"
LONGEST = 64
MOST_DIGITS = 10
_DIGITS = string.digits + string.ascii_lowercase


class UnreadableCode(ValueError):  # noqa: N818 - it says what is so
    """Not a code of this version; the button is from another time."""


@dataclass(frozen=True, slots=True)
class Code:
    """One button's meaning; arguments are as the action's shape says."""

    action: Action
    order: OrderNumber | None = None
    arguments: tuple[Argument, ...] = ()
    seen: int = 0

    def __str__(self) -> str:
        order = number36(self.order.identity) if self.order else ""
        parts = (_written(argument) for argument in self.arguments)
        text = ":".join((VERSION, self.action, order, *parts, number36(self.seen)))
        if len(text.encode()) > LONGEST:
            raise UnreadableCode(text)
        return text


def read(text: str) -> Code:
    """The code again; raises UnreadableCode for anything that ``str`` did not make."""
    version, _, rest = text.partition(":")
    parts = rest.split(":")
    if version != VERSION or len(parts) < 3:
        raise UnreadableCode(text)
    try:
        action = Action(parts[0])
        arguments = tuple(
            _read(kind, part) for kind, part in zip(action.shape, parts[2:-1], strict=True)
        )
        order = OrderNumber.of_id(number_of(parts[1])) if parts[1] else None
        return Code(action, order, arguments, number_of(parts[-1]))
    except (ValueError, OverflowError) as error:
        raise UnreadableCode(text) from error


def number36(number: int) -> str:
    """A whole number, 0 or more, in base 36."""
    if number < 0:
        raise UnreadableCode(str(number))
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits


def number_of(text: str) -> int:
    """The number that ``number36`` wrote; none of ours is longer than an order's identity."""
    if not text or len(text) > MOST_DIGITS or not set(text) <= set(_DIGITS):
        raise ValueError(text)
    return int(text, 36)


def _written(argument: Argument) -> str:
    match argument:
        case UUID():
            return base64.urlsafe_b64encode(argument.bytes).decode().rstrip("=")
        case date():
            return number36(argument.toordinal())
        case int():
            return number36(argument)
    if ":" in argument:
        raise UnreadableCode(argument)
    return argument


def _read(kind: type[Argument], text: str) -> Argument:
    if kind is UUID:
        return UUID(bytes=base64.urlsafe_b64decode(text + "=="))
    if kind is date:
        return date.fromordinal(number_of(text))
    if kind is int:
        return number_of(text)
    return text
