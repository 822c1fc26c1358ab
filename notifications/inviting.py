"""The calendar entry that goes with a letter about a booked time."""

from core.deliveries import Delivery
from core.words import Words
from notifications.calendar import Invitation
from notifications.letter_facts import LetterFacts
from notifications.letterhead import Company
from notifications.mail import Mailroom
from notifications.mail_headers import bare_address

INVITING = {"booking-confirmation", "booking-cancelled"}
"""The letters that a calendar reads along."""


def invitation_of(
    delivery: Delivery, facts: LetterFacts, mailroom: Mailroom, words: Words
) -> Invitation | None:
    """The entry for its reader's calendar; None where no time is booked."""
    if facts.booking is None:
        return None
    under = facts.booking.confirmed_under or facts.number
    return Invitation(
        facts,
        facts.booking,
        Company.of(facts.settings, mailroom.letterhead).name,
        mailroom.reply_address(under, delivery.recipient),
        bare_address(delivery.recipient),
        words,
        cancelled=delivery.letter == "booking-cancelled",
    )
