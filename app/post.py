"""The post of the service: letters written, signed, and handed to the mail host."""

import logging

from app.dkim import signing_of
from app.wiring import Parts
from notifications.channels.email import EmailSender
from notifications.channels.post import Post
from notifications.dispatcher import Dispatcher
from notifications.letterhead import Letterhead
from notifications.letters import Letters
from notifications.mail import Mailroom
from notifications.smarthost import Smarthost

log = logging.getLogger(__name__)


def mail_post(parts: Parts) -> Dispatcher | None:
    """The loop that sends letters; None, with a word on the log, where there is no mail host."""
    environment = parts.environment
    if environment.smarthost is None or environment.mail_domain is None:
        log.warning("ORDNA_SMARTHOST is not set: letters wait until it is")
        return None
    letterhead = Letterhead(
        environment.mail_domain, environment.mail_from or "", environment.public_url
    )
    way = way_out(parts)
    sender = EmailSender(
        parts.door,
        Letters(parts.speech, parts.signer, letterhead),
        Mailroom(letterhead, parts.signer),
        way,
        parts.protocols,
        parts.files,
        parts.clock,
    )
    return Dispatcher(parts.door, sender, parts.clock, knock=way.trouble)


def way_out(parts: Parts) -> Post:
    """The way to the mail host, with a signature on every letter where there is a key."""
    environment, signing = parts.environment, signing_of(parts.environment)
    return Post(
        Smarthost.parse(environment.smarthost or ""),
        environment.mail_domain or "",
        seal=signing.signed if signing else None,
    )
