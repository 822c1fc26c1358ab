"""Reading mails: bytes in, a `ParsedMail` out, whatever the bytes hold."""

from intake.parsing.mail import Attachment, Forwarded, Kind, ParsedMail, Person, as_json

__all__ = ["Attachment", "Forwarded", "Kind", "ParsedMail", "Person", "as_json"]
