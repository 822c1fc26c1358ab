"""The Telegram side of the service: updates in, handled in order; deliveries and cards out."""

import asyncio
import hashlib
import itertools
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial

from telegram.error import InvalidToken, TelegramError

from app.chat_files import ChatFiles
from app.chat_papers import ChatPapers
from app.life import Life
from app.mail_files import StoredMails
from app.wiring import Parts
from bot.application import Talk
from bot.files.fetching import Fetching
from bot.files.scanning import Scanning
from bot.letters.rendering import Letters
from bot.naming import TokenNotTaken
from bot.shown.contact_keys import ways_on
from bot.updates.processor import Keep, Processor
from bot.updates.receiving import ALLOWED, Polling, Receiver
from core.ports import WaitingUpdate
from core.usecases.due import Claim
from intake.clues import codes_seen
from notifications.channels.telegram import TelegramSender
from notifications.channels.telegram_cards import CardKeeper
from notifications.channels.telegram_contacts import ContactLetters
from notifications.channels.telegram_pace import Pace
from notifications.channels.telegram_topics import Topics
from notifications.channels.telegram_wire import Wire
from notifications.dispatcher import Dispatcher
from notifications.letterhead import Letterhead
from notifications.letters import Letters as WrittenLetters
from notifications.mail import Mailroom

log = logging.getLogger(__name__)

When = Callable[[str, Callable[[], None]], None]
CHATS_AT_ONCE = 16
CPU_OF_CODES = 5.0
"""Seconds for the codes in one photo."""
PAUSES = (1.0, 2.0, 5.0, 15.0, 60.0)


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram's updates go in webhook mode, and the secret it has to say."""

    receive: Callable[[bytes], Awaitable[None]]
    secret: str


def contact_letters(parts: Parts) -> ContactLetters | None:
    """What writes customers' letters in chat; None where there is no mail, and so no customers'."""
    environment = parts.environment
    if environment.mail_domain is None or environment.mail_from is None:
        return None
    head = Letterhead(environment.mail_domain, environment.mail_from, environment.public_url)
    return ContactLetters(
        WrittenLetters(parts.speech, parts.signer, head), Mailroom(head, parts.signer), ways_on
    )


class Telegram:
    """All that talks to Telegram, over one pool of connections."""

    def __init__(self, parts: Parts, token: str, pace: Pace) -> None:
        self._parts = parts
        self._stopping = asyncio.Event()
        environment = parts.environment
        self._talk = Talk(
            token,
            environment.telegram_api,
            parts.door,
            parts.speech,
            texts=environment.sms is not None,
            signer=parts.signer,
        )
        self._processor = Processor(parts.door, self._talk.handle)
        self._fetching = Fetching(self._talk.bot, parts.door, parts.files, parts.speech)
        read = partial(parts.processes.run, codes_seen, cpu=CPU_OF_CODES)
        self._scanning = Scanning(self._talk.bot, parts.door, read, parts.speech)
        letters = Letters(parts.speech, parts.signer, environment.public_url)
        wire = Wire(self._talk.bot, pace)
        mails = StoredMails(parts.door, parts.processes, parts.speech)
        papers = ChatPapers(parts.door, parts.papers, parts.labels)
        files = ChatFiles(parts.door, parts.files, parts.protocols, parts.speech, mails, papers)
        topics = Topics(parts.door, wire, parts.speech)
        sender = TelegramSender(
            parts.door,
            wire,
            letters,
            parts.protocols,
            files,
            parts.clock,
            topics,
            contact_letters(parts),
        )
        self._dispatcher = Dispatcher(
            parts.door, sender, parts.clock, hands=CHATS_AT_ONCE, knock=sender.knock
        )
        self._cards = CardKeeper(parts.door, wire, letters.draw, topics)

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The kinds of due rows that Telegram has to do with."""
        return {each.kind: each.claim for each in (self._fetching, self._scanning)}

    async def start(self, life: Life, when: When, *, chats: bool, letters: bool) -> None:
        """Start what is wanted: ``chats`` takes updates in, ``letters`` sends and fetches."""
        await life.begin(self._talk.bot.request.initialize(), self._talk.bot.request.shutdown)
        life.last_of_all(self._talk.close)
        if letters:
            self._start_letters(life, when)
        if chats:
            self._start_chats(life, when)

    def webhook(self) -> Webhook | None:
        """The webhook, where updates come that way."""
        if not self._parts.environment.webhook:
            return None
        receiver = Receiver(self._parts.door, self._processor.offer, self._at_once)
        return Webhook(receiver.receive, self._secret())

    async def _at_once(self, update: WaitingUpdate, keep: Keep) -> None:
        await self._processor.at_once(update, self._talk.at_once, keep)

    def _start_letters(self, life: Life, when: When) -> None:
        for loop, name in ((self._dispatcher, "chat letters"), (self._cards, "cards")):
            life.loop(loop.run(), name, loop.stop)
        when("deliveries", self._dispatcher.wake)
        when("cards", self._cards.wake)
        life.loop(self._fetching.run(), "files")
        life.loop(self._scanning.run(), "codes in photos")

    def _start_chats(self, life: Life, when: When) -> None:
        life.loop(self._converse(), "updates", self._stop_conversing)
        when("updates", self._processor.wake)
        if not self._parts.environment.webhook:
            polling = Polling(self._talk.bot, self._parts.door, self._processor.offer)
            life.loop(polling.run(), "polling")

    async def _converse(self) -> None:
        """Handle updates as soon as Telegram has said who the bot is, however long that takes."""
        pauses = itertools.chain(PAUSES, itertools.repeat(PAUSES[-1]))
        while not self._stopping.is_set():
            try:
                await self._introduce()
            except TelegramError as error:
                log.warning("Telegram can't be reached: %s", type(error).__name__)
                await self._pause(next(pauses))
            else:
                await self._processor.run()

    async def _introduce(self) -> None:
        try:
            await self._talk.application.initialize()
        except InvalidToken:
            raise TokenNotTaken from None
        if self._parts.environment.webhook:
            await self._ask_for_webhook()
        await self._talk.menus.for_strangers()

    def _stop_conversing(self) -> None:
        self._stopping.set()
        self._processor.stop()

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return

    async def _ask_for_webhook(self) -> None:
        url = f"{self._parts.environment.public_url}/telegram/webhook"
        await self._talk.bot.set_webhook(url, secret_token=self._secret(), allowed_updates=ALLOWED)

    def _secret(self) -> str:
        secret = self._parts.environment.signing_secret()
        return hashlib.sha256(b"telegram webhook|" + secret).hexdigest()
