"""Answers to our letters that do something, and the steps that know them: pure, as all steps are."""

from dataclasses import dataclass
from uuid import UUID

from core.mail_addresses import bare
from core.numbers import OrderNumber
from core.ports import Letter
from intake.answers.approvals import is_clear_yes
from intake.known import Known, Proof
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
class ApproveWork:
    """A clear yes to the work of ``letter_id``; ``proved``: by its reader, as his domain says."""

    order: OrderNumber
    letter_id: UUID
    proved: bool


SIGNABLE = {"protocol", "sign-request"}
"""The letters whose answer may sign for the work."""


def approve_the_work(mail: ParsedMail, known: Known) -> ApproveWork | None:
    """A clear yes to the protocol signs, where the company wants that and the mail is proved (XT-08).

    The reply address given to this very sender, and his domain's word for him: a mark in a quoted
    text would do for a comment, and is not enough here.
    """
    letter, address = known.letter, address_of(mail)
    if known.proved is None or letter is None or letter.letter not in SIGNABLE:
        return None
    if letter.recipient.casefold() != address.casefold() or not is_clear_yes(mail.reply):
        return None
    by_his_address = known.proof is Proof.TOKEN and letter.order == str(known.proved)
    proved = by_his_address and known.verdict.proves_sender
    return ApproveWork(known.proved, letter.id, proved)


@dataclass(frozen=True, slots=True)
class AnswerStatus:
    """A mail that only asks how its sender's orders stand."""

    orders: tuple[OrderNumber, ...]


def answer_the_status(mail: ParsedMail, known: Known) -> AnswerStatus | None:
    """*Status 421* and its like are answered, where the sender is on the order (XT-21).

    From anybody else it is a mail like any other, which says nothing of what there is. It stands
    before what is long finished: asking about an old order starts no new one.
    """
    return AnswerStatus(known.asks_about) if known.asks_about else None


@dataclass(frozen=True, slots=True)
class NoteAbsence:
    """Whoever is to be visited, or sent a part to, is away, as his mail program says."""

    order: OrderNumber


ABOUT_VISITS = {"booking-confirmation", "visit-reminder"}
"""The letters after which it matters that their reader is away."""


def note_the_absence(mail: ParsedMail, known: Known) -> NoteAbsence | None:
    """An absence note in answer to a booked time is for those who plan to read on the order.

    It stands before automatic mail, of which everything else is only noted.
    """
    answers = known.letter is not None and known.letter.letter in ABOUT_VISITS
    if mail.kind is not Kind.AUTO_REPLY or not answers or not mail.reply.strip():
        return None
    return NoteAbsence(known.proved) if known.proved else None


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


@dataclass(frozen=True, slots=True)
class EndTheChat:
    """Its sender does not want to be written to in chat any more; ``order`` is its thread's."""

    order: OrderNumber | None = None


STOPS = frozenset({"stop", "stopp", "sluta", "avsluta", "end"})
"""What whoever is written to in chat answers by mail to end that, and nothing else."""


def end_the_chat(mail: ParsedMail, known: Known) -> EndTheChat | None:
    """*Stop* from an address that is linked with a chat, whoever sent it: it only takes away (XT-19)."""
    said = (mail.reply or mail.text).strip(" .!\n\t").casefold()
    return EndTheChat(known.proved) if known.in_chat and said in STOPS else None
