"""What people do on their phones during the day, in the sandbox's Telegram."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from cli.day.waiting import until
from core.people import SYSTEM
from core.ports import Door
from core.usecases.address_codes import AskForCode, GiveCode, ask_for_code, give_code
from sandbox.client import PersonHandle, SandboxClient

_DIGITS = re.compile(r"^\d{6}$", re.MULTILINE)
Hand = Callable[[Any, Door, SandboxClient], Awaitable[None]]


async def _block(name: str, door: Door, client: SandboxClient) -> None:
    """Block the bot, until the company knows that he can't be reached."""
    await _phone(name, client).blocks()
    await _until_lost(name, door, lost=True)


async def _unblock(name: str, door: Door, client: SandboxClient) -> None:
    phone = _phone(name, client)
    await phone.unblocks()
    await phone.says("?")
    await _until_lost(name, door, lost=False)


async def _link(told: Mapping[str, str], door: Door, client: SandboxClient) -> None:
    """Have one's letters in Telegram: ask for the code, and give it as the mail says it."""
    name, address = told["name"], told["address"]
    chat = await (await _phone(name, client).exists()).id()
    await door.do(ask_for_code, AskForCode(chat, name, address, "sv"), SYSTEM)
    box = client.mailbox(address)

    async def digits() -> str | None:
        found = (_DIGITS.search(each.text) for each in reversed(await box.mails()))
        return next((each[0] for each in found if each), None)

    code = await until(digits, f"the code for {address}")
    await door.do(give_code, GiveCode(chat, name, code, "sv"), SYSTEM)


async def _until_lost(name: str, door: Door, *, lost: bool) -> None:
    async def seen() -> bool | None:
        user = await door.ask(lambda uow: uow.users.by_name(name))
        return True if (user is not None and user.chat_lost_at is not None) is lost else None

    await until(seen, f"the chat of {name}")


def _phone(name: str, client: SandboxClient) -> PersonHandle:
    first, _, last = name.partition(" ")
    return client.person(first, last_name=last, language_code="sv")


HANDS: Mapping[str, Hand] = {"blocks": _block, "unblocks": _unblock, "links": _link}
