"""Having the customer pick a time himself, instead of calling him about it (RV-03)."""

from uuid import UUID

from bot.actions import Action
from bot.acts import Acts, Answer, Known
from bot.phrases import say
from bot.routing import Routes
from bot.said import Said
from bot.steps.only_once import act_once
from bot.tapped import argument, order_of
from core.usecases.picking import OfferTimes, offer_times
from core.words import N_
from core.work_order import WorkOrder


def let_pick(said: Said, known: Known) -> Acts:
    """The customer gets a link to pick a first time."""
    return (act_once(said, offer_times, OfferTimes(order_of(said)), _offered),)


def let_move(said: Said, known: Known) -> Acts:
    """The customer gets a link to pick another time than the booked one."""
    command = OfferTimes(order_of(said), argument(said, UUID))
    return (act_once(said, offer_times, command, _offered),)


def _offered(order: WorkOrder, known: Known) -> Answer:
    person = order.contact or order.requester or order.customer
    note = say(
        known.words,
        N_("✓ {name} gets a link to pick a time for AO {number}. You hear which one."),
        name=person.name,
        number=order.number,
    )
    return Answer(card=order.number, in_place=True, note=note)


ROUTES = Routes(taps={Action.LET_PICK: let_pick, Action.LET_MOVE: let_move})
