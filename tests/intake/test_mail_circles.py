"""Two installations that mail each other fall silent by themselves, whatever is between them."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from core.deliveries import Channel
from core.links import Signer
from core.people import SYSTEM
from intake.desk import Desk
from intake.received import ReceivedMail
from intake.smtp import SmtpMouth
from notifications.channels.email import EmailSender
from notifications.channels.post import Post
from notifications.claiming import Claim, Finish, claim, finish
from notifications.letter_facts import LetterFacts
from notifications.letterhead import Letterhead
from notifications.letters import Letters
from notifications.mail import Mail, Mailroom
from notifications.rules import Rules
from notifications.smarthost import Smarthost
from storage.database import Database
from storage.door import SqlDoor
from storage.files import LocalFiles
from tests.empty import empty_database
from tests.intake.desk import NOW, ThisProcess, mail
from tests.notifications.spoken import speech

MOST = 5
MARKS = ("auto-submitted", "x-ordna-letter", "precedence", "x-auto-response-suppress")
Change = Callable[[bytes], bytes]


class Press:
    """Makes papers of nothing."""

    async def with_letter(
        self, letter: str, facts: LetterFacts, language: str
    ) -> tuple[str, bytes] | None:
        return (f"{letter}.pdf", b"%PDF-1.4") if letter == "protocol" else None


class Between:
    """The mail host between the two: it counts what passes, and may change it."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self.passed: list[bytes] = []
        self.ports: dict[str, int] = {}

    async def carry(self, received: ReceivedMail) -> None:
        raw = self._change(received.raw)
        self.passed.append(raw)
        (recipient,) = received.recipients
        port = self.ports[recipient.rpartition("@")[2]]
        await Post(Smarthost("127.0.0.1", port), "between.example", 5, 5).hand_in(
            Mail(received.envelope_from, recipient, "<passed@between.example>", raw)
        )


@dataclass
class Installation:
    """One Ordna: its mouth, its desk and its post."""

    door: SqlDoor
    desk: Desk
    post: EmailSender

    async def works(self) -> int:
        """Take care of what came and send what is due; gives how much there was to do."""
        settled = await self.desk.clear()
        due = await self.door.do(claim, Claim(Channel.EMAIL, 50, timedelta(minutes=1)), SYSTEM)
        for each in due.deliveries:
            sent = await self.post.send(each)
            await self.door.do(finish, Finish(each, each.token, sent, self.post), SYSTEM)
        return settled + len(due.deliveries)


@asynccontextmanager
async def installation(
    domain: str, folder: Path, between: Between, relay: int
) -> AsyncIterator[Installation]:
    """An Ordna of its own at a domain, which hands its mail to the host between."""
    database = Database(f"sqlite+aiosqlite:///{empty_database(folder / f'{domain}.db')}")
    door, files = SqlDoor(database, Rules("en"), lambda: NOW), LocalFiles(folder / domain)
    signer, own = Signer(f"the secret of {domain}".encode()), f"ordna@{domain}"
    letterhead = Letterhead(domain, own, f"https://{domain}")
    desk = Desk(door, files, ThisProcess(), signer, "en", lambda: NOW, own)
    post = EmailSender(
        door, Letters(speech, signer, letterhead), Mailroom(letterhead, signer),
        Post(Smarthost("127.0.0.1", relay), domain, 5, 5), Press(), files, lambda: NOW,
    )  # fmt: skip
    mouth = SmtpMouth(desk.receive, domain)
    await mouth.start()
    between.ports[domain] = mouth.port
    yield Installation(door, desk, post)
    await mouth.stop()
    await database.close()


def as_it_is(raw: bytes) -> bytes:
    return raw


def without_marks(raw: bytes) -> bytes:
    """What some gateways leave: no header that says who wrote it."""
    return re.sub(rb"(?im)^(%s):[^\r]*(\r\n[ \t][^\r]*)*\r\n" % "|".join(MARKS).encode(), b"", raw)


def with_only_what_a_person_writes(raw: bytes) -> bytes:
    """From, to, subject and text; not even what it answers."""
    head, _, text = raw.partition(b"\r\n\r\n")
    kept = re.findall(
        rb"(?im)^(?:from|to|subject|content-[a-z-]+|mime-version):[^\r]*(?:\r\n[ \t][^\r]*)*", head
    )
    return b"\r\n".join(kept) + b"\r\n\r\n" + text


def with_not_even_our_words(raw: bytes) -> bytes:
    """A subject and a text of the gateway's own, so that nothing tells that we wrote it."""
    head = with_only_what_a_person_writes(raw).partition(b"\r\n\r\n")[0]
    ends = re.findall(rb"(?im)^(?:from|to):[^\r]*(?:\r\n[ \t][^\r]*)*", head)
    name = uuid4().hex.encode()
    own = [b"Subject: a mail for you", b"Message-ID: <%s@between.example>" % name]
    return b"\r\n".join([*ends, *own]) + b"\r\n\r\nPlease see to %s." % name


@pytest.mark.parametrize("change", [as_it_is, without_marks, with_only_what_a_person_writes])
async def test_two_installations_stop_mailing_each_other(change: Change, tmp_path: Path) -> None:
    """A host between may take away every header that says what a mail is."""
    between = Between(change)
    await _mail_each_other(between, tmp_path)
    assert len(between.passed) <= MOST


async def test_where_nothing_tells_that_we_wrote_it_the_receipts_run_out(tmp_path: Path) -> None:
    """Each mail is a new report then; either side answers the other five times, and no more."""
    between = Between(with_not_even_our_words)
    await _mail_each_other(between, tmp_path)
    of_a = [raw for raw in between.passed if b"ordna@a.example>\r\nTo:" in raw]
    assert (len(of_a), len(between.passed)) == (MOST, 2 * MOST)


async def _mail_each_other(between: Between, folder: Path) -> None:
    """A mail from one to the other, and all that comes of it."""
    relay = SmtpMouth(between.carry, ["a.example", "b.example"])
    async with AsyncExitStack() as both:
        await relay.start()
        both.push_async_callback(relay.stop)
        a, b = [
            await both.enter_async_context(
                installation(f"{name}.example", folder, between, relay.port)
            )
            for name in "ab"
        ]
        first = mail(From="Ordna <ordna@b.example>", To="fel@a.example")
        await a.desk.receive(
            ReceivedMail(first, "ordna@b.example", ("fel@a.example",), "smtp", "")
        )
        while await a.works() + await b.works():
            assert len(between.passed) < MOST * 10
