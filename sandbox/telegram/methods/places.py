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


def _location(params: Params) -> Json:
    return {
        "latitude": _degrees(params, "latitude", 90),
        "longitude": _degrees(params, "longitude", 180),
    }


@method
async def send_location(call: Call) -> Json:
    chat = call.writable_chat()
    return send(call, chat, {"location": _location(call.params)}).body


@method
async def send_venue(call: Call) -> Json:
    chat = call.writable_chat()
    location = _location(call.params)
    named = {name: call.params.text(name) for name in ("title", "address")}
    for name, value in named.items():
        if not value:
            raise bad_request(f"{name} is empty")
    content = {"location": location, "venue": {"location": location} | named}
    return send(call, chat, content).body


@method
async def send_contact(call: Call) -> Json:
    chat = call.writable_chat()
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: call.params.text(name) for name in names if call.params.text(name)}
    for name in names[:2]:
        if name not in contact:
            raise bad_request(f"{name.replace('_', ' ')} is empty")
    return send(call, chat, {"contact": contact}).body
