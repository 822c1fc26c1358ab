"""Answers to our letters that do something, and the steps that know them: pure, as all steps are."""

from dataclasses import dataclass
from uuid import UUID

from core.mail_addresses import bare
from core.numbers import OrderNumber
from core.ports import Letter
from intake.known import Known
from intake.parsing.mail import Kind, ParsedMail
from intake.reading import address_of

ARTICLES = "articles-"
"""How the names of the letters about articles to be ordered begin."""


@dataclass(frozen=True, slots=True)
class HearSupplier:
    """Whoever was mailed about articles answers about those that stood in ``letter``."""

    order: OrderNumber
    letter: Letter


def hear_the_supplier(mail: ParsedMail, known: Known) -> HearSupplier | None:
    """The answer to a mail about articles is its reader's, and no comment of the customer's (XT-11).

    It stands before what is long finished: parts come when they come.
    """
    letter = known.letter
    if known.proved is None or letter is None or not letter.letter.startswith(ARTICLES):
        return None
    if bare(letter.recipient) != bare(address_of(mail)):
        return None
    return HearSupplier(known.proved, letter)


@dataclass(frozen=True, slots=True)
class TakeBack:
    """A mail that gives one of ours back, or complains of it; ``letter_id`` is ours if it says so."""

    order: OrderNumber | None = None
    letter_id: UUID | None = None


def take_back_what_returned(mail: ParsedMail, known: Known) -> TakeBack | None:
    """What hosts give back, and complaints, are for the letter of ours that they hold.

    It stands before automatic mail, which they are too. What holds none of ours is only noted:
    a forged one must silence nobody.
    """
    if mail.kind not in {Kind.BOUNCE, Kind.FEEDBACK}:
        return None
    letter_id = known.letter.id if known.letter else None
    return TakeBack(known.proved or known.claimed, letter_id)
