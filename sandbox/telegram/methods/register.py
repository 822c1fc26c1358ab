"""The register of methods, and what a method gets to work with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sandbox.telegram.errors import bad_request
from sandbox.telegram.exchange import Exchange
from sandbox.telegram.keyboards import Markup, read_markup
from sandbox.telegram.messages import Message
from sandbox.telegram.params import Params
from sandbox.telegram.people import Chat
from sandbox.telegram.world import World


@dataclass(frozen=True, slots=True)
class Described:
    """A result that comes with a description."""

    result: Any
    description: str


@dataclass(frozen=True, slots=True)
class Call:
    """One call of one method."""

    exchange: Exchange
    params: Params

    @property
    def world(self) -> World:
        return self.exchange.world

    def chat(self) -> Chat:
        return self.exchange.chat_for(self.params.text("chat_id"))

    def writable_chat(self) -> Chat:
        return self.exchange.writable_chat(self.params.text("chat_id"))

    def markup(self, chat: Chat) -> Markup:
        return read_markup(self.params, chat, strict=self.exchange.rules.strict)

    def message(self, chat: Chat, missing: str, name: str = "message_id") -> Message:
        """The message a call names, or the complaint that it is not there."""
        message_id = self.params.integer(name)
        if not message_id:
            raise bad_request("message identifier is not specified")
        message = self.world.message(chat.id, message_id)
        if message is None:
            raise bad_request(missing)
        return message


Method = Callable[[Call], Awaitable[Any]]
METHODS: dict[str, Method] = {}


def method(function: Method) -> Method:
    """Register a function under its name without underscores, as Telegram matches any case."""
    METHODS[function.__name__.replace("_", "")] = function
    return function
