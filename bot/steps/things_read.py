"""What a photo's codes name of objects and facilities: said after it was looked at (QR-01, XT-17)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from bot.shown.thing_said import messages_of, waits_for_place
from bot.steps.objects import OpenScanned, Thing, open_scanned
from core.chat import ChatMessage, Place
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.registers.scanning import NothingScanned
from core.words import Words

SCANS = UUID("6f1f9a52-6d0c-4a7e-9a39-0c2f7f0f4c11")
"""The space in which a scan's ID is made of what it came in, so that it is kept once."""
MOST_THINGS = 3


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes that are no article's, from the photo ``key`` in a chat; ``hand`` the order in hand."""

    texts: Sequence[str]
    key: str
    hand: OrderNumber | None
    place: Place
    words: Words


def things_read(command: Codes, actor: Actor, uow: UnitOfWork) -> tuple[ChatMessage, ...]:
    """What to say of them, each once; nothing where no register has any of the codes."""
    said: list[ChatMessage] = []
    for thing in list(_things(command, actor, uow))[:MOST_THINGS]:
        said += messages_of(thing, command.words, uow.now, private=command.place.chat_id > 0)
        waits = waits_for_place(thing, command.place)
        if waits is not None:
            uow.chats.expect(replace(waits, asked_at=uow.now))
    return tuple(said)


def _things(command: Codes, actor: Actor, uow: UnitOfWork) -> Iterator[Thing]:
    for text in dict.fromkeys(command.texts):
        scan = OpenScanned(text, uuid5(SCANS, f"{command.key}|{text}"), command.hand)
        try:
            yield open_scanned(scan, actor, uow)
        except NothingScanned:
            continue
