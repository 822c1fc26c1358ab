"""What a tap means: versioned, typed codes of at most 64 bytes, so a button needs no memory.

A code reads ``1:<action>:<order>:<arguments>:<seen>``. ``seen`` is the order's version when the
button was made: the precondition of actions that depend on what their person saw.
"""

import base64
import string
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from core.numbers import OrderNumber

VERSION = "1"
LONGEST = 64
MOST_DIGITS = 10
_DIGITS = string.digits + string.ascii_lowercase

Argument = UUID | date | int | str


class Action(StrEnum):
    """What a button does."""

    CARD = "c"
    OPEN = "o"
    MORE = "m"
    ASSIGN_WHOM = "aw"
    ASSIGN = "as"
    TAKE = "ta"
    BOOK_WHOM = "bw"
    BOOK_DAY = "bd"
    BOOK_TIME = "bt"
    BOOK = "bk"
    CONFIRM_BOOKING = "bc"
    NO_CONFIRMATION = "bn"
    TAKE_PROPOSED = "bp"
    KEEP_TIME = "kt"
    NEW_ADDRESS = "na"
    CANCEL_ASK = "xa"
    CANCEL = "x"
    REMOVE_LINE = "rl"
    ARTICLE_ASK = "aa"
    ARTICLE = "ar"
    ARTICLE_CHOICE = "ac"
    TO_ORDER_ASK = "oa"
    TO_ORDER = "or"
    TO_ORDER_DONE = "od"
    ARTICLE_STATE = "st"
    USE_ORDERED = "uo"
    COMMENT_ASK = "ca"
    TIME_ASK = "ti"
    TIME = "th"
    STATUS_ASK = "sa"
    STATUS = "ss"
    SIGN_ASK = "ga"
    SIGN = "gn"
    MAIL_SIGN_LINK = "gm"
    NO_CUSTOMER_SIGNATURE = "gs"
    READY = "rd"
    READY_ANYWAY = "ry"
    WITHDRAW_READY = "rw"
    HISTORY = "hi"
    PROTOCOL = "pd"
    MAIL_PROTOCOL = "pm"
    WHICH_ORDER = "wo"
    NEVER_MIND = "nm"
    LANGUAGE = "la"
    ORDERS = "ls"
    TRIAGE = "tr"
    CONFIRM_CUSTOMER = "tc"
    IS_CUSTOMER = "tk"
    ANOTHER_CUSTOMER = "tw"
    SAME_AS = "tm"
    NOT_SAME = "td"
    AS_BACKORDER = "tb"
    TAKE_CLUE = "tq"
    NOT_OURS_ASK = "tn"
    NOT_OURS = "tx"
    OURS_AFTER_ALL = "tu"
    WHY = "ty"
    CARD_TO_MYSELF = "tp"
    MAIL_LIST = "ml"
    MAIL_OPEN = "mo"
    MAIL_ADD = "ma"
    MAIL_NEW = "mn"
    MAIL_AWAY = "mx"
    MAIL_BACK = "mu"
    MAIL_RETRY = "mr"
    MAIL_READ = "mf"


OF_MAILS = (
    Action.MAIL_OPEN,
    Action.MAIL_ADD,
    Action.MAIL_NEW,
    Action.MAIL_AWAY,
    Action.MAIL_BACK,
    Action.MAIL_RETRY,
    Action.MAIL_READ,
)
"""What is done with a received mail, which their first argument names."""

SHAPES: dict[Action, tuple[type[Argument], ...]] = {
    Action.ASSIGN: (UUID,),
    Action.BOOK_DAY: (UUID,),
    Action.BOOK_TIME: (UUID, date),
    Action.BOOK: (UUID, date, int, int),
    Action.CONFIRM_BOOKING: (UUID,),
    Action.NO_CONFIRMATION: (UUID,),
    Action.TAKE_PROPOSED: (UUID, int),
    Action.KEEP_TIME: (UUID,),
    Action.REMOVE_LINE: (UUID,),
    Action.ARTICLE: (str,),
    Action.ARTICLE_CHOICE: (int, int),
    Action.TO_ORDER: (str,),
    Action.ARTICLE_STATE: (UUID, str),
    Action.USE_ORDERED: (UUID,),
    Action.TIME: (int,),
    Action.STATUS: (int,),
    Action.CANCEL: (int,),
    Action.SIGN: (int,),
    Action.READY_ANYWAY: (int,),
    Action.LANGUAGE: (str,),
    Action.IS_CUSTOMER: (UUID,),
    Action.SAME_AS: (int,),
    Action.NOT_SAME: (int,),
    Action.TAKE_CLUE: (int,),
    Action.NOT_OURS: (str,),
    Action.MAIL_LIST: (int,),
    **dict.fromkeys(OF_MAILS, (UUID,)),
}


class UnreadableCode(ValueError):  # noqa: N818 - it says what is so
    """Not a code of this version; the button is from another time."""


@dataclass(frozen=True, slots=True)
class Code:
    """One button's meaning; arguments are as ``SHAPES`` says."""

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
        shape = SHAPES.get(action, ())
        arguments = tuple(_read(kind, part) for kind, part in zip(shape, parts[2:-1], strict=True))
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
