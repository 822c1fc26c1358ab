"""Messages as a test looks at them."""

from dataclasses import dataclass

from sandbox.shapes import Json

FILE_KINDS = ("document", "voice", "audio", "video", "animation", "video_note", "sticker")


class NeverCame(AssertionError):  # noqa: N818 - it says what happened
    """What was waited for did not come in time."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message."""

    text: str
    data: str | None
    url: str | None
    raw: Json


@dataclass(frozen=True, slots=True)
class Tapped:
    """What came of a tap: a toast, an alert, a link, words copied or put into the line one
    writes in, or nothing in time."""

    answered: bool
    toast: str | None
    alert: str | None
    url: str | None
    copied: str | None
    prefill: str | None
    raw: Json

    @classmethod
    def from_told(cls, told: Json) -> "Tapped":
        answer = told.get("answer") or {}
        text = answer.get("text") or None
        alert = bool(answer.get("show_alert"))
        return cls(
            answered=told.get("answer") is not None or "tap" not in told,
            toast=None if alert else text,
            alert=text if alert else None,
            url=told.get("url") or told.get("web_app") or answer.get("url") or None,
            copied=told.get("copied"),
            prefill=told.get("prefill"),
            raw=told,
        )


@dataclass(frozen=True, slots=True)
class HeardMessage:
    """A message as one person sees it; `raw` is the whole of it."""

    message_id: int
    chat_id: int
    text: str
    from_bot: bool
    mine: bool
    edited: bool
    deleted: bool
    seq: int
    raw: Json

    @classmethod
    def from_view(cls, view: Json) -> "HeardMessage":
        return cls(
            message_id=view["message_id"],
            chat_id=view["chat"]["id"],
            text=view.get("text") or view.get("caption") or "",
            from_bot=view["from_bot"],
            mine=view["mine"],
            edited="edit_date" in view,
            deleted=view["deleted"],
            seq=view["seq"],
            raw=view,
        )

    @property
    def buttons(self) -> list[Button]:
        """The buttons under the message, row by row."""
        rows = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return [
            Button(one["text"], one.get("callback_data"), one.get("url"), one)
            for row in rows
            for one in row
        ]

    @property
    def labels(self) -> list[str]:
        return [button.text for button in self.buttons]

    @property
    def thread_id(self) -> int | None:
        thread: int | None = self.raw.get("message_thread_id")
        return thread

    @property
    def file_id(self) -> str | None:
        """The file_unique_id of what is attached: the largest photo, the document, the voice."""
        if self.raw.get("photo"):
            return str(self.raw["photo"][-1]["file_unique_id"])
        kinds = (self.raw[kind] for kind in FILE_KINDS if kind in self.raw)
        return next((str(file["file_unique_id"]) for file in kinds), None)

    @property
    def via_bot(self) -> bool:
        """Whether it was made by way of the bot's inline mode."""
        return "via_bot" in self.raw

    @property
    def silent(self) -> bool:
        """Whether the bot sent it without a sound."""
        return bool(self.raw["silent"])

    @property
    def bot_reactions(self) -> list[str]:
        """The emoji the bot has put under the message."""
        return [one.get("emoji", "") for one in self.raw["reactions"].get("bot", [])]

    @property
    def reactions(self) -> list[str]:
        """The emoji that stand under the message."""
        given = (one for reactions in self.raw["reactions"].values() for one in reactions)
        return [one.get("emoji", "") for one in given]
