"""What a calendar program's answer says: by its calendar part, else by what it calls its mail."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.order_papers import BookingAnswer
from intake.parsing.mail import Answer, CalendarMethod, ParsedMail

_ACCEPTED = (
    "accepted", "accepterad", "accepterat", "godkänd", "godkänt", "tackat ja", "accepteret",
    "akseptert", "godtatt", "godkendt", "hyväksytty", "zugesagt", "angenommen", "geaccepteerd",
    "accepté", "acceptée", "aceptado", "aceptada", "accettato", "accettata", "zaakceptowano",
    "zaakceptowane",
)  # fmt: skip
_DECLINED = (
    "declined", "avböjd", "avböjt", "tackat nej", "nekad", "nekat", "afvist", "avslått", "avvist",
    "hylätty", "abgelehnt", "geweigerd", "afgewezen", "refusé", "refusée", "décliné", "rechazado",
    "rechazada", "rifiutato", "rifiutata", "odrzucono", "odrzucone",
)  # fmt: skip
_TENTATIVE = (
    "tentative", "tentatively accepted", "maybe", "preliminärt", "preliminärt accepterad",
    "preliminärt accepterat", "preliminär", "kanske", "foreløbig", "foreløbigt accepteret",
    "foreløbig accepteret", "foreløpig", "foreløpig godtatt", "foreløpig akseptert", "måske",
    "alustava", "alustavasti hyväksytty", "ehkä", "mit vorbehalt", "unter vorbehalt",
    "vorläufig zugesagt", "mit vorbehalt angenommen", "vielleicht", "voorlopig",
    "voorlopig geaccepteerd", "misschien", "provisoire", "accepté provisoirement",
    "peut-être", "provisional", "quizás", "provvisorio", "forse", "wstępnie",
    "wstępnie zaakceptowano", "może",
)  # fmt: skip
_PROPOSED = (
    "new time proposed", "proposed new time", "new meeting time proposed", "ny tid föreslagen",
    "förslag på ny tid", "föreslagen ny tid", "nyt tidspunkt foreslået", "nytt tidspunkt foreslått",
    "ny tid foreslått", "uusi aika ehdotettu", "neue zeit vorgeschlagen",
    "neuer zeitvorschlag", "nieuwe tijd voorgesteld", "nouvel horaire proposé",
    "nueva hora propuesta", "nuovo orario proposto", "zaproponowano nowy termin",
)  # fmt: skip
_SUBJECTS = {
    phrase: answer
    for answer, phrases in (
        (BookingAnswer.ACCEPTED, _ACCEPTED),
        (BookingAnswer.DECLINED, _DECLINED),
        (BookingAnswer.TENTATIVE, _TENTATIVE),
        (BookingAnswer.PROPOSED, _PROPOSED),
    )
    for phrase in phrases
}
_ANSWERS = {
    Answer.ACCEPTED: BookingAnswer.ACCEPTED,
    Answer.DECLINED: BookingAnswer.DECLINED,
    Answer.TENTATIVE: BookingAnswer.TENTATIVE,
}


@dataclass(frozen=True, slots=True)
class SaidOfBooking:
    """What was answered to an invitation; ``booking_id`` where a calendar names one of ours."""

    answer: BookingAnswer
    booking_id: UUID | None = None
    sequence: int | None = None
    said_at: datetime | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None


def said_of_booking(mail: ParsedMail) -> SaidOfBooking | None:
    """What a mail answers to an invitation; None when it answers none (XT-10)."""
    said = mail.calendar
    answer = _by_calendar(mail) or _by_subject(mail.subject)
    if answer is None:
        return None
    if said is None:
        return SaidOfBooking(answer)
    # Without an own word for it in the calendar, its count of changes says nothing either.
    sequence = said.sequence if said.uid else None
    return SaidOfBooking(
        answer, _booking_id(said.uid), sequence, said.said_at, said.start, said.end
    )


def _by_calendar(mail: ParsedMail) -> BookingAnswer | None:
    if mail.calendar is None:
        return None
    if mail.calendar.method is CalendarMethod.COUNTER:
        return BookingAnswer.PROPOSED
    if mail.calendar.method is not CalendarMethod.REPLY or mail.calendar.answer is None:
        return None
    return _ANSWERS[mail.calendar.answer]


def _by_subject(subject: str) -> BookingAnswer | None:
    """By the word before the colon: programs put it there, and no *Re:* before it."""
    word, colon, _ = subject.partition(":")
    return _SUBJECTS.get(" ".join(word.split()).casefold()) if colon else None


def _booking_id(uid: str) -> UUID | None:
    try:
        return UUID(uid.partition("@")[0])
    except ValueError:
        return None
