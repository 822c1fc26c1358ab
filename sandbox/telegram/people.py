"""Who is who: the bot, the persons with a phone, and the chats they share."""

from dataclasses import dataclass, field

from sandbox.shapes import Json

PRESENT = ("creator", "administrator", "member", "restricted")


@dataclass
class Person:
    """A human being with a Telegram account."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    phone_number: str = ""
    online: bool = True
    blocked_bot: bool = False
    started: bool = False
    deactivated: bool = False
    unknown: bool = False

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def user(self) -> Json:
        """The person as a Telegram User."""
        told = {
            "id": self.id,
            "is_bot": False,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        return {key: value for key, value in told.items() if value not in ("", None)}


@dataclass
class Topic:
    """One thread of a forum."""

    name: str
    icon_color: int = 7322096
    icon_custom_emoji_id: str = ""
    closed: bool = False


@dataclass
class Chat:
    """A conversation: private with one person, or a group of several."""

    id: int
    kind: str
    title: str = ""
    is_forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    bot_status: str = "member"
    bot_mute: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    last_message_id: int = 0
    migrated_to: int | None = None
    deleted: bool = False
    menu_button: Json | None = None

    @property
    def is_private(self) -> bool:
        return self.kind == "private"

    @property
    def present(self) -> list[int]:
        return [person for person, status in self.members.items() if status in PRESENT]

    @classmethod
    def from_record(cls, record: Json) -> "Chat":
        members = {int(person): status for person, status in record.pop("members").items()}
        topics = {int(key): Topic(**topic) for key, topic in record.pop("topics").items()}
        return cls(**record, members=members, topics=topics)


@dataclass
class Bot:
    """The account the program under trial speaks as."""

    token: str
    username: str
    name: str
    id: int = 0
    privacy: bool = True
    threads_in_private: bool = False
    inline: bool = True
    inline_feedback: bool = True
    description: str = ""
    short_description: str = ""
    translated: dict[str, str] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})
    logged_out: bool = False

    def __post_init__(self) -> None:
        self.id = int(self.token.partition(":")[0])

    def user(self) -> Json:
        """The bot as a Telegram User."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.name,
            "username": self.username,
        }

    def me(self) -> Json:
        """What getMe answers."""
        return self.user() | {
            "can_join_groups": True,
            "can_read_all_group_messages": not self.privacy,
            "supports_inline_queries": self.inline,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": self.threads_in_private,
            "allows_users_to_create_topics": self.threads_in_private,
        }
