"""Numbers at a glance: what is open and for how long, the mails, what is waited for, the bookings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.states import State
from core.words import N_


class Age(StrEnum):
    """How long ago an order was made."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    OLDER = "older"


AGE_LABELS = {
    Age.WEEK: N_("up to 7 days"),
    Age.MONTH: N_("8 to 30 days"),
    Age.QUARTER: N_("31 to 90 days"),
    Age.OLDER: N_("over 90 days"),
}
AGE_DAYS = {Age.WEEK: 7, Age.MONTH: 30, Age.QUARTER: 90}


class MailBecame(StrEnum):
    """What became of a mail, in few words."""

    ORDER = "order"
    COMMENT = "comment"
    HELD = "held"
    NOTED = "noted"


MAIL_LABELS = {
    MailBecame.ORDER: N_("new orders"),
    MailBecame.COMMENT: N_("comments"),
    MailBecame.HELD: N_("wait for somebody"),
    MailBecame.NOTED: N_("noted or put away"),
}


@dataclass(frozen=True, slots=True)
class OpenOfAge:
    """How many open orders of a state were made in these days; ``first`` None is any time before."""

    state: State
    age: Age
    first: date | None
    last: date
    orders: int


@dataclass(frozen=True, slots=True)
class MailsOfDay:
    """How many mails of a day became what."""

    day: date
    became: Mapping[MailBecame, int]


@dataclass(frozen=True, slots=True)
class ArticleAwaited:
    """An article that orders wait for: on how many rows it is to be ordered, and is ordered."""

    number: str | None
    name: str
    to_order: int
    ordered: int


@dataclass(frozen=True, slots=True)
class BookingsOfDay:
    """How many bookings a day has, and how many of them the customer knows as they are."""

    day: date
    confirmed: int
    unconfirmed: int


@dataclass(frozen=True, slots=True)
class Glance:
    """All of it."""

    open: Sequence[OpenOfAge]
    mails: Sequence[MailsOfDay]
    articles: Sequence[ArticleAwaited]
    bookings: Sequence[BookingsOfDay]
