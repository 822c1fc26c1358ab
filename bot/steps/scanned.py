"""Codes in photos: what is to be looked at, and what is found is asked about (QR-02, XT-17)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.said import SentFile
from bot.shown.scan_shown import Found, Looked, nothing_read, shown, sticker_in
from bot.steps.documents import KeepFile, keep_file
from bot.steps.things_read import Codes, things_read
from bot.updates.answering import SAID, plainly
from bot.updates.gathering import order_seen
from core.chat import ChatMessage, Place
from core.deliveries import ANSWERS, Channel, NewDelivery
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import DueRow, UnitOfWork
from core.refusals import Refused
from core.registers import Article
from core.words import Words

SCAN = "look-for-codes"
_UPC, _EAN = 12, 13


@dataclass(frozen=True, slots=True)
class LookForCodes:
    """A photo that somebody sent for an order, or for none, to be looked at after the turn.

    ``wanted``: a code was asked for, so that none or an unknown one is said too, and the photo is
    kept as a document only then. ``bot`` is what the bot that stickers open is called.
    """

    number: OrderNumber | None
    file: SentFile
    where: tuple[int, int, int]
    language: str
    screen: int
    bare: bool
    wanted: bool = False
    to_order: bool = False
    bot: str = ""


@dataclass(frozen=True, slots=True)
class CodesRead:
    """A due row, and what was read in its photo, each code as often as it is there."""

    row: DueRow
    codes: Sequence[str]
    words: Words


def look_for_codes(command: LookForCodes, actor: Actor, uow: UnitOfWork) -> None:
    """Have it looked at; whoever may not see the order is refused."""
    if command.number is not None:
        order_seen(command.number, actor, uow)
    chat_id, thread_id, message_id = command.where
    file = command.file
    context = {
        "order": str(command.number) if command.number else None,
        "file": {
            "file_id": file.file_id,
            "name": file.name,
            "content_type": file.content_type,
            "size": file.size,
        },
        "chat": chat_id,
        "thread": thread_id,
        "message": message_id,
        "language": command.language,
        "screen": command.screen,
        "bare": command.bare,
        "wanted": command.wanted,
        "to_order": command.to_order,
        "bot": command.bot,
    }
    uow.due.put(DueRow(SCAN, f"{chat_id}|{message_id}", uow.now, context))


def codes_read(command: CodesRead, actor: Actor, uow: UnitOfWork) -> None:
    """Say what was found, once; of a photo that nobody wanted read, only what is known here."""
    row = command.row
    if uow.due.get(row.kind, row.key) is None:
        return
    uow.due.drop(row.kind, row.key)
    user = uow.users.by_telegram_id(row.context["chat"])
    if user is None or not user.active:
        return
    things = _things(command, Actor.of(user), uow)
    for nth, each in enumerate(things):
        _say(each, row, uow, user.name, nth)
    only_things = things and all(article_of(code, uow) is None for code in command.codes)
    if only_things or row.context["order"] is None:
        return
    try:
        said = _answer(command, Actor.of(user), uow)
    except Refused:  # the order was closed or taken off him meanwhile, and nothing was asked yet
        return
    if said is not None:
        _say(said, row, uow, user.name)


def _things(command: CodesRead, actor: Actor, uow: UnitOfWork) -> tuple[ChatMessage, ...]:
    """What the codes name that no article has: objects and facilities (QR-01, XT-17)."""
    context = command.row.context
    hand = OrderNumber.parse(context["order"]) if context["order"] else None
    texts = [code for code in command.codes if article_of(code, uow) is None]
    place = Place(context["chat"], context["thread"])
    return things_read(Codes(texts, command.row.key, hand, place, command.words), actor, uow)


def _answer(command: CodesRead, actor: Actor, uow: UnitOfWork) -> ChatMessage | None:
    context, words = command.row.context, command.words
    order = order_seen(OrderNumber.parse(context["order"]), actor, uow)
    counted = Counter(command.codes)
    found = tuple(
        Found(article, count)
        for code, count in counted.items()
        if (article := article_of(code, uow)) is not None
    )
    bot = context.get("bot", "")
    unknown = tuple(code for code in counted if article_of(code, uow) is None)
    links = tuple(link for code in unknown if (link := sticker_in(code, bot)) is not None)
    looked = Looked(order, found, unknown, links, context["screen"], context["to_order"])
    if found or links or (unknown and (context["bare"] or context["wanted"])):
        return shown(looked, words)
    return _nothing(order.number, command, actor, uow) if context["wanted"] else None


def _nothing(
    number: OrderNumber, command: CodesRead, actor: Actor, uow: UnitOfWork
) -> ChatMessage:
    """Nothing was read: the photo is kept, and there is a way on."""
    context, words = command.row.context, command.words
    today = words.today(uow.now)
    file = SentFile(**context["file"])
    keep_file(KeepFile(number, file, None, today, context["chat"]), actor, uow)
    return nothing_read(number, words)


def article_of(code: str, uow: UnitOfWork) -> Article | None:
    """The article with this barcode or number; a UPC code is an EAN code with a nought first."""
    return next(
        (
            found
            for text in _ways_to_write(code)
            if (found := uow.articles.by_barcode(text) or uow.articles.by_number(text))
        ),
        None,
    )


def _ways_to_write(code: str) -> Iterator[str]:
    yield code
    if code.isdecimal() and len(code) == _UPC:
        yield f"0{code}"
    if code.isdecimal() and len(code) == _EAN and code.startswith("0"):
        yield code[1:]


def _say(said: ChatMessage, row: DueRow, uow: UnitOfWork, by: str, nth: int = 0) -> None:
    reply_to = None if nth else row.context["message"]
    context: dict[str, Any] = {"message": plainly(replace(said, reply_to=reply_to))}
    if row.context["thread"]:
        context["thread_id"] = row.context["thread"]
    delivery = NewDelivery(
        Channel.TELEGRAM, str(row.context["chat"]), SAID, row.context["language"], context
    )
    uow.outbox.put(delivery, cause=f"{ANSWERS}codes:{row.key}:{nth}", by=by)
