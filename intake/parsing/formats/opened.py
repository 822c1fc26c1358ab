"""What comes out of something opened: the letter in it, its files, and mails inside."""

from dataclasses import dataclass, field

from intake.parsing.mail import CalendarAnswer


@dataclass(frozen=True, slots=True)
class InnerFile:
    """A file as it was called inside; its name is not yet fit for showing."""

    name: str
    content: bytes
    content_type: str = "application/octet-stream"
    content_id: str = ""


@dataclass(slots=True)
class Opened:
    """One message taken out of its wrapping."""

    plain: str = ""
    html: str = ""
    subject: str = ""
    sender_name: str = ""
    sender_email: str = ""
    files: list[InnerFile] = field(default_factory=list)
    messages: list["Opened"] = field(default_factory=list)
    calendar: CalendarAnswer | None = None
    cut: bool = False
    """Some limit was passed, or its end was torn off."""
