"""One message as Telegram keeps it: its body, and what has happened to it since."""

from dataclasses import dataclass, field

from sandbox.shapes import Json

MEDIA = (
    "photo",
    "document",
    "voice",
    "video",
    "audio",
    "animation",
    "sticker",
    "video_note",
)
CONTENT = ("text", "entities", "caption", "caption_entities", *MEDIA)
CARRIED = (*CONTENT, "location", "venue", "contact")
SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "group_chat_created",
    "pinned_message",
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
)


@dataclass
class Message:
    """A message; `body` is the Message object a bot would be given."""

    chat_id: int
    message_id: int
    sender_id: int
    body: Json
    keyboard: Json | None = None
    seq: int = 0
    deleted: bool = False
    inline_id: str = ""
    silent: bool = False
    by_bot: bool = False
    reactions: dict[str, list[Json]] = field(default_factory=dict)

    @property
    def date(self) -> int:
        return int(self.body["date"])

    @property
    def text(self) -> str:
        return str(self.body.get("text") or self.body.get("caption") or "")

    @property
    def thread_id(self) -> int | None:
        thread: int | None = self.body.get("message_thread_id")
        return thread

    @property
    def media(self) -> str | None:
        return next((kind for kind in MEDIA if kind in self.body), None)

    @property
    def buttons(self) -> list[Json]:
        rows = self.body.get("reply_markup", {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    @property
    def is_service(self) -> bool:
        return any(kind in self.body for kind in SERVICE)

    def quoted(self) -> Json:
        """The message as it stands inside a reply to it."""
        return {key: value for key, value in self.body.items() if key != "reply_to_message"}

    def view(self, person_id: int) -> Json:
        """The message as one person sees it."""
        return self.body | {
            "seq": self.seq,
            "deleted": self.deleted,
            "mine": self.sender_id == person_id,
            "from_bot": self.by_bot or bool(self.body.get("from", {}).get("is_bot")),
            "reactions": dict(self.reactions),
            "keyboard": self.keyboard,
            "silent": self.silent,
        }
