"""What a mailed report leaves to a dispatcher: whose it is, where, and whether it came before (XT-20)."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.actions import Action
from bot.keyboards import Rows, button, by_two
from bot.phrases import header, safe, short_when
from core import permissions as may
from core.arrival import About, Arrival, By, Clue
from core.arrival_words import why_so
from core.chat import Button, Place, Style
from core.matching.resemblance import SURE
from core.order_papers import Kinship
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder
from core.settings import NO_PERSONS_IN_GROUPS, Settings
from core.text import one_line
from core.usecases.backorders import backorder_instead
from core.usecases.triage import TRIABLE
from core.words import N_, Words
from core.work_order import State, WorkOrder

MOST_CUSTOMERS = 2
MOST_PLACES = 2
MOST_DUPLICATES = 2
FITS_A_ROW = 32
AS_WRITTEN = 100
SHARED = {
    About.OBJECT: N_("the same object"),
    About.FACILITY: N_("the same place"),
    About.CUSTOMER: N_("the same sender"),
}
GOES_WITHOUT_SAYING = frozenset({By.EMAIL, By.ONLY_ONE})
"""Clues of which nobody needs to be told: everybody would have gone by them."""


@dataclass(frozen=True, slots=True)
class Triage:
    """What is offered about a report: customers, places and objects, and orders like it."""

    order: WorkOrder
    customers: tuple[Clue, ...] = ()
    places: tuple[Clue, ...] = ()
    duplicates: tuple[WorkOrder, ...] = ()

    @property
    def asks_who(self) -> bool:
        """Whether nobody has said yet whose report it is."""
        return self.order.customer.unconfirmed

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has done anything with the order yet."""
        return self.order.state is State.NEW and not self.order.assigned


def triage_of(order: WorkOrder, uow: UnitOfWork) -> Triage | None:
    """What there is to say of the report; None where it did not come by mail or is past that."""
    arrival = order.arrival
    gone = order.restored or any(each.how is Kinship.MERGED_INTO for each in order.related)
    if arrival is None or order.state not in TRIABLE or gone:
        return None
    asks_who = order.customer.unconfirmed
    return Triage(
        order,
        customers=_of(arrival, About.CUSTOMER)[:MOST_CUSTOMERS] if asks_who else (),
        places=() if asks_who else _places(arrival)[:MOST_PLACES],
        duplicates=tuple(_duplicates(arrival, uow))[:MOST_DUPLICATES],
    )


def may_triage(order: WorkOrder, actor: Actor) -> bool:
    """Whether this person may say whose a report is."""
    return actor.may_on(order, may.EDIT) and actor.may(may.EDIT_CUSTOMERS)


def triage_lines(order: WorkOrder, uow: UnitOfWork, words: Words) -> Iterator[str]:
    """What a card says of it: in a few lines, and less once it is said whose it is."""
    triage = triage_of(order, uow)
    if triage is None:
        if order.customer.unconfirmed and order.is_open:
            yield words.text(N_("⚠️ New customer: check who it is"))
        return
    arrival = order.arrival or Arrival()
    if triage.asks_who:
        names = (one_line(order.customer.name, 60), arrival.sender)
        who = dict.fromkeys(each for each in names if each)
        asked = words.text(N_("⚠️ <b>New customer?</b>"))
        yield f"{asked} {safe(one_line(' · '.join(who), 120))}"
        yield from _told(replace(arrival, took=(), may_be=triage.customers), words)
    elif triage.is_untouched:
        took = tuple(_telling(arrival))
        yield from _told(replace(arrival, took=took, may_be=triage.places), words)
    for other in triage.duplicates:
        yield _same_line(order, other, uow, words)


def triage_buttons(triage: Triage, actor: Actor, uow: UnitOfWork, words: Words) -> Rows:
    """One tap says whose it is, or what else becomes of it; the likeliest answer first."""
    first, *others = _customers(triage, words)
    return (
        (replace(first, style=Style.PRIMARY),),
        *by_two(others),
        *by_two((*_ways(triage, actor, uow, words), *_questions(triage, words))),
    )


def offer_buttons(triage: Triage, actor: Actor, uow: UnitOfWork, words: Words) -> Rows:
    """For a known customer's report: the place it may mean, the order it may be about again."""
    return by_two((*_place_buttons(triage), *_ways(triage, actor, uow, words)))


def fit_for(place: Place, order: WorkOrder, values: Settings) -> WorkOrder:
    """The order as a chat may read of it: a discreet group no names of who it may be (SE-72)."""
    if order.arrival is None or not is_discreet(place, values):
        return order
    arrival = replace(order.arrival, sender="", took=(), may_be=())
    return replace(order, arrival=arrival)


