"""How it reads what a customer answered to a booked time (XT-10)."""

from datetime import datetime

from core.order_papers import Booking, BookingAnswer
from core.text import one_line
from core.words import N_, Words

SENTENCES = {
    BookingAnswer.ACCEPTED: N_("✓ accepted by {name}"),
    BookingAnswer.DECLINED: N_("⚠️ declined by {name}"),
    BookingAnswer.TENTATIVE: N_("accepted for now by {name}"),
    BookingAnswer.PROPOSED: N_("⚠️ {name} proposes {slot}"),
}


WISHED = N_("⚠️ declined by {name}: {note}")


def answer_said(booking: Booking, words: Words, now: datetime) -> str:
    """What was answered and by whom, with what is wished instead; nothing while nobody has."""
    if booking.answer is None:
        return ""
    sentence, note = SENTENCES[booking.answer], one_line(booking.answer_note or "", 120)
    if note and booking.answer is BookingAnswer.DECLINED:
        sentence = WISHED
    proposed = (booking.proposed_starts_at, booking.proposed_ends_at)
    slot = words.slot(proposed[0], proposed[1], now) if proposed[0] and proposed[1] else ""
    return words.text(sentence, name=booking.answered_by or "", slot=slot, note=note)
