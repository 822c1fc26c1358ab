"""Answers to taps."""

from sandbox.telegram.errors import bad_request
from sandbox.telegram.methods.register import Call, method

MAX_ANSWER = 200


@method
async def answer_callback_query(call: Call) -> bool:
    params = call.params
    if len(params.text("text")) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {
        "text": params.text("text"),
        "show_alert": params.flag("show_alert"),
        "url": params.text("url"),
    }
    call.exchange.answer_tap(params.text("callback_query_id"), answer)
    return True
