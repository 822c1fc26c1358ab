"""Telling the customer of a booked time, and what he answered to it (BO-06, BO-11, XT-10)."""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.keyboards import button
from bot.letters.booking_letters import kept_time
from bot.looking import Look, Seen, look
from bot.phrases import say
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.steps.bookings import Confirmed, Taken, confirm_once, take_once
from bot.tapped import ButtonIsOld, argument, order_of
from core import permissions as may
from core.chat import Button
from core.usecases.booking_answers import TakeProposedTime
from core.usecases.booking_several import ConfirmAll, confirm_all
from core.usecases.bookings import ConfirmBooking, address_of_contact
from core.words import N_
from core.work_order import WorkOrder


def confirm(said: Said, known: Known) -> Acts:
    """Send the contact a confirmation (BO-06)."""
    command = ConfirmBooking(order_of(said), argument(said, UUID))
    return (Act(confirm_once, command, _confirmed),)


def confirm_every(said: Said, known: Known) -> Acts:
    """Send a confirmation of every time to come that the contact does not know as it is."""
    return (Act(confirm_all, ConfirmAll(order_of(said)), _all_confirmed),)


def no_confirmation(said: Said, known: Known) -> Acts:
    """Leave it at the booking; a confirmation may be sent later."""

    def left(seen: Seen, known: Known) -> Answer:
        number = seen.order.number
        note = say(known.words, N_("No confirmation was sent for AO {number}."), number=number)
        return Answer(card=number, in_place=True, note=note)

    return (Act(look, Look(order_of(said), known.words), left),)


def take_proposed(said: Said, known: Known) -> Acts:
    """Move the booking to the time that the customer proposes (XT-10)."""
    try:
        starts_at = datetime.fromtimestamp(argument(said, int, 1) * 60, UTC)
    except (ValueError, OverflowError, OSError) as error:  # whatever a client may send as a code
        raise ButtonIsOld from error
    zone = known.words.zone
    command = TakeProposedTime(order_of(said), argument(said, UUID), starts_at, zone)
    return (Act(take_once, command, _taken),)


def keep_time(said: Said, known: Known) -> Acts:
    """The booked time stays, whatever the customer answered (XT-10)."""
    booking_id = argument(said, UUID)

    def kept(seen: Seen, known: Known) -> Answer:
        return Answer(edit=kept_time(seen.order, booking_id, known.now, known.words))

    return (Act(look, Look(order_of(said), known.words), kept),)


def offer_resend(shown: Shown) -> Iterable[Button]:
    """*Send the new time*, where a confirmed time has changed since (BO-08)."""
    order = shown.order
    if not shown.actor.may_on(order, may.SEND_CONFIRMATION) or address_of_contact(order) is None:
        return
    for each in order.bookings:
        if each.changed_since_confirmation and each.ends_at > shown.uow.now:
            label = shown.words.text(N_("⚠️ Send the new time"))
            yield button(label, Action.CONFIRM_BOOKING, order.number, each.id)


def _confirmed(confirmed: Confirmed, known: Known) -> Answer:
    number = confirmed.order.number
    note = say(known.words, N_("✓ A confirmation for AO {number} is on its way."), number=number)
    toast = known.words.text(N_("It was sent already.")) if confirmed.again else ""
    return Answer(card=number, in_place=True, note=note, toast=toast)


def _all_confirmed(order: WorkOrder, known: Known) -> Answer:
    note = say(
        known.words, N_("✓ The times of AO {number} are on their way."), number=order.number
    )
    return Answer(card=order.number, in_place=True, note=note)


def _taken(taken: Taken, known: Known) -> Answer:
    booking, number = taken.booking, taken.order.number
    if taken.again:
        toast = known.words.text(N_("That is done already."))
        return Answer(card=number, in_place=True, toast=toast)
    slot = known.words.slot(booking.starts_at, booking.ends_at, known.now)
    toast = known.words.text(N_("Booked: {slot}. A new confirmation goes out."), slot=slot)
    return Answer(card=number, in_place=True, toast=toast)


ROUTES = Routes(
    taps={
        Action.CONFIRM_BOOKING: confirm,
        Action.CONFIRM_ALL: confirm_every,
        Action.NO_CONFIRMATION: no_confirmation,
        Action.TAKE_PROPOSED: take_proposed,
        Action.KEEP_TIME: keep_time,
    },
    more={Section.OFTEN: offer_resend},
)
