"""Plays a day: each mail over SMTP into the service, each letter from the sandbox's mailboxes."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from app.wiring import Parts
from cli.day.deeds import do
from cli.day.filling import filled, placeholders
from cli.day.looking import Seen, differences, seen
from cli.day.script import Answers, Deed, Post
from core.deliveries import DeliveryState
from core.lists import MailRow
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.words import N_
from intake.parsing import ParsedMail, read_mail
from sandbox.client import PersonHandle, SandboxClient
from sandbox.driving.mailbox import ReceivedMail

T = TypeVar("T")
PATIENCE = 60.0
LOOK_AGAIN = 0.05
ADDRESS = "fel"
KNOWN = "known"


class NeverSettled(Exception):  # noqa: N818 - it says what happened
    """A mail still waits, or a letter has not come, after the time that there is."""


class PlayedBefore(Refused):
    sentence = N_(
        "The day's mail was played here before, so it is not played again. "
        "To begin anew, stop the demo and run: ordna demo --reset"
    )


@dataclass(frozen=True, slots=True)
class Played:
    """A mail of the day, what became of it, and where that is not as expected."""

    post: Post
    outcome: str
    order: str | None
    differences: tuple[str, ...]


@dataclass
class Player:
    """Plays the day to one running service and its sandbox."""

    parts: Parts
    client: SandboxClient
    numbers: dict[str, str] = field(default_factory=dict)

    async def play(self, day: tuple[Post | Deed, ...]) -> AsyncIterator[Played]:
        """Play it, mail by mail; raises PlayedBefore where some of it is here already."""
        for each in day:
            if isinstance(each, Deed):
                await self._do(each)
            else:
                yield await self._mail(each)

    async def _do(self, deed: Deed) -> None:
        if "after" in deed.facts:
            await self._is_there(Answers(**deed.facts["after"]))
        if deed.verb in HANDS:
            await HANDS[deed.verb](deed.facts[deed.verb], self)
            return
        name, zone = deed.facts[deed.verb], self.parts.environment.zone
        number = OrderNumber.parse(self.numbers[name]) if isinstance(name, str) else None

        def act(command: Deed, actor: Actor, uow: UnitOfWork) -> None:
            do(command.verb, command.facts, number, zone, uow)

        await self.parts.door.do(act, deed, SYSTEM)

    async def _mail(self, post: Post) -> Played:
        raw = await self._filled(post)
        row = await self._settled(post, raw, read_mail(raw))
        if row is None and post.becomes != KNOWN:
            raise PlayedBefore
        if post.names and row and row.order:
            self.numbers[post.names] = row.order
        return await self.parts.door.ask(partial(self._held_against, post, row))

    def _held_against(self, post: Post, row: MailRow | None, uow: UnitOfWork) -> Played:
        what: Seen = seen(row, self.numbers, uow)
        found = tuple(differences(post.becomes, post.expected, what))
        return Played(post, what.outcome, row.order if row else None, found)

    async def _filled(self, post: Post) -> bytes:
        if post.answers is None:
            return post.raw
        letter = await self._letter(post.answers)
        number = self.numbers[post.answers.on]
        values = await placeholders(letter, number, post, self.parts.environment.zone)
        return filled(post.raw, values)

    async def _letter(self, answers: Answers) -> ReceivedMail:
        number = self.numbers[answers.on]
        contact = await self.parts.door.ask(partial(_contact_of, number))
        box = self.client.mailbox(answers.to or contact)

        async def came() -> ReceivedMail | None:
            found = [each for each in await box.mails() if _is(each, answers.letter, number)]
            return found[-1] if found else None

        return await _until(came, f"{answers.letter} on {answers.on}")

    async def _is_there(self, letter: Answers) -> None:
        """Wait until it lies in its box, and is noted as sent."""
        await self._letter(letter)
        number = self.numbers[letter.on]

        async def noted() -> bool | None:
            rows = await self.parts.door.ask(lambda uow: list(uow.outbox.rows(number)))
            sent = [row for row in rows if row.letter == letter.letter]
            return all(row.state is DeliveryState.SENT for row in sent) or None

        await _until(noted, f"{letter.letter} on {letter.on}")

    async def _settled(self, post: Post, raw: bytes, mail: ParsedMail) -> MailRow | None:
        before = {row.id for row in await self._rows()}
        to = [post.to] if post.to else [each.email for each in mail.to if each.email]
        null_sender = mail.return_path == ""
        writer = mail.sender.email if mail.sender else None
        sender = "" if null_sender or not writer else writer
        domain = self.parts.environment.mail_domain
        await self.client.mailbox(sender).posts(raw, to or [f"{ADDRESS}@{domain}"])

        async def settled() -> tuple[MailRow | None] | None:
            new = [row for row in await self._rows() if row.id not in before]
            if not new:
                return (None,)
            return (new[0],) if new[0].state != "waiting" else None

        return (await _until(settled, post.file))[0]

    async def _rows(self) -> list[MailRow]:
        return await self.parts.door.ask(lambda uow: list(uow.mails.rows(False)))


async def _block(name: str, player: Player) -> None:
    """Block the bot on his phone, until the company knows that he can't be reached."""
    await _phone(name, player).blocks()
    await _until(partial(_lost, name, player, True), f"the lost chat of {name}")


async def _unblock(name: str, player: Player) -> None:
    await _phone(name, player).unblocks()
    await _phone(name, player).says("?")
    await _until(partial(_lost, name, player, False), f"the chat of {name}")


async def _lost(name: str, player: Player, wanted: bool) -> bool | None:
    user = await player.parts.door.ask(lambda uow: uow.users.by_name(name))
    lost = user is not None and user.chat_lost_at is not None
    return True if lost is wanted else None


def _phone(name: str, player: Player) -> PersonHandle:
    first, _, last = name.partition(" ")
    return player.client.person(first, last_name=last, language_code="sv")


HANDS: Mapping[str, Callable[[str, Player], Awaitable[None]]] = {
    "blocks": _block,
    "unblocks": _unblock,
}
"""What people do on their phones."""


def _is(letter: ReceivedMail, name: str, number: str) -> bool:
    ours = letter.headers.get("X-Ordna-Letter", "").strip() == name
    return ours and f"+{number}." in letter.headers.get("Reply-To", "")


def _contact_of(number: str, uow: UnitOfWork) -> str:
    contact = uow.work_orders.get(OrderNumber.parse(number)).contact
    return (contact.email if contact else None) or ""


async def _until(look: Callable[[], Awaitable[T | None]], what: str) -> T:
    """Look until there is something; raises NeverSettled."""
    try:
        async with asyncio.timeout(PATIENCE):
            while (found := await look()) is None:  # noqa: ASYNC110 - seen from outside
                await asyncio.sleep(LOOK_AGAIN)
    except TimeoutError:
        raise NeverSettled(what) from None
    return found
