"""Messages that are a place or a person to call."""

from sandbox.shapes import Json
from sandbox.telegram.errors import bad_request
from sandbox.telegram.methods.register import Call, method
from sandbox.telegram.methods.sending import send
from sandbox.telegram.params import Params


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
    return send(call, chat, {"location": location_in(call.params)}).body


@method
async def send_venue(call: Call) -> Json:
    chat = call.writable_chat()
    return send(call, chat, venue_in(call.params)).body


@method
async def send_contact(call: Call) -> Json:
    chat = call.writable_chat()
    return send(call, chat, {"contact": contact_in(call.params)}).body
