"""What a mail is to become: pure steps over the mail and what is known, in one visible list."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from core.confirmations import CONFIRMATION
from core.numbers import OrderNumber
from core.ports import Letter
from core.words import N_
from intake.answers.bookings import SaidOfBooking, said_of_booking
from intake.doing import (
    AnswerStatus,
    ApproveWork,
    EndTheChat,
    HearSupplier,
    NoteAbsence,
    TakeBack,
    answer_the_status,
    approve_the_work,
    end_the_chat,
    hear_the_supplier,
    note_the_absence,
    take_back_what_returned,
)
from intake.holding import (
    Hold,
    hold_a_flood,
    hold_for_its_files,
    hold_the_forged,
    hold_unproved_answers,
    hold_what_says_nothing,
    hold_who_plays_one_of_us,
)
from intake.known import Known
from intake.parsing.mail import Kind, ParsedMail


@dataclass(frozen=True, slots=True)
class Ignore:
    """Nothing is to happen; ``outcome`` says what the mail was."""

    outcome: str
    order: OrderNumber | None = None


@dataclass(frozen=True, slots=True)
class PutAway:
    """The company does not want to hear of it: it is kept, and nothing follows."""

    outcome: str


@dataclass(frozen=True, slots=True)
class CommentOn:
    """The customer answers about this order."""

    order: OrderNumber


@dataclass(frozen=True, slots=True)
class CommentAsColleague:
    """One of the company's own people writes on an order, and his own domain vouches for him."""

    order: OrderNumber
    user_id: UUID


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """A new fault report; ``continues`` is the order, finished long ago, that it answers.

    ``likely`` is an order that it may be about again.
    """

    continues: OrderNumber | None = None
    likely: OrderNumber | None = None


@dataclass(frozen=True, slots=True)
class AnswerTheBooking:
    """An answer to a booked time; ``booking_id`` is of the letter it answers, if known."""

    order: OrderNumber
    said: SaidOfBooking
    booking_id: UUID | None = None


Decision = (
    Ignore
    | Hold
    | PutAway
    | CommentOn
    | CommentAsColleague
    | OpenOrder
    | AnswerTheBooking
    | HearSupplier
    | TakeBack
    | ApproveWork
    | AnswerStatus
    | NoteAbsence
    | EndTheChat
)
Step = Callable[[ParsedMail, Known], Decision | None]


def ignore_our_own(mail: ParsedMail, known: Known) -> Decision | None:
    """A letter of ours that came back starts nothing, so two Ordnas can't mail in circles."""
    return Ignore("own", known.proved or known.claimed) if mail.kind is Kind.OWN else None


def put_away_the_blocked(mail: ParsedMail, known: Known) -> Decision | None:
    """Whoever the company has blocked starts nothing and is not answered (XT-20)."""
    return PutAway("blocked") if known.standing.blocked else None


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


def comment_as_a_colleague(mail: ParsedMail, known: Known) -> Decision | None:
    """Our own people's words on an order are theirs only where it is proved; From proves nothing."""
    if not known.in_our_name or known.claimed is None:
        return None
    if known.colleague and known.verdict.proves_sender:
        return CommentAsColleague(known.claimed, known.colleague)
    return Hold(
        N_("It is in the name of one of your own people, and nothing proves who wrote it."),
        known.claimed,
    )


def open_anew_what_is_long_finished(mail: ParsedMail, known: Known) -> Decision | None:
    """After the days of grace an answer is a new order that names the old one (SE-64)."""
    if not known.long_finished:
        return None
    return OpenOrder(continues=known.proved)


def comment_on_the_thread(mail: ParsedMail, known: Known) -> Decision | None:
    """A proved answer is a comment on its order."""
    return CommentOn(known.proved) if known.proved else None


def open_an_order(mail: ParsedMail, known: Known) -> Decision | None:
    """Everything else is a fault report: better one order too many than a mail too few."""
    return OpenOrder(likely=known.likely)


STEPS: tuple[Step, ...] = (
    ignore_our_own,
    put_away_the_blocked,
    hold_the_forged,
    hold_who_plays_one_of_us,
    hold_for_its_files,
    answer_the_booking,
    take_back_what_returned,
    note_the_absence,
    note_automatic_mail,
    end_the_chat,
    hold_what_says_nothing,
    hold_a_flood,
    comment_as_a_colleague,
    hear_the_supplier,
    approve_the_work,
    answer_the_status,
    open_anew_what_is_long_finished,
    comment_on_the_thread,
    hold_unproved_answers,
    open_an_order,
)


def decide(mail: ParsedMail, known: Known) -> Decision:
    """The first step's answer stands; the last one always has one."""
    return next(decision for step in STEPS if (decision := step(mail, known)))
