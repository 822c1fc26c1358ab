"""Places and people to call, as a person sends them."""

from sandbox.shapes import Json
from sandbox.telegram.acts import CannotAct, act, chat_of, degrees, message_in, post, whole
from sandbox.telegram.exchange import Exchange
from sandbox.telegram.hearing import tell
from sandbox.telegram.people import Person


def _place(given: Json) -> Json:
    place: Json = {name: degrees(given, name) for name in ("latitude", "longitude")}
    if given.get("horizontal_accuracy") is not None:
        place["horizontal_accuracy"] = degrees(given, "horizontal_accuracy")
    return place


@act
def location(exchange: Exchange, person: Person, given: Json) -> Json:
    chat = chat_of(exchange, person, given)
    live = {"live_period": whole(given, "live_period")} if given.get("live_period") else {}
    return post(exchange, person, chat, given, {"location": _place(given) | live}).body


@act
def move(exchange: Exchange, person: Person, given: Json) -> Json:
    """A live location moves on."""
    chat = chat_of(exchange, person, given)
    message = message_in(exchange, chat, given)
    was = message.body.get("location", {})
    if message.sender_id != person.id or "live_period" not in was:
        raise CannotAct("That is no live location of one's own.")
    message.body = message.body | {
        "location": was | _place(given),
        "edit_date": int(exchange.clock.now()),
    }
    exchange.world.save_message(message)
    tell(exchange, chat, message, edited=True)
    return message.body


@act
def venue(exchange: Exchange, person: Person, given: Json) -> Json:
    chat = chat_of(exchange, person, given)
    place = _place(given)
    named = {name: str(given.get(name) or "") for name in ("title", "address")}
    content = {"location": place, "venue": {"location": place} | named}
    return post(exchange, person, chat, given, content).body


@act
def contact(exchange: Exchange, person: Person, given: Json) -> Json:
    """One's own contact, or another's when it is given."""
    chat = chat_of(exchange, person, given)
    if given.get("phone_number"):
        names = ("phone_number", "first_name", "last_name", "user_id", "vcard")
        shared = {name: given.get(name) for name in names}
        shared["first_name"] = given.get("first_name") or person.first_name
    else:
        shared = {
            "phone_number": person.phone_number or "+46700000000",
            "first_name": given.get("first_name") or person.first_name,
            "last_name": given.get("last_name") or person.last_name,
            "user_id": whole(given, "user_id") or person.id,
        }
    content = {"contact": {name: value for name, value in shared.items() if value}}
    return post(exchange, person, chat, given, content).body
