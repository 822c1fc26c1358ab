"""Says in plain words how far an order has come; the first answer that fits stands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from core.lines import ToOrderState
from core.order_papers import Booking
from core.words import N_, Words
from core.work_order import State, WorkOrder
from web.shown import customers_signature

STEPS = (N_("Report received"), N_("Visit booked"), N_("Work begun"), N_("Done and signed"))
NO_BREAK = "\u00a0"
RECEIVED, BOOKED, BEGUN, FINISHED, ALL_DONE = range(5)


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand and what happens next; ``step`` is the step the order is in."""

    headline: str
    hint: str
    tone: str
    step: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One of the four steps; ``state`` is done, now or later."""

    label: str
    state: str


Answer = Callable[[WorkOrder, Words, datetime], Standing | None]


def standing_of(order: WorkOrder, words: Words, now: datetime) -> Standing:
    """How the order stands."""
    found = (answer(order, words, now) for answer in ANSWERS)
    return next(standing for standing in found if standing)


def steps_of(standing: Standing, words: Words) -> tuple[Step, ...]:
    """The four steps, each done, under way or still to come."""
    if standing.step is None:
        return ()
    states = ("done" if i < standing.step else "later" for i in range(len(STEPS)))
    steps = [Step(words.text(label), state) for label, state in zip(STEPS, states, strict=True)]
    if standing.step < len(steps):
        steps[standing.step] = Step(steps[standing.step].label, "now")
    return tuple(steps)


def visits_to_come(order: WorkOrder, now: datetime) -> tuple[Booking, ...]:
    """Booked visits that are not over, soonest first."""
    coming = (booking for booking in order.bookings if booking.ends_at > now)
    return tuple(sorted(coming, key=lambda booking: booking.starts_at))


def _cancelled(order: WorkOrder, words: Words, _: datetime) -> Standing | None:
    if order.state is not State.CANCELLED:
        return None
    return Standing(
        words.text(N_("The order is cancelled")),
        words.text(N_("Nobody will come. If that is wrong, write to us below.")),
        "over",
        None,
    )


def _waits_for_signature(order: WorkOrder, words: Words, _: datetime) -> Standing | None:
    if not order.waits_for_customer:
        return None
    return Standing(
        words.text(N_("The work is done and waits for your signature")),
        words.text(N_("The link to sign is in an e-mail of its own from us.")),
        "waiting",
        FINISHED,
    )


def _finished(order: WorkOrder, words: Words, now: datetime) -> Standing | None:
    if order.state not in {State.SIGNED, State.READY, State.INVOICED}:
        return None
    signature = customers_signature(order)
    hint = words.text(N_("The protocol tells what was done."))
    if signature:
        said = N_("Signed by {name} {when}. The protocol tells what was done.")
        hint = words.text(said, name=signature.name, when=words.when(signature.at, now))
    return Standing(words.text(N_("The work is done")), hint, "done", ALL_DONE)


def _visit_booked(order: WorkOrder, words: Words, now: datetime) -> Standing | None:
    visits = visits_to_come(order, now)
    if not visits:
        return None
    when = words.slot(visits[0].starts_at, visits[0].ends_at, now).replace(" ", NO_BREAK)
    return Standing(
        words.text(N_("{name} comes {when}"), name=visits[0].resource, when=when),
        words.text(N_("If the time doesn't suit you, write to us below or call.")),
        "going",
        BOOKED if order.state is State.NEW else BEGUN,
    )


def _begun(order: WorkOrder, words: Words, _: datetime) -> Standing | None:
    if order.state is State.NEW:
        return None
    if any(row.state is not ToOrderState.DELIVERED for row in order.to_order):
        hint = words.text(N_("We wait for parts and come back when they are here."))
    else:
        hint = words.text(N_("What we do stands below as we go."))
    return Standing(words.text(N_("The work has begun")), hint, "going", BEGUN)


def _received(_: WorkOrder, words: Words, __: datetime) -> Standing | None:
    return Standing(
        words.text(N_("We have your report")),
        words.text(N_("We will tell you when we know who comes and when.")),
        "going",
        RECEIVED,
    )


ANSWERS: tuple[Answer, ...] = (
    _cancelled,
    _waits_for_signature,
    _finished,
    _visit_booked,
    _begun,
    _received,
)
