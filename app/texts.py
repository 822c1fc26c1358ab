"""Text messages, made from the environment."""

from app.wiring import Parts
from intake.clues.regions import region_of
from notifications.dispatcher import Dispatcher
from notifications.letterhead import Letterhead
from notifications.letters import Letters

NO_MAIL = "ordna.invalid"
"""Whose mail it would be where there is none: a text message shows no address."""


def text_messages(parts: Parts) -> Dispatcher | None:
    """What sends text messages; None where there is no gateway for them."""
    environment = parts.environment
    if environment.sms is None:
        return None
    from notifications.channels.sms import SmsSender
    from notifications.channels.sms_gateways import Gateway

    domain = environment.mail_domain or NO_MAIL
    letterhead = Letterhead(
        domain, environment.mail_from or f"ordna@{domain}", environment.public_url
    )
    sender = SmsSender(
        parts.door,
        Letters(parts.speech, parts.signer, letterhead),
        Gateway.parse(environment.sms),
        region_of(environment.zone.key),
        parts.clock,
    )
    return Dispatcher(parts.door, sender, parts.clock)
