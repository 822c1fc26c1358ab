"""The words by which a list is narrowed in a message: *mine week urgent Eken* (LS-01)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from core.filters import DateOf, OrderFilter, Period, Span, WaitsFor
from core.states import OPEN, State
from core.words import N_, Label

Change = Callable[[OrderFilter, UUID | None], OrderFilter]


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing to narrow by: its key, what it is called, the words for it, and what it does.

    ``on`` and ``off`` give the filter with and without it; ``holds`` says whether it narrows now.
    """

    key: str
    label: Label
    words: frozenset[str]
    on: Change
    off: Change
    holds: Callable[[OrderFilter, UUID | None], bool]

    def turned(self, wanted: OrderFilter, me: UUID | None, *, on: bool) -> OrderFilter:
        """The filter with it turned on or off."""
        if on == self.holds(wanted, me):
            return wanted
        change = self.on if on else self.off
        return replace(change(wanted, me), skip=0)


def _flag(key: str, label: str, words: str) -> Chip:
    return Chip(
        key,
        Label(label),
        frozenset(words.split()),
        lambda wanted, me: replace(wanted, **{key: True}),  # type: ignore[arg-type]  # a flag
        lambda wanted, me: replace(wanted, **{key: False}),  # type: ignore[arg-type]  # a flag
        lambda wanted, me: bool(getattr(wanted, key)),
    )


def _states(key: str, label: str, words: str, states: frozenset[State]) -> Chip:
    return Chip(
        key,
        Label(label),
        frozenset(words.split()),
        lambda wanted, me: replace(wanted, states=states),
        lambda wanted, me: replace(wanted, states=frozenset()),
        lambda wanted, me: wanted.states == states,
    )


def _span(span: Span, label: str, words: str) -> Chip:
    period = Period(DateOf.BOOKED, span)
    return Chip(
        span.value,
        Label(label),
        frozenset(words.split()),
        lambda wanted, me: replace(wanted, period=period),
        lambda wanted, me: replace(wanted, period=None),
        lambda wanted, me: wanted.period == period,
    )


def _waits(what: WaitsFor, label: str, words: str) -> Chip:
    return Chip(
        what.value,
        Label(label),
        frozenset(words.split()),
        lambda wanted, me: replace(wanted, waits_for=what),
        lambda wanted, me: replace(wanted, waits_for=None),
        lambda wanted, me: wanted.waits_for is what,
    )


CHIPS: tuple[Chip, ...] = (
    Chip(
        "mine",
        Label(N_("Mine")),
        frozenset({"mine", "mina", "my"}),
        lambda wanted, me: replace(wanted, assigned_to=me, unassigned=False),
        lambda wanted, me: replace(wanted, assigned_to=None),
        lambda wanted, me: me is not None and wanted.assigned_to == me,
    ),
    Chip(
        "unassigned",
        Label(N_("Nobody's")),
        frozenset({"unassigned", "otilldelade", "nobody", "ingens"}),
        lambda wanted, me: replace(wanted, unassigned=True, assigned_to=None),
        lambda wanted, me: replace(wanted, unassigned=False),
        lambda wanted, me: wanted.unassigned,
    ),
    _states("open", N_("Open"), "open öppna", OPEN),
    _states("signed", N_("Signed"), "signed signerade", frozenset({State.SIGNED})),
    _states("ready", N_("Ready"), "ready klara", frozenset({State.READY})),
    _states("invoiced", N_("Invoiced"), "invoiced fakturerade", frozenset({State.INVOICED})),
    _states("cancelled", N_("Cancelled"), "cancelled makulerade", frozenset({State.CANCELLED})),
    _flag("urgent", N_("Urgent"), "urgent akut akuta"),
    _span(Span.TODAY, N_("Today"), "today idag i-dag"),
    _span(Span.TOMORROW, N_("Tomorrow"), "tomorrow imorgon i-morgon"),
    _span(Span.THIS_WEEK, N_("This week"), "week vecka veckan"),
    _span(Span.NEXT_WEEK, N_("Next week"), "next-week nästa-vecka"),
    _flag("overdue", N_("Overdue"), "overdue sena försenade"),
    _flag("incomplete", N_("Incomplete"), "incomplete ofullständiga"),
    _waits(WaitsFor.TIME, N_("No time booked"), "untimed obokade"),
    _waits(WaitsFor.ARTICLES, N_("Wait for articles"), "articles artiklar"),
    _waits(WaitsFor.CUSTOMER, N_("Wait for customer"), "customer kunden"),
)
"""Everything a list is narrowed by with one tap, in the order in which it is offered."""
BY_KEY = {chip.key: chip for chip in CHIPS}
EVERYTHING = frozenset({"all", "alla", "allt"})
"""Words that forget whatever the list was narrowed by before."""
_BY_WORD = {word: chip for chip in CHIPS for word in chip.words}
_TWO_WORDS = {("next", "week"), ("nästa", "vecka"), ("i", "dag"), ("i", "morgon")}
"""What is written in two words and means one."""


def filter_in(words: Iterable[str], begin: OrderFilter, me: UUID | None) -> OrderFilter:
    """The filter that the words narrow to; what is no such word is searched for."""
    wanted, rest = begin, list[str]()
    for word in _joined(words):
        chip = _BY_WORD.get(word.casefold())
        if word.casefold() in EVERYTHING:
            wanted = OrderFilter()
        elif chip is not None:
            wanted = chip.on(wanted, me)
        else:
            rest.append(word)
    return replace(wanted, text=" ".join(rest) or wanted.text)


def _joined(words: Iterable[str]) -> Iterator[str]:
    before = ""
    for word in words:
        if (before.casefold(), word.casefold()) in _TWO_WORDS:
            before = f"{before}-{word}"
            continue
        if before:
            yield before
        before = word
    if before:
        yield before