def is_discreet(place: Place, values: Settings) -> bool:
    """Whether this is a group that reads no names."""
    return place.chat_id < 0 and bool(values[NO_PERSONS_IN_GROUPS])


def mark(clue: Clue) -> int:
    """What stands for a clue in a button."""
    return zlib.crc32(f"{clue.about}|{clue.points_to or clue.name}".encode())


def _customers(triage: Triage, words: Words) -> list[Button]:
    number = triage.order.number
    likely = [
        button(
            _named(N_("It is {name}"), clue.name, words),
            Action.IS_CUSTOMER,
            number,
            clue.points_to,
        )
        for clue in triage.customers
        if clue.points_to is not None
    ]
    name = triage.order.customer.name
    confirm = button(_named(N_("Confirm {name}"), name, words), Action.CONFIRM_CUSTOMER, number)
    sure = bool(likely) and triage.customers[0].score >= SURE
    return [*likely, confirm] if sure else [confirm, *likely]


def _ways(triage: Triage, actor: Actor, uow: UnitOfWork, words: Words) -> Iterator[Button]:
    number = triage.order.number
    finished = backorder_instead(triage.order, actor, uow)
    if finished is not None:
        label = words.text(N_("Backorder on AO {number}"), number=finished)
        yield button(label, Action.AS_BACKORDER, number)
    for other in triage.duplicates:
        same = words.text(N_("Same as AO {number}"), number=other.number)
        yield button(same, Action.SAME_AS, number, other.number.identity)
        if not triage.asks_who:
            another = words.text(N_("Not the same"))
            yield button(another, Action.NOT_SAME, number, other.number.identity)


def _questions(triage: Triage, words: Words) -> Iterator[Button]:
    number = triage.order.number
    yield button(words.text(N_("Not for us")), Action.NOT_OURS_ASK, number)
    yield button(words.text(N_("Someone else")), Action.ANOTHER_CUSTOMER, number)


def _place_buttons(triage: Triage) -> Iterator[Button]:
    number = triage.order.number
    for clue in triage.places:
        sign = "#" if clue.about is About.CUSTOMER_ORDER_NUMBER else "📍"
        label = one_line(f"{sign} {clue.name}", FITS_A_ROW)
        yield button(label, Action.TAKE_CLUE, number, mark(clue))


def _named(label: str, name: str, words: Words) -> str:
    """A button's label with a name in it, cut to what a phone shows of it."""
    room = FITS_A_ROW - len(words.text(label, name=""))
    return words.text(label, name=one_line(name, room))


def _of(arrival: Arrival, about: About) -> tuple[Clue, ...]:
    return tuple(each for each in arrival.may_be if each.about is about)


def _places(arrival: Arrival) -> tuple[Clue, ...]:
    return tuple(each for each in arrival.may_be if each.about is not About.CUSTOMER)


def _told(arrival: Arrival, words: Words) -> Iterator[str]:
    only = replace(arrival, duplicates=(), confirmed_by=None)
    yield from (f"<i>{safe(unbroken(each))}</i>" for each in why_so(only, words))


def unbroken(sentence: str) -> str:
    """One line whose figures stay with their signs where a phone breaks it."""
    return one_line(sentence).replace(" (100 %)", "").replace(" %", "\u00a0%")


def _duplicates(arrival: Arrival, uow: UnitOfWork) -> Iterator[WorkOrder]:
    """Those that a report can still be put on."""
    for likely in arrival.duplicates:
        try:
            other = uow.work_orders.get(likely.number)
        except NoSuchOrder:
            continue
        if other.state in TRIABLE and not other.restored:
            yield other


def _telling(arrival: Arrival) -> Iterator[Clue]:
    """What was not plain; where an object was recognised its place goes without saying."""
    has_object = any(each.about is About.OBJECT for each in arrival.took)
    for each in arrival.took:
        is_place_of_object = has_object and each.about is About.FACILITY
        is_written_out = each.about is About.FACILITY and each.score == AS_WRITTEN
        if not (each.by in GOES_WITHOUT_SAYING or is_place_of_object or is_written_out):
            yield each


def _same_line(order: WorkOrder, other: WorkOrder, uow: UnitOfWork, words: Words) -> str:
    likely = next(e for e in (order.arrival or Arrival()).duplicates if e.number == other.number)
    about = likely.why[0].about if likely.why else None
    pieces = (
        words.text(SHARED[about]) if about else "",
        short_when(other.created_at, uow.now, words),
    )
    asked = words.text(N_("⚠️ The same as {order}?"), order=header(other.number, words))
    rest = " · ".join(piece for piece in (*pieces, safe(one_line(other.title, 60))) if piece)
    return f"{asked} {rest[:1].upper()}{rest[1:]}"
