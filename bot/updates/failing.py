"""When handling an update goes wrong by our fault: counted, and said once."""

from dataclasses import dataclass, replace

from bot.actions import Action
from bot.acts import Known
from bot.keyboards import button
from bot.phrases import message
from bot.said import Said
from bot.updates.answering import SAID, plainly
from bot.updates.gathering import gather
from core.chat import ChatMessage
from core.deliveries import ANSWERS, Channel, NewDelivery
from core.people import Actor
from core.ports import UnitOfWork
from core.words import N_, Speech, Words

SORRY = N_(
    "Something went wrong on our side. What you sent is kept and is tried again. If nothing comes "
    "of it, ask a dispatcher."
)


@dataclass(frozen=True, slots=True)
class Failure:
    """An update that could not be handled, and what kind of fault it was."""

    update_id: int
    said: Said | None
    reason: str
    speech: Speech


def note_failure(command: Failure, actor: Actor, uow: UnitOfWork) -> None:
    """Count it; after five it is parked for a person. Whoever spoke hears of it once."""
    uow.updates.failed(command.update_id, command.reason)
    if command.said is not None and command.said.private:
        known = gather(command.said, uow, command.speech)
        _apologise(known, uow)


def _sorry(words: Words) -> ChatMessage:
    orders = button(words.text(N_("Open orders")), Action.ORDERS)
    return replace(message(words, SORRY), buttons=((orders,),))


def _apologise(known: Known, uow: UnitOfWork) -> None:
    if known.user is None:
        return
    delivery = NewDelivery(
        Channel.TELEGRAM,
        str(known.said.place.chat_id),
        SAID,
        known.words.language,
        {"message": plainly(_sorry(known.words))},
    )
    uow.outbox.put(delivery, cause=f"{ANSWERS}{known.said.update_id}:failed", by=known.user.name)
