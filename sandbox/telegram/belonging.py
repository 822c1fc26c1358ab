"""Who belongs where: joining, leaving and being shown out of groups, blocking, deleted accounts."""

import re

from sandbox.shapes import Json
from sandbox.telegram.acts import CannotAct, act, chat_of, start_again
from sandbox.telegram.exchange import Exchange
from sandbox.telegram.people import PRESENT, Bot, Chat, Person

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


def change_member(
    exchange: Exchange, chat: Chat, person: Person, status: str, by: Person | None = None
) -> None:
    """Let a person in or out, or change what he is; the chat sees it, and the bot as far as it may."""
    was = chat.members.get(person.id, "left")
    chat.members[person.id] = status
    exchange.world.save_chat(chat)
    if was == status:
        return
    by = by or person
    _announce(exchange, chat, person.user(), was, status, by)
    if chat.bot_status == "administrator":
        change = exchange.member_change(chat, by, person.user(), was, status)
        exchange.deliver("chat_member", change)


def change_bot(exchange: Exchange, chat: Chat, by: Person | Bot, status: str) -> None:
    """Add, promote or remove the bot; it is told."""
    was = chat.bot_status
    if was == status:
        return
    if status in PRESENT:
        chat.bot_status = status
    exchange.tell_bot_of_itself(chat, by, was, status)
    _announce(exchange, chat, exchange.bot.user(), was, status, by)
    chat.bot_status = status
    exchange.world.save_chat(chat)


def _announce(
    exchange: Exchange, chat: Chat, user: Json, was: str, status: str, by: Person | Bot
) -> None:
    """The line in the chat about who came or went; a bot that is in the group hears it."""
    came, went = was not in PRESENT, status not in PRESENT
    if came == went or chat.kind == "channel":
        return
    content = {"new_chat_members": [user]} if came else {"left_chat_member": user}
    message = exchange.world.post(chat, by.id, content)
    if chat.bot_status in PRESENT:
        exchange.deliver("message", message.body)


@act
def leave(exchange: Exchange, person: Person, given: Json) -> Json:
    """Leave a group."""
    chat = chat_of(exchange, person, given)
    if chat.is_private:
        raise CannotAct("Only a group can be left.")
    change_member(exchange, chat, person, "left")
    return {"left": chat.id}


@act
def delete_group(exchange: Exchange, person: Person, given: Json) -> Json:
    """Delete a group for everybody; a bot is told nothing, and refused from then on."""
    chat = chat_of(exchange, person, given)
    if chat.members.get(person.id) != "creator":
        raise CannotAct("Only who made the group can delete it.")
    chat.deleted = True
    chat.members = dict.fromkeys(chat.members, "left")
    exchange.world.save_chat(chat)
    return {"deleted": chat.id}


@act
def block(exchange: Exchange, person: Person, given: Json) -> Json:
    _set_blocked(exchange, person, blocked=True)
    return {"blocked": True}


@act
def unblock(exchange: Exchange, person: Person, given: Json) -> Json:
    _set_blocked(exchange, person, blocked=False)
    return {"blocked": False}


def _set_blocked(exchange: Exchange, person: Person, *, blocked: bool) -> None:
    if person.blocked_bot == blocked:
        return
    person.blocked_bot = blocked
    exchange.world.save_person(person)
    change = ("member", "kicked") if blocked else ("kicked", "member")
    exchange.tell_bot_of_itself(exchange.world.chats[person.id], person, *change)


@act
def start(exchange: Exchange, person: Person, given: Json) -> Json:
    """Open `t.me/<bot>?start=<payload>` and press START; a blocked bot is unblocked by it."""
    payload = str(given.get("payload") or "")
    if exchange.rules.strict and not PAYLOAD.fullmatch(payload):
        raise CannotAct("A link carries at most 64 of the characters A-Z, a-z, 0-9, _ and -.")
    _set_blocked(exchange, person, blocked=False)
    return start_again(exchange, person, payload)


@act
def disappear(exchange: Exchange, person: Person, given: Json) -> Json:
    """Delete the account, or let the bot know it no more: writing to it is refused from now on."""
    person.unknown = bool(given.get("unknown"))
    person.deactivated = not person.unknown
    exchange.world.save_person(person)
    return {"deactivated": True}
