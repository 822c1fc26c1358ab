"""What a mail is to become: pure steps over the mail and what is known, in one visible list."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from core.confirmations import CONFIRMATION
from core.mail_trust import UNKNOWN, Verdict
from core.numbers import OrderNumber
from core.ports import Letter
from core.words import N_
from intake.answers.bookings import SaidOfBooking, said_of_booking
from intake.parsing.mail import Kind, ParsedMail


class Proof(StrEnum):
    """By what the order of a mail was found, the surest first."""

    TOKEN = "token"  # noqa: S105 - a word for it, not one
    ANSWERED = "answered"
    MARK = "mark"
    REFERENCES = "references"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Known:
    """What storage knows about a mail.

    ``proved``: the order whose reply token was given to this very sender, or whose letter the
    mail answers while the sender takes part in the order. ``claimed``: an order it names by a
    genuine token or thread without that proof. ``long_finished``: the proved order was finished
    so long ago that this is about something new. ``proof`` is by what it was found, ``letter``
    our own letter that it answers; ``verdict`` says how far its sender is proved.
    """

    proved: OrderNumber | None = None
    claimed: OrderNumber | None = None
    long_finished: bool = False
    proof: Proof | None = None
    letter: Letter | None = None
    verdict: Verdict = UNKNOWN


@dataclass(frozen=True, slots=True)
class Ignore:
    """Nothing is to happen; ``outcome`` says what the mail was."""

    outcome: str
    order: OrderNumber | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """A person must look at it; ``reason`` says why."""

    reason: str
    order: OrderNumber | None = None


@dataclass(frozen=True, slots=True)
class CommentOn:
    """The customer answers about this order."""

    order: OrderNumber


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """A new fault report; ``continues`` is the order, finished long ago, that it answers."""

    continues: OrderNumber | None = None


@dataclass(frozen=True, slots=True)
class AnswerTheBooking:
    """An answer to a booked time; ``booking_id`` is of the letter it answers, if known."""

    order: OrderNumber
    said: SaidOfBooking
    booking_id: UUID | None = None


Decision = Ignore | Hold | CommentOn | OpenOrder | AnswerTheBooking
Step = Callable[[ParsedMail, Known], Decision | None]


def ignore_our_own(mail: ParsedMail, known: Known) -> Decision | None:
    """A letter of ours that came back starts nothing, so two Ordnas can't mail in circles."""
    return Ignore("own", known.proved or known.claimed) if mail.kind is Kind.OWN else None


def answer_the_booking(mail: ParsedMail, known: Known) -> Decision | None:
    """What a calendar answers to a booked time is for that booking, and only from who has it (XT-10).

    It stands before automatic mail, which calendars send too; one about nothing of ours is noted
    there, unless somebody wrote something in it.
    """
    said = said_of_booking(mail)
    about_booking = known.letter is not None and known.letter.letter == CONFIRMATION
    if mail.kind is not Kind.CALENDAR_REPLY and not (said and about_booking):
        return None
    if known.proved and said:
        return AnswerTheBooking(known.proved, said, _booking_of(known.letter))
    if known.proved:
        return CommentOn(known.proved) if mail.reply.strip() else None
    if known.claimed:
        return Hold(
            N_("It answers to an order that its sender does not take part in."), known.claimed
        )
    return (
        Hold(N_("It answers to a time that nobody here has booked."))
        if mail.reply.strip()
        else None
    )


def _booking_of(letter: Letter | None) -> UUID | None:
    if letter is None or letter.letter != CONFIRMATION:
        return None
    return UUID(str(letter.context["booking_id"]))


def note_automatic_mail(mail: ParsedMail, known: Known) -> Decision | None:
    """Bounces, absence notes and reports about mail are noted and never become orders."""
    automatic = {Kind.AUTO_REPLY, Kind.BOUNCE, Kind.FEEDBACK, Kind.CALENDAR_REPLY}
    if mail.kind not in automatic:
        return None
    return Ignore(mail.kind.value, known.proved or known.claimed)


def hold_what_says_nothing(mail: ParsedMail, known: Known) -> Decision | None:
    """A mail without text, subject and files, or without a sender, is for a person to look at."""
    if mail.sender is None or not mail.sender.email:
        return Hold(N_("It has no sender that can be read."))
    if mail.kind is Kind.EMPTY:
        return Hold(N_("There is nothing in it: no subject, no text, no file."))
    return None


def open_anew_what_is_long_finished(mail: ParsedMail, known: Known) -> Decision | None:
    """After the days of grace an answer is a new order that names the old one (SE-64)."""
    if not known.long_finished:
        return None
    return OpenOrder(continues=known.proved)


def comment_on_the_thread(mail: ParsedMail, known: Known) -> Decision | None:
    """A proved answer is a comment on its order."""
    return CommentOn(known.proved) if known.proved else None


def hold_unproved_answers(mail: ParsedMail, known: Known) -> Decision | None:
    """Somebody else's answer to an order does not get onto it before a person has looked."""
    if known.claimed is None:
        return None
    return Hold(N_("It answers to an order that its sender does not take part in."), known.claimed)


def open_an_order(mail: ParsedMail, known: Known) -> Decision | None:
    """Everything else is a fault report: better one order too many than a mail too few."""
    return OpenOrder()


STEPS: tuple[Step, ...] = (
    ignore_our_own,
    answer_the_booking,
    note_automatic_mail,
    hold_what_says_nothing,
    open_anew_what_is_long_finished,
    comment_on_the_thread,
    hold_unproved_answers,
    open_an_order,
)


def decide(mail: ParsedMail, known: Known) -> Decision:
    """The first step's answer stands; the last one always has one."""
    return next(decision for step in STEPS if (decision := step(mail, known)))
