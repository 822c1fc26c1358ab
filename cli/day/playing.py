"""Plays a day: each mail over SMTP into the service, each letter from the sandbox's mailboxes."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from functools import partial

from app.wiring import Parts
from cli.day.deeds import do
from cli.day.filling import filled, placeholders
from cli.day.hands import HANDS
from cli.day.looking import Seen, differences, seen
from cli.day.script import Answers, Deed, Post
from cli.day.waiting import quiet, until
from core.deliveries import DeliveryState
from core.lists import MailRow
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.words import N_
from intake.parsing import ParsedMail, read_mail
from sandbox.client import SandboxClient
from sandbox.driving.mailbox import ReceivedMail

ADDRESS = "fel"
KNOWN = "known"


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
        if deed.facts.get("when_quiet"):
            await quiet(self.parts.door)
        if deed.verb in HANDS:
            await HANDS[deed.verb](deed.facts[deed.verb], self.parts.door, self.client)
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

        return await until(came, f"{answers.letter} on {answers.on}")

    async def _is_there(self, letter: Answers) -> None:
        """Wait until it lies in its box, and is noted as sent."""
        await self._letter(letter)
        number = self.numbers[letter.on]

        async def noted() -> bool | None:
            rows = await self.parts.door.ask(lambda uow: list(uow.outbox.rows(number)))
            sent = [row for row in rows if row.letter == letter.letter]
            return all(row.state is DeliveryState.SENT for row in sent) or None

        await until(noted, f"{letter.letter} on {letter.on}")

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

        return (await until(settled, post.file))[0]

    async def _rows(self) -> list[MailRow]:
        return await self.parts.door.ask(lambda uow: list(uow.mails.rows(False)))


def _is(letter: ReceivedMail, name: str, number: str) -> bool:
    ours = letter.headers.get("X-Ordna-Letter", "").strip() == name
    return ours and f"+{number}." in letter.headers.get("Reply-To", "")


def _contact_of(number: str, uow: UnitOfWork) -> str:
    contact = uow.work_orders.get(OrderNumber.parse(number)).contact
    return (contact.email if contact else None) or ""
