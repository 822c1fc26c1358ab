"""Answers to inline questions, and to Mini Apps that were opened from a keyboard."""

import re
from typing import Any

from sandbox.shapes import Json
from sandbox.telegram.asking import post_picked
from sandbox.telegram.errors import TOO_OLD, bad_request
from sandbox.telegram.inline import InlineAnswer
from sandbox.telegram.inline_results import read_result
from sandbox.telegram.links import check_web_app_url
from sandbox.telegram.methods.register import Call, method

MAX_RESULTS = 50
MAX_OFFSET_BYTES = 64
MAX_START = 64
DEFAULT_CACHE = 300
START = re.compile(r"[A-Za-z0-9_-]*")


@method
async def answer_inline_query(call: Call) -> bool:
    params = call.params
    results = params.parsed("results", "can't parse inline query results JSON object")
    if not isinstance(results, list):
        raise bad_request("expected an Array of inline query results")
    if len(results) > MAX_RESULTS:
        raise bad_request("too many inline query results specified")
    if len(params.text("next_offset").encode()) > MAX_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    answer = InlineAnswer(
        _all_different([read_result(call, item) for item in results]),
        params.text("next_offset"),
        _button(call),
        max(0, params.integer("cache_time", DEFAULT_CACHE)),
        params.flag("is_personal"),
    )
    call.exchange.desk.answer(params.text("inline_query_id"), answer)
    return True


def _all_different(results: list[Json]) -> tuple[Json, ...]:
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    return tuple(results)


def _button(call: Call) -> Json | None:
    """The button above the results: into the private chat, or into a Mini App."""
    given = call.params.parsed("button", "can't parse inline query results button JSON object")
    if given is None:
        return None
    if not isinstance(given, dict) or not str(given.get("text", "")):
        raise bad_request("can't parse inline query results button: Can't find field \"text\"")
    if "web_app" in given:
        _check_app(call, given["web_app"])
    elif "start_parameter" in given:
        _check_start(str(given["start_parameter"]))
    else:
        raise bad_request("can't parse inline query results button: Button must have an action")
    return given


def _check_app(call: Call, web_app: Any) -> None:
    if call.exchange.rules.strict:
        check_web_app_url(str(web_app.get("url", "")) if isinstance(web_app, dict) else "")


def _check_start(parameter: str) -> None:
    if not parameter:
        raise bad_request("can't use empty start_parameter")
    if len(parameter) > MAX_START:
        raise bad_request("too long start_parameter specified")
    if not START.fullmatch(parameter):
        raise bad_request("unallowed characters in start_parameter are used")


@method
async def answer_web_app_query(call: Call) -> Json:
    """The message a Mini App sends in the name of whoever has it open."""
    result = read_result(call, call.params.parsed("result", "can't parse inline query result"))
    opened = call.exchange.desk.open_apps.pop(call.params.text("web_app_query_id"), None)
    if opened is None:
        raise bad_request(TOO_OLD)
    world = call.world
    person, chat = world.persons[opened[0]], world.chats[opened[1]]
    _, inline_id = post_picked(call.exchange, person, chat, {}, result)
    return {"inline_message_id": inline_id} if inline_id else {}
