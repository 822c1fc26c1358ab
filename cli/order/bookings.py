"""``ordna order`` and bookings: made, moved, taken away and confirmed."""

from datetime import date, time
from functools import partial
from uuid import UUID

import click

from cli.days import CLOCK, DAY
from cli.order.commands import NUMBER, Act, order_command
from cli.order.places import meant, seen, until
from cli.parts import print_json
from core.booking_words import answer_said
from core.numbers import OrderNumber
from core.order_json import utc
from core.order_papers import Booking
from core.planner import WARNINGS
from core.usecases.booking_answers import TakeProposedTime, take_proposed_time
from core.usecases.bookings import (
    Booked,
    ConfirmBooking,
    address_of_contact,
    confirm_booking,
    phone_of_contact,
)
from core.usecases.messages import Letter, SendMessage, send_message
from core.usecases.picking import OfferTimes, offer_times
from core.usecases.planning import BookDay, book_day
from core.usecases.rebooking import ChangeBooking, RemoveBooking, change_booking, remove_booking
from core.words import N_


@order_command("book")
@click.argument("number", type=NUMBER)
@click.argument("name")
@click.argument("day", type=DAY)
@click.argument("starts", type=CLOCK, required=False)
@click.argument("ends", type=CLOCK, required=False)
@click.option("--confirm", "wanted", is_flag=True, help="Sends the contact a confirmation.")
async def book(
    act: Act,
    number: OrderNumber,
    name: str,
    day: date,
    starts: time | None,
    ends: time | None,
    wanted: bool,
) -> None:
    """Books somebody: a day such as 2026-11-26, and times unless it is his whole working day."""
    user = await act.person(name)
    command = BookDay(number, user.id, day, act.words.zone, starts, ends)
    booked = await act.do(book_day, command)
    tell(act, booked)
    if wanted:
        await _confirm(act, number, booked.booking)
    elif booked.confirm_to:
        act.say(
            N_("Send a confirmation to {address}? Then write: ordna order confirm {number}"),
            address=booked.confirm_to,
            number=number,
        )


@order_command("rebook")
@click.argument("number", type=NUMBER)
@click.argument("which", default="1")
@click.option("--who", "name", help="Books somebody else instead.")
@click.option("--day", type=DAY)
@click.option("--from", "starts", type=CLOCK)
@click.option("--to", "ends", type=CLOCK)
async def rebook(
    act: Act,
    number: OrderNumber,
    which: str,
    name: str | None,
    day: date | None,
    starts: time | None,
    ends: time | None,
) -> None:
    """Moves a booking or gives it to another, by its place; what is not said stays."""
    booking = await _booking(act, number, which)
    user = await act.person(name) if name else None
    change = _moved(act, number, booking, day, starts, ends, user.id if user else None)
    tell(act, await act.do(change_booking, change))


@order_command("unbook")
@click.argument("number", type=NUMBER)
@click.argument("which", default="1")
async def unbook(act: Act, number: OrderNumber, which: str) -> None:
    """Takes a booking away, by its place."""
    booking = await _booking(act, number, which)
    await act.do(remove_booking, RemoveBooking(number, booking.id))
    act.say(
        N_("{name} is no longer booked for order {number}."), name=booking.resource, number=number
    )


@order_command("confirm")
@click.argument("number", type=NUMBER)
@click.argument("which", default="1")
@click.option("--to", "addresses", multiple=True, help="To this address, not to the contact.")
async def confirm(act: Act, number: OrderNumber, which: str, addresses: tuple[str, ...]) -> None:
    """Sends a booking confirmation, by the booking's place."""
    booking = await _booking(act, number, which)
    await _confirm(act, number, booking, addresses)


@order_command("take-proposed")
@click.argument("number", type=NUMBER)
@click.argument("which", default="1")
async def take_proposed(act: Act, number: OrderNumber, which: str) -> None:
    """Moves a booking to the time that the customer proposes, and confirms it anew."""
    booking = await _booking(act, number, which)
    command = TakeProposedTime(number, booking.id, zone=act.words.zone)
    tell(act, await act.do(take_proposed_time, command))


