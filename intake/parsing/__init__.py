"""Reading mails: bytes in, a `ParsedMail` out, whatever the bytes hold."""

from intake.parsing.mail import Attachment, Forwarded, Kind, ParsedMail, Person, as_json
from intake.parsing.reading import read_mail

__all__ = ["Attachment", "Forwarded", "Kind", "ParsedMail", "Person", "as_json", "read_mail"]
