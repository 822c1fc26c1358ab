"""A finger on a button, under a message or in place of the letters."""

from sandbox.shapes import Json
from sandbox.telegram.acts import CannotAct, act, chat_of, say, whole
from sandbox.telegram.exchange import Exchange
from sandbox.telegram.messages import Message
from sandbox.telegram.mini_app import address
from sandbox.telegram.people import Chat, Person
from sandbox.telegram.whereabouts import contact, location

PREFILLS = (
    "switch_inline_query_current_chat",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
)
HERE = {"latitude": 59.3293, "longitude": 18.0686}


@act
def tap(exchange: Exchange, person: Person, given: Json) -> Json:
    """Tap a button by its data or its label, on a given message or the newest that has it."""
    chat = chat_of(exchange, person, given)
    message, button = _find_inline(exchange, chat, given)
    if message and button:
        return _tap_inline(exchange, person, message, button)
    key = _find_key(exchange, chat, given)
    if key is None:
        wanted = given.get("label") or given.get("data")
        raise CannotAct(f"There is no button {wanted!r}.")
    return _press_key(exchange, person, given, key)


def _find_inline(
    exchange: Exchange, chat: Chat, given: Json
) -> tuple[Message | None, Json | None]:
    wanted_id = whole(given, "message_id")
    for message in reversed(list(exchange.world.history(chat.id))):
        asked_for = message.message_id == wanted_id if wanted_id else not message.deleted
        if not asked_for:
            continue
        for button in message.buttons:
            if _is_meant(button, given):
                return message, button
    return None, None


def _is_meant(button: Json, given: Json) -> bool:
    if given.get("data"):
        return bool(button.get("callback_data") == given["data"])
    label = str(given.get("label") or "").casefold()
    text = str(button["text"]).casefold()
    return bool(label) and (text == label if given.get("exact") else label in text)


def _tap_inline(exchange: Exchange, person: Person, message: Message, button: Json) -> Json:
    if "callback_data" in button:
        tapped = exchange.fingers.tap(person, message, str(button["callback_data"]))
        return {"tap": tapped.id, "data": tapped.data, "message_id": message.message_id}
    if "url" in button:
        return {"url": button["url"]}
    if "web_app" in button:
        return {"web_app": _open_app(exchange, person, message, str(button["web_app"]["url"]))}
    if "copy_text" in button:
        return {"copied": button["copy_text"]["text"]}
    for kind in PREFILLS:
        if kind in button:
            return {"prefill": _prefill(exchange, button[kind]), "elsewhere": kind != PREFILLS[0]}
    raise CannotAct("That kind of button does nothing here.")


def _open_app(exchange: Exchange, person: Person, message: Message, url: str) -> str:
    query_id = f"AAH{person.id}{exchange.world.random.getrandbits(31)}"
    exchange.desk.open_apps[query_id] = (person.id, message.chat_id)
    return address(url, exchange.bot.token, person, exchange.clock.now(), query_id)


def _prefill(exchange: Exchange, query: Json | str) -> str:
    """What stands in the line one writes in after such a tap."""
    words = query.get("query", "") if isinstance(query, dict) else query
    return f"@{exchange.bot.username} {words}"


def keyboard_of(exchange: Exchange, chat: Chat) -> Json | None:
    """The keyboard the bot has put in place of the letters, if any."""
    for message in reversed(list(exchange.world.history(chat.id))):
        if message.keyboard and not message.deleted:
            return message.keyboard if "keyboard" in message.keyboard else None
    return None


def _find_key(exchange: Exchange, chat: Chat, given: Json) -> Json | None:
    keyboard = keyboard_of(exchange, chat) or {"keyboard": []}
    keys = (key for row in keyboard["keyboard"] for key in row)
    return next((key for key in keys if _is_meant(key, given)), None)


def _press_key(exchange: Exchange, person: Person, given: Json, key: Json) -> Json:
    if key.get("request_contact"):
        return contact(exchange, person, given)
    if key.get("request_location"):
        return location(exchange, person, HERE | given)
    return say(exchange, person, given | {"text": key["text"]})
