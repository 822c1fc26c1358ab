"""How a report came in by mail, what else it may be, and the dispatcher's word on it (XT-20)."""

from dataclasses import dataclass

from aiohttp import web

from core.arrival import About, Clue
from core.arrival_words import MAY_BE, PERHAPS, said_of, why_so
from core.blocking import Block
from core.numbers import OrderNumber
from core.usecases.reassigning import (
    NOT_FOR_US,
    NotForUs,
    ReassignCustomer,
    not_for_us,
    reassign_customer,
)
from core.usecases.triage import (
    ConfirmCustomer,
    MergeAsDuplicate,
    NotADuplicate,
    TakeClue,
    confirm_customer,
    merge_as_duplicate,
    not_a_duplicate,
    take_clue,
)
from core.words import N_, Words
from web.office.desk import Desk
from web.office.order.at import done, number_of, page_of
from web.office.order.gathering import Opened
from web.office.reading import an_id


@dataclass(frozen=True, slots=True)
class Guess:
    """Something the report may mean."""

    sentence: str
    name: str
    points_to: str
    is_customer: bool


@dataclass(frozen=True, slots=True)
class Report:
    """By what it was recognised, what else it may be, and what it may be about again."""

    why: tuple[str, ...]
    guesses: tuple[Guess, ...]
    duplicates: tuple[str, ...]
    unconfirmed: bool


def report_of(found: Opened, words: Words) -> Report | None:
    """How this order came in; None where it did not come by mail."""
    arrival = found.order.arrival
    if arrival is None:
        return None
    return Report(
        tuple(why_so(arrival, words)),
        tuple(
            Guess(_perhaps(clue, words), clue.name, str(clue.points_to or ""),
                  clue.about is About.CUSTOMER)
            for clue in arrival.may_be
        ),
        tuple(str(each.number) for each in arrival.duplicates),
        found.order.customer.unconfirmed,
    )  # fmt: skip


def _perhaps(clue: Clue, words: Words) -> str:
    sentence = MAY_BE.get(clue.about, {}).get(clue.by) or PERHAPS.get(clue.about)
    return said_of(clue, sentence, words) if sentence else clue.name


async def confirm(desk: Desk) -> web.StreamResponse:
    """The customer that was made of the mail is real."""
    name = desk.form.text("name").strip() or None
    order = await desk.do(confirm_customer, ConfirmCustomer(number_of(desk), name))
    return done(desk, N_("{customer} is a customer now."), customer=order.customer.name)


async def take(desk: Desk) -> web.StreamResponse:
    """What was offered is right."""
    number, points_to = number_of(desk), desk.form.text("points_to")
    if desk.form.has("customer"):
        await desk.do(reassign_customer, ReassignCustomer(number, an_id(points_to)))
    else:
        meant = an_id(points_to) if points_to else None
        await desk.do(take_clue, TakeClue(number, desk.form.text("name"), meant))
    return done(desk, N_("Order {number} is saved."), number=number)


async def merge(desk: Desk) -> web.StreamResponse:
    """It is about that order again."""
    number, other = number_of(desk), OrderNumber.parse(desk.form.text("other"))
    await desk.do(merge_as_duplicate, MergeAsDuplicate(number, other))
    sentence = N_("Order {other} was merged into order {number}.")
    return desk.back(sentence, to=page_of(other), other=number, number=other)


async def stand_apart(desk: Desk) -> web.StreamResponse:
    """It is not."""
    number, other = number_of(desk), OrderNumber.parse(desk.form.text("other"))
    await desk.do(not_a_duplicate, NotADuplicate(number, other))
    return done(desk, N_("Order {number} stands for itself."), number=number)


async def turn_away(desk: Desk) -> web.StreamResponse:
    """Nothing comes of it, and its sender is told nothing."""
    number, reason = number_of(desk), desk.words.text(NOT_FOR_US)
    await desk.do(not_for_us, NotForUs(number, Block.NOBODY, reason))
    return done(desk, N_("Order {number} is cancelled."), number=number)


DEEDS = {
    "/report/not-for-us": turn_away,
    "/report/confirm": confirm,
    "/report/take": take,
    "/report/merge": merge,
    "/report/apart": stand_apart,
}
