"""Messages that are a place or a person to call."""

from sandbox.shapes import Json
from sandbox.telegram.errors import bad_request
from sandbox.telegram.messages import Message
from sandbox.telegram.methods.register import Call, method
from sandbox.telegram.methods.sending import send
from sandbox.telegram.params import Params

SHORTEST, LONGEST, FOR_EVER = 60, 86400, 0x7FFFFFFF


def _degrees(params: Params, name: str, most: float) -> float:
    if not params.text(name):
        raise bad_request(f"{name} is empty")
    try:
        value = float(params.text(name))
    except ValueError:
        value = most + 1
    if abs(value) > most:
        raise bad_request("wrong location specified")
    return value


def location_in(params: Params) -> Json:
    """A place on the map."""
    return {
        "latitude": _degrees(params, "latitude", 90),
        "longitude": _degrees(params, "longitude", 180),
    }


def venue_in(params: Params) -> Json:
    """A place with a name and an address, as the fields of its message."""
    location = location_in(params)
    named = {name: params.text(name) for name in ("title", "address")}
    for name, value in named.items():
        if not value:
            raise bad_request(f"{name} is empty")
    return {"location": location, "venue": {"location": location} | named}


def contact_in(params: Params) -> Json:
    """Somebody to call."""
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: params.text(name) for name in names if params.text(name)}
    for name in names[:2]:
        if name not in contact:
            raise bad_request(f"{name.replace('_', ' ')} is empty")
    return contact


@method
async def send_location(call: Call) -> Json:
    chat = call.writable_chat()
    return send(call, chat, {"location": location_in(call.params) | _live(call.params)}).body


def _live(params: Params) -> Json:
    period = params.integer("live_period")
    if not period:
        return {}
    if period != FOR_EVER and not SHORTEST <= period <= LONGEST:
        raise bad_request("invalid live location period specified")
    return {"live_period": period}


@method
async def send_venue(call: Call) -> Json:
    chat = call.writable_chat()
    return send(call, chat, venue_in(call.params)).body


@method
async def send_contact(call: Call) -> Json:
    chat = call.writable_chat()
    return send(call, chat, {"contact": contact_in(call.params)}).body


def _live_message(call: Call) -> Message:
    """The bot's own live location that a call names, while it still moves."""
    message = call.message(call.writable_chat(), "message to edit not found")
    if message.sender_id != call.world.bot.id or "live_period" not in message.body.get(
        "location", {}
    ):
        raise bad_request("message can't be edited")
    return message


@method
async def edit_message_live_location(call: Call) -> Json:
    message = _live_message(call)
    return _moved(call, message, message.body["location"] | location_in(call.params))


@method
async def stop_message_live_location(call: Call) -> Json:
    message = _live_message(call)
    still = {k: v for k, v in message.body["location"].items() if k != "live_period"}
    return _moved(call, message, still)


def _moved(call: Call, message: Message, location: Json) -> Json:
    markup = call.markup(call.world.chats[message.chat_id]).fields()
    bare = {k: v for k, v in message.body.items() if k != "reply_markup"}
    now = int(call.exchange.clock.now())
    message.body = bare | {"location": location, "edit_date": now} | markup
    call.world.save_message(message)
    return message.body
