"""What of a mail does not fit onto an order as text, as files beside it, so that it can be read."""

from collections.abc import Iterator

from core.text import PARAGRAPHS
from intake.parsing.mail import Attachment, ParsedMail


def leftovers(mail: ParsedMail, raw: bytes) -> Iterator[Attachment]:
    """The whole text of a long mail; the mail as it came where some limit was passed."""
    if len(mail.text) > PARAGRAPHS:
        yield _file("mail.txt", "text/plain", mail.text.encode("utf-8", "replace"))
    if mail.incomplete:
        yield _file("mail.eml", "message/rfc822", raw)


def _file(name: str, content_type: str, content: bytes) -> Attachment:
    return Attachment(name, content_type, len(content), inline=False, content=content)
