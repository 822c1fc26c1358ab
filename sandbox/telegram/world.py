"""Telegram's whole memory: persons, chats, messages and files, kept in the book."""

import random
from collections.abc import Iterator

from sandbox.book import Book, Shelf
from sandbox.clock import Clock
from sandbox.feed import Feed
from sandbox.shapes import Json
from sandbox.telegram.files import Files
from sandbox.telegram.messages import Message
from sandbox.telegram.people import PRESENT, Bot, Chat, Person

FIRST_PERSON = 5_000_001
FIRST_GROUP = 4_000_001
KEPT_OF_BOT = (
    "name",
    "description",
    "short_description",
    "translated",
    "commands",
    "menu_button",
)
SUPERGROUP_OFFSET = -1_000_000_000_000


class World:
    """Looks things up, changes them, and tells the feed."""

    def __init__(self, bot: Bot, book: Book, shelf: Shelf, clock: Clock, feed: Feed) -> None:
        self.bot = bot
        self.book = book
        self.clock = clock
        self.feed = feed
        self.files = Files(book, shelf, bot.token)
        self.persons = {int(k): Person(**v) for k, v in book.take("person").items()}
        self.chats = {int(k): Chat.from_record(v) for k, v in book.take("chat").items()}
        self.messages: dict[int, dict[int, Message]] = {}
        self.random = random.Random()  # noqa: S311 - nothing here is a secret
        self._read_messages()
        self._read_bot()

    def _read_messages(self) -> None:
        for record in self.book.take("message").values():
            message = Message(**record)
            self.messages.setdefault(message.chat_id, {})[message.message_id] = message
            self.feed.seq = max(self.feed.seq, message.seq)

    def _read_bot(self) -> None:
        told = self.book.take("bot").get("bot", {})
        for name in KEPT_OF_BOT:
            if name in told:
                setattr(self.bot, name, told[name])

    def save_bot(self) -> None:
        self.book.put("bot", "bot", self.bot)
        self.feed.tell(kind="bot")

    def clear(self) -> None:
        """Forget everyone and everything."""
        self.persons.clear()
        self.chats.clear()
        self.messages.clear()
        self.files.clear()

    # --- persons and chats ---

    def add_person(self, person: Person) -> Person:
        person.id = person.id or max(self.persons, default=FIRST_PERSON - 1) + 1
        self.persons[person.id] = person
        self.save_person(person)
        self.save_chat(Chat(person.id, "private", members={person.id: "member"}))
        return person

    def save_person(self, person: Person) -> None:
        self.book.put("person", person.id, person)
        self.feed.tell(kind="person", person=person.id)

    def new_chat_id(self, kind: str) -> int:
        groups = sum(1 for chat in self.chats.values() if not chat.is_private)
        number = FIRST_GROUP + groups
        return -number if kind == "group" else SUPERGROUP_OFFSET - number

    def save_chat(self, chat: Chat) -> None:
        self.chats[chat.id] = chat
        self._write_chat(chat)
        self.feed.tell(kind="chat", chat=chat.id)

    def _write_chat(self, chat: Chat) -> None:
        self.book.put("chat", chat.id, chat)

    def user(self, user_id: int) -> Json:
        return self.bot.user() if user_id == self.bot.id else self.persons[user_id].user()

    def chat_json(self, chat: Chat) -> Json:
        """The chat as it stands inside a message."""
        if chat.is_private:
            person = self.persons[chat.id].user()
            names = ("first_name", "last_name", "username")
            told = {name: person[name] for name in names if name in person}
            return {"id": chat.id, "type": "private"} | told
        told = {"id": chat.id, "type": chat.kind, "title": chat.title}
        return told | ({"is_forum": True} if chat.is_forum else {})

    def chats_of(self, person_id: int) -> list[Chat]:
        return [chat for chat in self.chats.values() if chat.members.get(person_id) in PRESENT]

    # --- messages ---

    def message(self, chat_id: int, message_id: int) -> Message | None:
        """A message that is still there."""
        message = self.messages.get(chat_id, {}).get(message_id)
        return message if message and not message.deleted else None

    def history(self, chat_id: int) -> Iterator[Message]:
        return iter(self.messages.get(chat_id, {}).values())

    def post(
        self,
        chat: Chat,
        sender_id: int,
        content: Json,
        keyboard: Json | None = None,
        *,
        silent: bool = False,
    ) -> Message:
        """Put a new message into a chat."""
        chat.last_message_id += 1
        body = {
            "message_id": chat.last_message_id,
            "chat": self.chat_json(chat),
            "date": int(self.clock.now()),
        } | content
        # What is posted in a channel is posted by the channel.
        who = (
            {"sender_chat": body["chat"]}
            if chat.kind == "channel"
            else {"from": self.user(sender_id)}
        )
        body |= who
        message = Message(chat.id, chat.last_message_id, sender_id, body, keyboard, silent=silent)
        message.by_bot = sender_id == self.bot.id
        self.messages.setdefault(chat.id, {})[message.message_id] = message
        self._write_chat(chat)
        self.save_message(message)
        return message

    def save_message(self, message: Message) -> None:
        message.seq = self.feed.tell(
            kind="message", chat=message.chat_id, message=message.message_id
        )
        key = f"{message.chat_id}/{message.message_id}"
        self.book.put("message", key, message)
