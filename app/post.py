"""The post of the service: letters written, signed, and handed to the mail host."""

import logging

from app.bot_name import NameForLetters
from app.dkim import signing_of
from app.environment import Environment
from app.wiring import Parts
from notifications.channels.email import EmailSender, Posting
from notifications.channels.post import Post
from notifications.dispatcher import Dispatcher
from notifications.letterhead import Letterhead
from notifications.letters import Letters
from notifications.mail import Mailroom
from notifications.papers.enclosed import EnclosedPapers
from notifications.smarthost import Smarthost

log = logging.getLogger(__name__)


def mail_post(parts: Parts) -> Dispatcher | None:
    """The loop that sends letters; None, with a word on the log, where there is no mail host."""
    environment = parts.environment
    if environment.smarthost is None or environment.mail_domain is None:
        log.warning("ORDNA_SMARTHOST is not set: letters wait until it is")
        return None
    way = way_out(environment)
    return Dispatcher(parts.door, letters_over(way, parts), parts.clock, knock=way.trouble)


def letters_over(way: Posting, parts: Parts) -> EmailSender:
    """What writes letters and hands them in this way."""
    environment = parts.environment
    letterhead = Letterhead(
        environment.mail_domain or "", environment.mail_from or "", environment.public_url
    )
    return EmailSender(
        parts.door,
        Letters(parts.speech, parts.signer, letterhead),
        Mailroom(letterhead, parts.signer),
        way,
        EnclosedPapers(parts.papers),
        parts.files,
        parts.clock,
        bot_name=NameForLetters(environment),
    )


def way_out(environment: Environment) -> Post:
    """The way to the mail host, with a signature on every letter where there is a key."""
    signing = signing_of(environment)
    return Post(
        Smarthost.parse(environment.smarthost or ""),
        environment.mail_domain or "",
        seal=signing.signed if signing else None,
    )