@order_command("let-pick")
@click.argument("number", type=NUMBER)
@click.argument("which", required=False)
async def let_pick(act: Act, number: OrderNumber, which: str | None) -> None:
    """Mails the contact a link to pick a time: a first one, or another for a booking by its place."""
    booking = await _booking(act, number, which) if which else None
    order = await act.do(offer_times, OfferTimes(number, booking.id if booking else None))
    to = address_of_contact(order) or phone_of_contact(order) or ""
    act.say(N_("A link to pick a time goes to {address}."), address=to)


@order_command("bookings")
@click.argument("number", type=NUMBER)
@click.option("--json", "as_json", is_flag=True)
async def list_bookings(act: Act, number: OrderNumber, as_json: bool) -> None:
    """The bookings of the order, when each was confirmed, and what was answered to it."""
    bookings = (await seen(act, number)).bookings
    if as_json:
        print_json([
            {"resource": each.resource, "starts_at": utc(each.starts_at),
             "ends_at": utc(each.ends_at), "confirmation_sent_at": utc(each.confirmation_sent_at),
             "changed_since_confirmation": each.changed_since_confirmation,
             "answer": each.answer.value if each.answer else None,
             "answered_by": each.answered_by, "answer_note": each.answer_note,
             "proposed_starts_at": utc(each.proposed_starts_at),
             "proposed_ends_at": utc(each.proposed_ends_at)}
            for each in bookings
        ])  # fmt: skip
        return
    for place, each in enumerate(bookings, 1):
        slot = act.words.slot(each.starts_at, each.ends_at, act.now)
        answered = answer_said(each, act.words, act.now)
        parts = (f"{place} {slot}", each.resource, _confirmed(act, each), answered)
        click.echo(" · ".join(part for part in parts if part))


def tell(act: Act, booked: Booked) -> None:
    """Says what is booked, and what speaks against it."""
    booking, number = booked.booking, booked.order.number
    slot = act.words.slot(booking.starts_at, booking.ends_at, act.now)
    act.say(N_("AO {number}: {slot}, {name}."), number=number, slot=slot, name=booking.resource)
    for warning in booked.warnings:
        others = ", ".join(booked.conflicts)
        said = act.words.text(WARNINGS[warning], name=booking.resource, others=others)
        click.echo(f"⚠️ {said}")
    if booking.changed_since_confirmation:
        act.say(N_("It was confirmed before it changed. Confirm it anew: ordna order confirm {number}"),
                number=number)  # fmt: skip


def _confirmed(act: Act, booking: Booking) -> str:
    if booking.confirmation_sent_at is None:
        return ""
    when = act.words.when(booking.confirmation_sent_at, act.now)
    if booking.changed_since_confirmation:
        return "⚠️ " + act.words.text(N_("changed since its confirmation {when}"), when=when)
    return act.words.text(N_("confirmed {when}"), when=when)


async def _confirm(
    act: Act, number: OrderNumber, booking: Booking, addresses: tuple[str, ...] = ()
) -> None:
    if addresses:
        letters = (Letter.BOOKING_CONFIRMATION,)
        await act.do(send_message, SendMessage(number, letters, addresses, booking_id=booking.id))
    else:
        await act.do(confirm_booking, ConfirmBooking(number, booking.id))
    act.say(N_("A confirmation for order {number} is on its way."), number=number)


async def _booking(act: Act, number: OrderNumber, which: str) -> Booking:
    bookings = (await seen(act, number)).bookings
    return meant(bookings, which, partial(_called, act), number)


def _called(act: Act, booking: Booking) -> str:
    return f"{booking.resource} {act.words.slot(booking.starts_at, booking.ends_at, act.now)}"


def _moved(
    act: Act,
    number: OrderNumber,
    booking: Booking,
    day: date | None,
    starts: time | None,
    ends: time | None,
    user_id: UUID | None,
) -> ChangeBooking:
    begun, ended = act.words.local(booking.starts_at), act.words.local(booking.ends_at)
    starts_at, ends_at = until(
        act, day or begun.date(), starts or begun.time(), ends or ended.time()
    )
    if starts is not None and ends is None:
        ends_at = starts_at + (booking.ends_at - booking.starts_at)
    zone = act.words.zone
    return ChangeBooking(number, booking.id, starts_at, ends_at, user_id, zone)
