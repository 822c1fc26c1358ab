"""Keyboards under messages: what Telegram takes and what it refuses."""

from dataclasses import dataclass
from typing import Any

from sandbox.shapes import Json
from sandbox.telegram.errors import bad_request
from sandbox.telegram.links import check_button_url, check_web_app_url
from sandbox.telegram.params import Params
from sandbox.telegram.people import Chat

MAX_DATA_BYTES = 64
MAX_BUTTONS = 100
MAX_IN_ROW = 12
MAX_COPY_TEXT = 256
STYLES = ("primary", "success", "danger")
ACTIONS = (
    "callback_data",
    "url",
    "web_app",
    "copy_text",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "login_url",
    "callback_game",
    "pay",
)
CANT_PARSE = "can't parse inline keyboard button: "


@dataclass(frozen=True, slots=True)
class Markup:
    """What goes under a message, or in place of the letters on the phone."""

    inline: Json | None = None
    keyboard: Json | None = None

    def fields(self) -> Json:
        return {"reply_markup": self.inline} if self.inline else {}


def read_markup(params: Params, chat: Chat, *, strict: bool) -> Markup:
    """The reply_markup of a call, checked."""
    given = params.parsed("reply_markup", "can't parse reply keyboard markup JSON object")
    if given is None or given == "":
        return Markup()
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in given:
        rows = _rows(given["inline_keyboard"], "inline_keyboard", "InlineKeyboardMarkup")
        return Markup(inline=_inline(rows, chat, strict=strict))
    if "keyboard" in given:
        rows = _rows(given["keyboard"], "keyboard", "ReplyKeyboardMarkup")
        return Markup(keyboard=given | {"keyboard": [_reply_row(row, chat) for row in rows]})
    if given.get("remove_keyboard") or given.get("force_reply"):
        return Markup(keyboard=given)
    return Markup()


def read_inline_markup(values: Json, *, strict: bool) -> Json | None:
    """The keyboard of an inline result: buttons only, and no Mini Apps, wherever it will stand."""
    given = values.get("reply_markup")
    if not given:
        return None
    if not isinstance(given, dict) or "inline_keyboard" not in given:
        raise bad_request("inline keyboard expected")
    rows = _rows(given["inline_keyboard"], "inline_keyboard", "InlineKeyboardMarkup")
    return _inline(rows, Chat(0, "group"), strict=strict)


def _rows(given: Any, field: str, kind: str) -> list[list[Any]]:
    if not isinstance(given, list):
        raise bad_request(f'field "{field}" of the {kind} must be an Array of Arrays')
    if any(not isinstance(row, list) for row in given):
        raise bad_request(f'field "{field}" of the {kind} must be an Array of Arrays')
    return given


def _inline(rows: list[list[Any]], chat: Chat, *, strict: bool) -> Json | None:
    made = [[_inline_button(button, chat, strict) for button in row[:MAX_IN_ROW]] for row in rows]
    kept = [[button for button in row if button["text"]] for row in made]
    kept = [row for row in kept if row]
    if sum(len(row) for row in kept) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _acts(button: Json, action: str) -> bool:
    """Whether the button does this; a search may begin with no words at all."""
    given = button.get(action)
    return given is not None and (given != "" or action.startswith("switch_inline_query"))


def _inline_button(button: Any, chat: Chat, strict: bool) -> Json:
    if not isinstance(button, dict):
        raise bad_request(f"{CANT_PARSE}InlineKeyboardButton must be an Object")
    _check_label(button)
    if not any(_acts(button, action) for action in ACTIONS):
        raise bad_request(f"{CANT_PARSE}Text buttons are unallowed in the inline keyboard")
    if len(str(button.get("callback_data", "")).encode()) > MAX_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if strict and "url" in button:
        check_button_url(str(button["url"]))
    if "web_app" in button:
        _check_web_app(button["web_app"], chat, strict)
    _check_copy_text(button.get("copy_text"))
    return button


def _check_label(button: Json) -> None:
    if "text" not in button:
        raise bad_request(f'{CANT_PARSE}Can\'t find field "text"')
    if not isinstance(button["text"], str):
        raise bad_request(f'{CANT_PARSE}Field "text" must be of type String')
    if button.get("style") not in (None, *STYLES):
        raise bad_request(f"{CANT_PARSE}Invalid button style specified")


def _check_web_app(web_app: Any, chat: Chat, strict: bool) -> None:
    if not chat.is_private:
        raise bad_request("BUTTON_TYPE_INVALID")
    if strict:
        check_web_app_url(str(web_app.get("url", "")) if isinstance(web_app, dict) else "")


def _check_copy_text(copy_text: Any) -> None:
    if copy_text is None:
        return
    text = str(copy_text.get("text", "")) if isinstance(copy_text, dict) else ""
    if not 1 <= len(text) <= MAX_COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _reply_row(row: list[Any], chat: Chat) -> list[Json]:
    buttons = [{"text": button} if isinstance(button, str) else button for button in row]
    for button in buttons:
        _check_reply_button(button, chat)
    return buttons


def _check_reply_button(button: Any, chat: Chat) -> None:
    if not isinstance(button, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be an Object")
    if chat.is_private:
        return
    if button.get("request_contact"):
        raise bad_request("phone number can be requested in private chats only")
    if button.get("request_location"):
        raise bad_request("location can be requested in private chats only")
    if button.get("web_app"):
        raise bad_request("web App buttons can be used in private chats only")
