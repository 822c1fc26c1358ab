"""What a card says to those who could have taken its order, once another has (XT-05)."""

from bot.phrases import say
from core import permissions as may
from core.people import Actor
from core.words import N_, Words
from core.work_order import WorkOrder


def taken_line(order: WorkOrder, reader: Actor, words: Words) -> str | None:
    """*Taken by Anna*, for a technician to whom the order was free before."""
    takes = reader.may(may.ASSIGN_SELF) and not reader.may(may.ASSIGN)
    if not takes or not order.is_open or not order.assigned:
        return None
    if order.is_assigned_to(reader.user_id):
        return None
    return "\n👤 " + say(words, N_("Taken by {name}."), name=order.assigned[0].name)
