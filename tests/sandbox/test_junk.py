"""Whatever a bot sends, it gets a result or a complaint; never a crash."""

import asyncio
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.clock import HandClock
from sandbox.feed import Feed
from sandbox.telegram.errors import ApiError
from sandbox.telegram.exchange import Exchange, Rules
from sandbox.telegram.methods.register import METHODS
from sandbox.telegram.params import Params
from sandbox.telegram.people import Bot, Chat, Person
from sandbox.telegram.server import BotApi

ANNA, GROUP = 7, -8
FIELDS: dict[str, tuple[str, ...]] = {
    "sendmessage": ("text", "parse_mode", "entities", "reply_markup", "reply_parameters"),
    "sendphoto": ("photo", "caption", "caption_entities", "message_thread_id"),
    "sendmediagroup": ("media", "reply_to_message_id"),
    "sendlocation": ("latitude", "longitude"),
    "editmessagetext": ("message_id", "text", "entities", "reply_markup"),
    "editmessagemedia": ("message_id", "media"),
    "deletemessages": ("message_ids",),
    "copymessage": ("from_chat_id", "message_id", "caption"),
    "setmessagereaction": ("message_id", "reaction"),
    "setmycommands": ("commands", "scope"),
    "setchatmenubutton": ("menu_button",),
    "setwebhook": ("url", "secret_token", "allowed_updates"),
    "getupdates": ("offset", "limit", "allowed_updates"),
    "createforumtopic": ("name", "icon_color"),
}
SCALARS = st.none() | st.booleans() | st.integers(-3, 10) | st.text(max_size=5)
KEYS = st.sampled_from(
    [
        *("inline_keyboard", "keyboard", "remove_keyboard", "text", "url", "callback_data"),
        *("web_app", "copy_text", "type", "media", "command", "description", "emoji"),
        *("message_id", "chat_id", "offset", "length", "caption"),
    ]
)
JUNK = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
VALUES = JUNK.map(json.dumps) | st.text(max_size=8) | st.sampled_from(["1", "2", "hi", "<b>x</b>"])


def calls_of(method: str) -> st.SearchStrategy[tuple[str, dict[str, str], int]]:
    values = st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS.get(method, ()), VALUES))
    return st.tuples(st.just(method), values, st.sampled_from([ANNA, GROUP]))


CALLS = st.lists(st.sampled_from(sorted(METHODS)).flatmap(calls_of), max_size=12)


def exchange() -> Exchange:
    made = Exchange(Bot("1:sandbox", "ordna_bot", "Ordna"), None, HandClock(), Feed(), Rules())
    made.rates.on = False
    made.world.add_person(Person(ANNA, "Anna", started=True))
    made.world.save_chat(Chat(GROUP, "group", "Office", members={ANNA: "creator"}))
    return made


async def play(calls: list[tuple[str, dict[str, str], int]]) -> None:
    api = BotApi(exchange())
    for method, values, chat in calls:
        try:
            await api.call(method, Params({"chat_id": str(chat)} | values))
        except ApiError as complaint:
            assert 400 <= complaint.code < 500  # noqa: PT017 - either way of ending is right


@settings(max_examples=100, deadline=None)
@given(calls=CALLS)
def test_junk_is_refused_and_never_crashes(calls: list[tuple[str, dict[str, str], int]]) -> None:
    asyncio.run(play(calls))
