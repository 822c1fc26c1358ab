"""The commands that Telegram offers while somebody types: by role and language."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from telegram import BotCommand, BotCommandScopeChat
from telegram.error import TelegramError
from telegram.ext import ExtBot

from core import permissions as may
from core.people import Actor, User
from core.usecases.quarantine import keeps_mail
from core.words import LANGUAGES, N_, Speech, Words

log = logging.getLogger(__name__)

IN_THE_FIELD = {
    "today": N_("What I have today"),
    "todo": N_("What needs something of me"),
    "done": N_("What is left of my day"),
    "sign": N_("Sign several orders at once"),
    "new": N_("Make a new order"),
    "object": N_("What is known of an object, by its code"),
    "error": N_("Write what is wrong"),
    "cause": N_("Write what the cause was"),
    "why": N_("What stands in an order's way"),
    "undo": N_("Take back what I did last"),
    "list": N_("Orders, narrowed as you like"),
    "find": N_("Find an order by any word"),
    "order": N_("Open an order by its number"),
    "calendar": N_("My bookings in my phone's calendar"),
    "notices": N_("Whether what I am given is mailed too"),
    "help": N_("What I can do here"),
    "language": N_("Svenska or English"),
}
AT_THE_DESK = {
    "new": N_("Make a new order"),
    "board": N_("What waits, by kind"),
    "book": N_("Free times, and a new booking"),
    "oncall": N_("Who is on call"),
    "deliveries": N_("What did not arrive"),
    "orders": N_("Open orders"),
    "object": N_("What is known of an object, by its code"),
    "todo": N_("What needs something of me"),
    "list": N_("Orders, narrowed as you like"),
    "find": N_("Find an order by any word"),
    "order": N_("Open an order by its number"),
    "why": N_("What stands in an order's way"),
    "history": N_("What happened to an order"),
    "export": N_("An order as a ZIP"),
    "undo": N_("Take back what I did last"),
    "mail": N_("Mail that waits for somebody"),
    "office": N_("The office in the browser"),
    "users": N_("The company's people"),
    "settings": N_("The company's settings"),
    "templates": N_("The templates of self-checks"),
    "here": N_("Tell this group what waits"),
    "notices": N_("Whether what I am given is mailed too"),
    "help": N_("What I can do here"),
    "language": N_("Svenska or English"),
}
NEEDS: dict[str, Callable[[Actor], bool]] = {
    "new": lambda actor: actor.may(may.CREATE),
    "mail": keeps_mail,
    "users": lambda actor: actor.may(may.ASSIGN) or actor.may(may.ADMIN),
    "settings": lambda actor: actor.may(may.ADMIN),
    "templates": lambda actor: actor.may(may.ADMIN),
}
"""Commands that are not for everybody at a desk."""
FOR_STRANGERS = {"start": N_("Begin")}


@dataclass(frozen=True, slots=True)
class Menus:
    """Keeps Telegram's lists of commands; a list that fails to be set does no harm."""

    bot: ExtBot[None]
    speech: Speech

    async def for_strangers(self) -> None:
        """What is offered to whoever is not in, in every language."""
        for language in LANGUAGES:
            commands = _commands(FOR_STRANGERS, self.speech(language))
            await self._set(commands, language_code=language)

    async def for_user(self, user: User) -> None:
        """What is offered to a user in his own chat."""
        if user.telegram_id is None:
            return
        commands = _commands(offered(user), self.speech(user.language))
        await self._set(commands, scope=BotCommandScopeChat(user.telegram_id))

    async def _set(
        self,
        commands: list[BotCommand],
        scope: BotCommandScopeChat | None = None,
        language_code: str | None = None,
    ) -> None:
        try:
            await self.bot.set_my_commands(commands, scope=scope, language_code=language_code)
        except TelegramError as error:
            log.info("the commands could not be set: %s", type(error).__name__)


def offered(user: User) -> dict[str, str]:
    """The commands that fit what somebody does; those for mail only where he may."""
    if not user.active:
        return FOR_STRANGERS
    commands = IN_THE_FIELD if user.is_technician else AT_THE_DESK
    actor = Actor.of(user)
    return {
        name: told for name, told in commands.items() if name not in NEEDS or NEEDS[name](actor)
    }


def _commands(offered: dict[str, str], words: Words) -> list[BotCommand]:
    return [BotCommand(name, words.text(told)) for name, told in offered.items()]
