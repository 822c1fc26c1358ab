"""A photo or file that Telegram does not give: tried again ever more seldom, and said once."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from bot.keyboards import open_card
from bot.phrases import say
from bot.steps.object_files import OBJECT
from bot.updates.answering import SAID, plainly
from core.chat import ChatMessage
from core.deliveries import Channel, NewDelivery
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import Actor
from core.ports import DueRow, UnitOfWork
from core.refusals import NoSuchOrder
from core.text import one_line
from core.words import N_, Speech

FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=2), timedelta(hours=6)
MOST_TRIES = 16
"""Some three days: what is not given until then is given up. It stays listed all the same."""
PATIENT_TRIES = 3
"""So often may the network fail before anybody is told; when Telegram itself says no, none."""
NOT_YET = N_(
    "Telegram does not give me <i>{name}</i> on AO {number} yet. It stays listed, and I go on "
    "trying. If you still have it, send it once more."
)
NEVER = N_(
    "<i>{name}</i> on AO {number} is larger than 20 MB, and Telegram lets no bot fetch that. It "
    "stays listed. Send a smaller one if you can."
)


@dataclass(frozen=True, slots=True)
class NotFetched:
    """A due row whose file did not come; ``refused`` by Telegram itself, ``large`` for ever."""

    row: DueRow
    document: Document
    speech: Speech
    refused: bool
    large: bool = False


def not_fetched(command: NotFetched, actor: Actor, uow: UnitOfWork) -> None:
    """Put it off, or give it up after days; whoever sent it is told once."""
    row = command.row
    tries = int(row.context.get("tries", 0)) + 1
    if command.large or tries >= MOST_TRIES:
        uow.due.drop(row.kind, row.key)
    else:
        again = uow.now + min(FIRST_PAUSE * 2 ** (tries - 1), LONGEST_PAUSE)
        uow.due.put(replace(row, at=again, context={**row.context, "tries": tries}))
    if command.refused or tries >= PATIENT_TRIES:
        _tell(command, uow)


def _tell(command: NotFetched, uow: UnitOfWork) -> None:
    document = command.document
    if OBJECT in command.row.context:  # it stays listed on its object, and is tried again
        return
    number = OrderNumber.parse(command.row.context["order"])
    sender = uow.users.by_name(document.by)
    if sender is None or sender.telegram_id is None:
        return
    words = command.speech(sender.language)
    sentence = NEVER if command.large else NOT_YET
    html = say(words, sentence, name=_named(document), number=number)
    said = ChatMessage(html, ((open_card(number, words),),), stands_for={"order": str(number)})
    delivery = NewDelivery(
        Channel.TELEGRAM,
        str(sender.telegram_id),
        SAID,
        words.language,
        {"message": plainly(said)},
    )
    uow.outbox.put(delivery, cause=f"unfetched:{document.id}", by=sender.name)


def _named(document: Document) -> str:
    return one_line(document.name, 60)


def document_waiting(row: DueRow, uow: UnitOfWork) -> Document | None:
    """The document that a due row is about, if it is still there without its bytes."""
    if OBJECT in row.context:
        there = uow.service_objects.documents(UUID(row.context[OBJECT]))
        return next((d for d in there if str(d.id) == row.context["document_id"]), None)
    number, wanted = OrderNumber.parse(row.context["order"]), row.context["document_id"]
    try:
        order = uow.work_orders.get(number)
    except NoSuchOrder:
        return None
    waiting = (d for d in order.documents if str(d.id) == wanted and d.sha256 is None)
    return next(waiting, None)
