"""Everything that a button can mean: one line each, its code and the kinds of its arguments."""

from datetime import date
from enum import UNIQUE, StrEnum, verify
from typing import Self
from uuid import UUID

Argument = UUID | date | int | str


@verify(UNIQUE)
class Action(StrEnum):
    """What a button does; ``shape`` are the kinds of the arguments its code carries."""

    shape: tuple[type[Argument], ...]

    def __new__(cls, code: str, *shape: type[Argument]) -> Self:
        action = str.__new__(cls, code)
        action._value_ = code
        action.shape = shape
        return action

    # Orders
    SECTION = "sc", str
    UNDO = "un", UUID
    AGREE = "ay"
    DISAGREE = "an"
    CARD = "c"
    OPEN = "o"
    MORE = "m"
    ORDERS = "ls"
    CANCEL_ASK = "xa"
    CANCEL = "x", int
    STATUS_ASK = "sa"
    STATUS = "ss", int
    HISTORY = "hi"
    NEVER_MIND = "nm"
    WHICH_ORDER = "wo"

    # Assigning and booking
    ASSIGN_WHOM = "aw"
    ASSIGN = "as", UUID
    TAKE = "ta"
    BOOK_WHOM = "bw"
    BOOK_DAY = "bd", UUID
    BOOK_TIME = "bt", UUID, date
    BOOK = "bk", UUID, date, int, int
    CONFIRM_BOOKING = "bc", UUID
    NO_CONFIRMATION = "bn", UUID
    TAKE_PROPOSED = "bp", UUID, int
    KEEP_TIME = "kt", UUID
    NEW_ADDRESS = "na"

    # Lines
    REMOVE_LINE = "rl", UUID
    ARTICLE_ASK = "aa"
    ARTICLE = "ar", str
    ARTICLE_CHOICE = "ac", int, int
    TO_ORDER_ASK = "oa"
    TO_ORDER = "or", str
    TO_ORDER_DONE = "od"
    ARTICLE_STATE = "st", UUID, str
    USE_ORDERED = "uo", UUID
    COMMENT_ASK = "ca"
    TIME_ASK = "ti"
    TIME = "th", int

    # Signing and what comes after it
    SIGN_ASK = "ga"
    SIGN = "gn", int
    MAIL_SIGN_LINK = "gm"
    NO_CUSTOMER_SIGNATURE = "gs"
    READY = "rd"
    WITHDRAW_READY = "rw"
    PROTOCOL = "pd"
    MAIL_PROTOCOL = "pm"

    # People
    LANGUAGE = "la", str

    # Mailed reports
    TRIAGE = "tr"
    CONFIRM_CUSTOMER = "tc"
    IS_CUSTOMER = "tk", UUID
    ANOTHER_CUSTOMER = "tw"
    SAME_AS = "tm", int
    NOT_SAME = "td", int
    AS_BACKORDER = "tb"
    TAKE_CLUE = "tq", int
    NOT_OURS_ASK = "tn"
    NOT_OURS = "tx", str
    OURS_AFTER_ALL = "tu"
    WHY = "ty"
    CARD_TO_MYSELF = "tp"

    # Held mail
    MAIL_LIST = "ml", int
    MAIL_OPEN = "mo", UUID
    MAIL_ADD = "ma", UUID
    MAIL_NEW = "mn", UUID
    MAIL_AWAY = "mx", UUID
    MAIL_BACK = "mu", UUID
    MAIL_RETRY = "mr", UUID
    MAIL_READ = "mf", UUID


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
