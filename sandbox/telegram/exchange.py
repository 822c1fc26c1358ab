"""The exchange: where what persons do becomes updates, and what the bot does reaches persons."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.book import Book, Shelf
from sandbox.clock import Clock
from sandbox.feed import Feed
from sandbox.shapes import Json
from sandbox.telegram.errors import bad_request, forbidden
from sandbox.telegram.faults import Faults, Weather
from sandbox.telegram.fingers import Fingers
from sandbox.telegram.inline import InlineDesk
from sandbox.telegram.members import chat_member
from sandbox.telegram.people import PRESENT, Bot, Chat, Person
from sandbox.telegram.rates import Rates
from sandbox.telegram.updates import Updates
from sandbox.telegram.webhook import Webhook
from sandbox.telegram.world import World

LATE_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Rules:
    """How much the server lets pass."""

    strict: bool = True
    plain_webhooks: bool = True


class Exchange:
    """All of Telegram's side: the world, the queue to the bot, its limits and its faults."""

    def __init__(
        self, bot: Bot, folder: Path | None, clock: Clock, feed: Feed, rules: Rules
    ) -> None:
        self.book = Book(folder)
        self.world = World(
            bot, self.book, Shelf(folder / "files" if folder else None), clock, feed
        )
        self.bot = bot
        self.clock = clock
        self.feed = feed
        self.rules = rules
        self.faults = Faults()
        self.weather = Weather(self.faults, clock)
        self.rates = Rates(clock)
        self.updates = Updates(self.book, clock)
        self.webhook = Webhook(self.updates, self.book, clock)
        self.desk = InlineDesk(self.world, clock, feed, self.deliver)
        self.fingers = Fingers(self.world, clock, feed, self.faults, self.deliver)
        self.taps = self.fingers.taps
        self._late: list[tuple[str, Json]] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self.closing = asyncio.Event()

    def start(self) -> None:
        self.webhook.start()

    async def stop(self) -> None:
        self.closing.set()
        self.updates.close()
        self.feed.close()
        await self.webhook.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self.book.close()

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def clear(self) -> None:
        """Back to an empty world."""
        self.book.clear()
        self.world.clear()
        self.updates.clear()
        self.rates.clear()
        self.faults.clear()
        self.desk.clear()
        self.taps.clear()
        self._late.clear()
        self.feed.tell(kind="reset")

    # --- towards the bot ---

    def deliver(self, kind: str, content: Json) -> None:
        """Queue an update for the bot, with whatever fault is switched on."""
        if self.bot.logged_out:
            return
        if kind == "message" and self.faults.spend("late_messages"):
            self._late.append((kind, content))
            self.spawn(self._send_late_after(LATE_SECONDS))
            return
        copies = 2 if self.updates.wants(kind) and self.faults.spend("duplicate_updates") else 1
        self.updates.add(kind, content, copies)
        if kind == "callback_query":
            self._send_late()

    async def _send_late_after(self, seconds: float) -> None:
        await self.clock.sleep(seconds)
        self._send_late()

    def _send_late(self) -> None:
        late, self._late = self._late, []
        for kind, content in late:
            self.updates.add(kind, content)

    def tell_bot_of_itself(self, chat: Chat, by: Person | Bot, old: str, new: str) -> None:
        """my_chat_member: the bot was added, removed, blocked or unblocked."""
        self.deliver("my_chat_member", self.member_change(chat, by, self.bot.user(), old, new))

    def member_change(self, chat: Chat, by: Person | Bot, user: Json, old: str, new: str) -> Json:
        """A ChatMemberUpdated."""
        return {
            "chat": self.world.chat_json(chat),
            "from": by.user(),
            "date": int(self.clock.now()),
            "old_chat_member": chat_member(user, old),
            "new_chat_member": chat_member(user, new),
        }

    # --- from the bot ---

    def chat_for(self, given: str) -> Chat:
        """The chat a call is about."""
        if not given:
            raise bad_request("chat_id is empty")
        if given == str(self.bot.id):
            raise forbidden("the bot can't send messages to the bot")
        chat = self._find_chat(given)
        if chat is None:
            raise bad_request("chat not found")
        if chat.migrated_to:
            raise bad_request(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
            )
        return chat

    def _find_chat(self, given: str) -> Chat | None:
        if not given.lstrip("-").isdigit():
            return None
        chat = self.world.chats.get(int(given))
        if chat and chat.is_private and not self._bot_knows(chat.id):
            return None
        return chat

    def _bot_knows(self, person_id: int) -> bool:
        person = self.world.persons[person_id]
        groups = (c for c in self.world.chats_of(person_id) if not c.is_private)
        return person.started or any(c.bot_status in PRESENT for c in groups)

    def writable_chat(self, given: str) -> Chat:
        """The chat a call writes to, if the bot may."""
        chat = self.chat_for(given)
        if chat.is_private:
            self._check_person(self.world.persons[chat.id])
            return chat
        if chat.deleted:
            raise forbidden("the group chat was deleted")
        if chat.bot_status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.kind} chat")
        if chat.bot_status not in PRESENT:
            raise forbidden(f"bot is not a member of the {chat.kind} chat")
        if chat.kind == "channel" and chat.bot_status != "administrator":
            raise bad_request("need administrator rights in the channel chat")
        muted = chat.bot_mute and chat.bot_status != "administrator"
        if muted or chat.bot_status == "restricted":
            raise bad_request("not enough rights to send text messages to the chat")
        return chat

    def _check_person(self, person: Person) -> None:
        if person.unknown:
            raise bad_request("private chat not found")
        if person.deactivated:
            raise forbidden("user is deactivated")
        if person.blocked_bot:
            raise forbidden("bot was blocked by the user")
        if not person.started:
            raise forbidden("bot can't initiate conversation with a user")
