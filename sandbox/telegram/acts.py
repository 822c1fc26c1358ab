"""What a person does on the phone, and what the bot hears of it."""

from collections.abc import Callable

from sandbox.shapes import Json
from sandbox.telegram.attachments import media_fields
from sandbox.telegram.entities import Formatted, found_in
from sandbox.telegram.exchange import Exchange
from sandbox.telegram.files import StoredFile
from sandbox.telegram.hearing import tell
from sandbox.telegram.messages import CARRIED, Message
from sandbox.telegram.people import PRESENT, Chat, Person
from sandbox.telegram.threads import standing

Act = Callable[[Exchange, Person, Json], Json]
ACTS: dict[str, Act] = {}
MAX_ALBUM = 10


class CannotAct(Exception):  # noqa: N818 - it says what happened
    """The phone does not let the person do that; the sentence says why."""


def act(function: Act) -> Act:
    ACTS[function.__name__] = function
    return function


def whole(given: Json, name: str) -> int:
    """A number in what was given; nothing counts as zero."""
    try:
        return int(given.get(name) or 0)
    except (TypeError, ValueError):
        raise CannotAct(f"{name} is not a number.") from None


def degrees(given: Json, name: str) -> float:
    try:
        return float(given[name])
    except (KeyError, TypeError, ValueError):
        raise CannotAct(f"{name} is not a number.") from None


def chat_of(exchange: Exchange, person: Person, given: Json) -> Chat:
    """The chat an act happens in; without one, the private chat with the bot."""
    chat = exchange.world.chats.get(whole(given, "chat_id") or person.id)
    if chat is None or chat.members.get(person.id) not in PRESENT:
        raise CannotAct(f"{person.name} is not in that chat.")
    return chat


def message_in(exchange: Exchange, chat: Chat, given: Json) -> Message:
    message = exchange.world.message(chat.id, whole(given, "message_id"))
    if message is None:
        raise CannotAct("That message is not there.")
    return message


def post(exchange: Exchange, person: Person, chat: Chat, given: Json, content: Json) -> Message:
    """Put a person's message into a chat and tell the bot, if it may hear."""
    if chat.is_private:
        _check_private(exchange, person)
    if chat.kind == "channel" and chat.members.get(person.id) not in ("creator", "administrator"):
        raise CannotAct(f"{person.name} may only read in that channel.")
    fields = standing(exchange.world, chat, whole(given, "message_thread_id"), _replied(given))
    message = exchange.world.post(chat, person.id, fields | content)
    tell(exchange, chat, message)
    return message


def _check_private(exchange: Exchange, person: Person) -> None:
    if person.blocked_bot:
        raise CannotAct(f"{person.name} has blocked the bot.")
    if not person.started:
        person.started = True
        exchange.world.save_person(person)


def _replied(given: Json) -> int:
    return whole(given, "reply_to_message_id")


def words(text: str, field: str = "text", entities: str = "entities") -> Json:
    return Formatted(text, tuple(found_in(text))).fields(field, entities)


@act
def say(exchange: Exchange, person: Person, given: Json) -> Json:
    text = str(given.get("text") or "").strip()
    if not text:
        raise CannotAct("There is nothing to send.")
    chat = chat_of(exchange, person, given)
    return post(exchange, person, chat, given, words(text)).body


@act
def send(exchange: Exchange, person: Person, given: Json) -> Json:
    """Files that are already on the shelf; several make an album, more than ten make more."""
    chat = chat_of(exchange, person, given)
    files = [exchange.world.files.by_unique_id(each) for each in given["files"]]
    found = [file for file in files if file]
    if not found:
        raise CannotAct("There is nothing to send.")
    sent: list[Message] = []
    for start in range(0, len(found), MAX_ALBUM):
        album = found[start : start + MAX_ALBUM]
        group = _album(exchange) if len(album) > 1 else {}
        for file in album:
            content = group | _content(exchange, file, given, first=not sent)
            sent.append(post(exchange, person, chat, given, content))
    return {"messages": [message.body for message in sent]}


def _album(exchange: Exchange) -> Json:
    return {"media_group_id": str(exchange.world.random.getrandbits(53))}


def _content(exchange: Exchange, file: StoredFile, given: Json, *, first: bool) -> Json:
    caption = str(given.get("caption") or "").strip() if first else ""
    return media_fields(exchange.world, file) | words(caption, "caption", "caption_entities")


def start_again(exchange: Exchange, person: Person, payload: str) -> Json:
    return say(exchange, person, {"text": f"/start {payload}".strip()})


@act
def forward(exchange: Exchange, person: Person, given: Json) -> Json:
    """Send a message of this chat on, to the bot or to this chat again."""
    source = chat_of(exchange, person, given)
    original = message_in(exchange, source, given)
    to = {"chat_id": given.get("to_chat_id") or person.id}
    content = {name: original.body[name] for name in CARRIED if name in original.body}
    if not content:
        raise CannotAct("That message cannot be sent on.")
    origin = {
        "type": "user",
        "sender_user": exchange.world.user(original.sender_id),
        "date": original.date,
    }
    where = chat_of(exchange, person, to)
    return post(exchange, person, where, given | to, {"forward_origin": origin} | content).body


@act
def edit(exchange: Exchange, person: Person, given: Json) -> Json:
    chat = chat_of(exchange, person, given)
    message = message_in(exchange, chat, given)
    if message.sender_id != person.id:
        raise CannotAct("Only own messages can be edited.")
    text = str(given.get("text") or "").strip()
    field = "caption" if message.media else "text"
    cleared = {k: v for k, v in message.body.items() if k not in (field, _entities(field))}
    message.body = cleared | words(text, field, _entities(field))
    message.body["edit_date"] = int(exchange.clock.now())
    exchange.world.save_message(message)
    tell(exchange, chat, message, edited=True)
    return message.body


def _entities(field: str) -> str:
    return "caption_entities" if field == "caption" else "entities"


@act
def delete(exchange: Exchange, person: Person, given: Json) -> Json:
    """Bots are told nothing of deletions."""
    chat = chat_of(exchange, person, given)
    message = message_in(exchange, chat, given)
    if message.sender_id != person.id and not chat.is_private:
        raise CannotAct("Only own messages can be deleted.")
    message.deleted = True
    exchange.world.save_message(message)
    if message.message_id in chat.pinned:
        chat.pinned.remove(message.message_id)
        exchange.world.save_chat(chat)
    return {"deleted": message.message_id}


@act
def react(exchange: Exchange, person: Person, given: Json) -> Json:
    chat = chat_of(exchange, person, given)
    message = message_in(exchange, chat, given)
    emoji = str(given.get("emoji") or "")
    before = message.reactions.get(str(person.id), [])
    now = [{"type": "emoji", "emoji": emoji}] if emoji else []
    message.reactions[str(person.id)] = now
    exchange.world.save_message(message)
    change = {
        "chat": exchange.world.chat_json(chat),
        "message_id": message.message_id,
        "user": person.user(),
        "date": int(exchange.clock.now()),
        "old_reaction": before,
        "new_reaction": now,
    }
    if chat.is_private or chat.bot_status == "administrator":
        exchange.deliver("message_reaction", change)
    return {"reactions": message.reactions}
