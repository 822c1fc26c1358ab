"""What a linked contact says, put on his order or made a new one; and how his orders stand (XT-19)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.files.sent_files import named
from bot.said import Said
from bot.steps.album_homes import Home, album_home, remember
from bot.steps.documents import document_of, fetch_later
from core.linking import LinkedContact
from core.links import Link
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import Actor
from core.ports import DueRow, UnitOfWork
from core.refusals import NoSuchOrder
from core.settings import COMPANY_NAME
from core.text import one_line
from core.usecases.linked_chats import (
    NotLinked,
    ReportInChat,
    SayInChat,
    contacts_in,
    his_open_orders,
    his_order,
    report_in_chat,
    say_in_chat,
)
from core.usecases.linking import (
    AcceptOffer,
    LookAtOffer,
    accept_offer,
    look_at_offer,
    write_by_mail,
    wrote_in_chat,
)
from core.words import N_, Words
from core.work_order import WorkOrder

MOST_ASKED = 8
JUST_SAID = "contact-said"
GOES_ON = timedelta(minutes=10)
"""So long a photo without words belongs to what was written before it."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A link that may be said yes to, and what the company is called."""

    link: Link
    company: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Who is linked; ``new`` unless he was so before."""

    contact: LinkedContact
    new: bool = True


@dataclass(frozen=True, slots=True)
class HearContact:
    """What a contact said, and the order that he answered or chose, if any.

    ``sticker`` is the link on the one that he scanned before he reported a fault.
    """

    said: tuple[Said, ...]
    words: Words
    number: OrderNumber | None = None
    sticker: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """The order that it stands on now; or None, and those of which it may be about."""

    order: WorkOrder | None = None
    choices: tuple[WorkOrder, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Of whoever is linked with this chat: how his orders stand."""

    telegram_id: int


@dataclass(frozen=True, slots=True)
class MailInstead:
    """Whoever is linked with this chat wants his letters by mail for now."""

    telegram_id: int


def look(command: LookAtOffer, actor: Actor, uow: UnitOfWork) -> Offered:
    """Whose address it is; raises LinkHasEnded."""
    link = look_at_offer(command, actor, uow)
    return Offered(link, one_line(uow.settings.all()[COMPANY_NAME] or "", 80))


def accept(command: AcceptOffer, actor: Actor, uow: UnitOfWork) -> Linked:
    """Link him, and say whether he was so before, as after a tap that came twice."""
    before = {each.address for each in uow.linked.in_chat(command.telegram_id)}
    contact = accept_offer(command, actor, uow)
    return Linked(contact, new=contact.address not in before)


def hear(command: HearContact, actor: Actor, uow: UnitOfWork) -> Heard:
    """Put it on the order meant: answered, that of its album, or his only open one."""
    speaker = command.said[0].speaker.id
    if not contacts_in(speaker, uow):
        raise NotLinked
    order = _meant(command, uow)
    if order is None:
        orders = his_open_orders(speaker, uow)
        if len(orders) != 1 or command.number is not None:
            return Heard(choices=orders[:MOST_ASKED])
        (order,) = orders
    for said in command.said:
        order = _say(said, order, command.words, actor, uow)
    return Heard(order)


def report(command: HearContact, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Make one new order of all that he said."""
    words, first = command.words, command.said[0]
    files = tuple(_documents(command.said, words, actor, uow))
    untitled = ""
    if files:
        photo = files[0].is_image
        sentence = N_("Photo from {name}") if photo else N_("File from {name}")
        untitled = words.text(sentence, name=one_line(first.speaker.name, 80))
    text = "\n\n".join(told for each in command.said if (told := _text(each)))
    codes = (command.sticker,) if command.sticker else ()
    wanted = ReportInChat(
        first.speaker.id, text, files, words.language, words.language, untitled, codes
    )
    order = report_in_chat(wanted, actor, uow)
    for each in command.said:
        _remember(each, order, uow)
    for document in files:
        fetch_later(order.number, document.id, uow)
    return order


def standing(command: Standing, actor: Actor, uow: UnitOfWork) -> tuple[WorkOrder, ...]:
    """His open orders; that he asks here is a word in this chat."""
    if not contacts_in(command.telegram_id, uow):
        raise NotLinked
    wrote_in_chat(command.telegram_id, uow)
    return his_open_orders(command.telegram_id, uow)


def mail_instead(command: MailInstead, actor: Actor, uow: UnitOfWork) -> tuple[LinkedContact, ...]:
    """Letters go by mail; gives to whom."""
    write_by_mail(command.telegram_id, uow)
    return contacts_in(command.telegram_id, uow)


def _meant(command: HearContact, uow: UnitOfWork) -> WorkOrder | None:
    first = command.said[0]
    number = command.number or _of_earlier_parts(first, uow)
    if number is None:
        return None
    try:
        return his_order(number, first.speaker.id, uow)
    except NoSuchOrder:  # it is his no more: he is asked, so that nothing he wrote is lost
        return None


def _of_earlier_parts(said: Said, uow: UnitOfWork) -> OrderNumber | None:
    """The order of its album; of a photo without words also that of what he has just written."""
    chat = said.place.chat_id
    home = album_home(said.album, chat, uow)
    if home is not None or said.file is None or _text(said) or said.reply_to is not None:
        return home.number if home else None
    row = uow.due.get(JUST_SAID, str(chat))
    if row is None or row.at <= uow.now:
        return None
    return OrderNumber.parse(row.context["order"])


def _remember(said: Said, order: WorkOrder, uow: UnitOfWork) -> None:
    chat = said.place.chat_id
    remember(said.album, chat, Home(order.number), uow)
    context = {"order": str(order.number)}
    uow.due.put(DueRow(JUST_SAID, str(chat), uow.now + GOES_ON, context))


def _say(said: Said, order: WorkOrder, words: Words, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    files = tuple(_documents((said,), words, actor, uow))
    command = SayInChat(order.number, said.speaker.id, _text(said), files)
    order = say_in_chat(command, actor, uow)
    _remember(said, order, uow)
    for document in files:
        fetch_later(order.number, document.id, uow)
    return order


def _text(said: Said) -> str:
    """His words, and the place that he sent."""
    place = "📍 {:.5f}, {:.5f}".format(*said.location) if said.location else ""
    return "\n".join(part for part in (said.text.strip(), place) if part)


def _documents(
    several: Sequence[Said], words: Words, actor: Actor, uow: UnitOfWork
) -> Iterator[Document]:
    for said in several:
        if said.file is not None:
            file = named(said.file, said.at, words)
            yield document_of(file, said.album, actor, uow)
