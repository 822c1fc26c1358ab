"""The buttons under a message as Telegram takes them: so many, so long, with links that it knows."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import Any

from core.chat import Button, ChatMessage

log = logging.getLogger(__name__)

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
LONGEST_LABEL = 64
"""Code points. Telegram takes more, but no phone shows it."""
LONGEST_CODE = 64
"""Bytes."""

Json = dict[str, Any]


def keyboard(message: ChatMessage) -> Json | None:
    """The buttons under the message; None without any."""
    rows = [[_button(each) for each in row] for row in _within_limits(message)]
    return {"inline_keyboard": rows} if rows else None


def keys(message: ChatMessage) -> Json | None:
    """The keys in the place of the letters: commands in words, or a question where the phone is.

    A message that has them can't be edited, and no message has both keys and buttons.
    """
    if message.keys:
        rows = [[{"text": key} for key in row] for row in message.keys]
        return {"keyboard": rows, "resize_keyboard": True, "is_persistent": True}
    if not message.asks_place:
        return None
    row: list[Json] = [{"text": message.asks_place, "request_location": True}]
    if message.or_skip:
        row.append({"text": message.or_skip})
    return {"keyboard": [row], "resize_keyboard": True, "one_time_keyboard": True}


def has_links(message: ChatMessage) -> bool:
    """Whether a button of it opens an address."""
    return any(button.url for row in message.buttons for button in row)


def opens_inside(message: ChatMessage) -> bool:
    """Whether a button of it opens a page inside Telegram."""
    return any(button.app for row in message.buttons for button in row)


def opening_outside(message: ChatMessage) -> ChatMessage:
    """The same with plain links: pages open inside only in private chats, and only over HTTPS."""
    rows = tuple(tuple(replace(each, app=False) for each in row) for row in message.buttons)
    return replace(message, buttons=rows)


def links_in_text(message: ChatMessage) -> ChatMessage:
    """The same with its link buttons as lines of text, for addresses Telegram takes no button for."""
    links = [button for row in message.buttons for button in row if button.url]
    rows = (tuple(button for button in row if not button.url) for row in message.buttons)
    told = "".join(f"\n\n{escape(each.label)}:\n{escape(each.url or '')}" for each in links)
    return replace(message, html=message.html + told, buttons=tuple(row for row in rows if row))


def _within_limits(message: ChatMessage) -> Iterator[tuple[Button, ...]]:
    """The rows, the last one always among them: it leads on or back."""
    rows = [row for row in (_possible(row) for row in message.buttons) if row]
    room = MOST_BUTTONS - (len(rows[-1]) if rows else 0)
    for row in rows[:-1]:
        if len(row) <= room:
            yield row
        room = max(0, room - len(row))
    yield from rows[-1:]


def _possible(row: tuple[Button, ...]) -> tuple[Button, ...]:
    return tuple(each for each in row if each.label.strip() and _says_something(each))[
        :MOST_IN_A_ROW
    ]


def _says_something(button: Button) -> bool:
    if button.url is not None or button.search is not None:
        return True
    size = len((button.code or "").encode())
    if not 0 < size <= LONGEST_CODE:
        # One button less is better than a message that Telegram refuses whole.
        log.error("a button's code has %d bytes, so it is left out", size)
        return False
    return True


def _button(button: Button) -> Json:
    label = button.label
    if len(label) > LONGEST_LABEL:
        label = label[: LONGEST_LABEL - 1].rstrip() + "…"
    style = {"style": button.style.value} if button.style.value else {}
    return {"text": label, **_what_it_does(button), **style}


def _what_it_does(button: Button) -> Json:
    if button.url is not None:
        return {"web_app": {"url": button.url}} if button.app else {"url": button.url}
    if button.search is not None:
        return {"switch_inline_query_current_chat": button.search}
    return {"callback_data": button.code}
