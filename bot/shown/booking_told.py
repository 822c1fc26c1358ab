"""What is said of a booked time: what it is, what speaks against it, whom a confirmation goes to."""

from collections.abc import Iterator

from bot.phrases import first_name, lines, say
from bot.steps.bookings import BookedSlot
from core.planner import WARNINGS
from core.words import N_, Words


def toast_of(booked: BookedSlot, words: Words) -> str:
    """The shortest word on it."""
    return words.text(
        N_("AO {number}: {slot}, {name}."),
        number=booked.order.number,
        slot=words.slot(booked.booking.starts_at, booked.booking.ends_at, booked.now),
        name=first_name(booked.booking.resource),
    )


def told_of_booking(booked: BookedSlot, words: Words) -> str:
    """What is booked, the warnings, and whether a confirmation is to go (BO-05, BO-06)."""
    return lines(
        f"🗓 {_told(booked, words)}", *warnings_said(booked, words), whether(booked, words)
    )


def warnings_said(booked: BookedSlot, words: Words) -> Iterator[str]:
    """What speaks against the time; it is booked all the same (BO-05)."""
    name, others = first_name(booked.booking.resource), ", ".join(booked.conflicts)
    for warning in booked.warnings:
        yield f"⚠️ {say(words, WARNINGS[warning], name=name, others=others)}"


def whether(booked: BookedSlot, words: Words) -> str:
    """Whom a confirmation would go to; of a time that was confirmed, whom the new one (BO-08)."""
    if booked.confirm_to is None:
        return words.text(N_("There is no e-mail address to send a confirmation to."))
    sentence = N_("Send a confirmation to {address}?")
    if booked.booking.changed_since_confirmation:
        sentence = N_("It was confirmed before. Send the new time to {address}?")
    return say(words, sentence, address=booked.confirm_to)


def _told(booked: BookedSlot, words: Words) -> str:
    booking, before, now = booked.booking, booked.before, booked.now
    sentence = N_("<b>AO {number}</b> is booked: {slot}, {name}.")
    if before is not None:
        sentence = N_("<b>AO {number}</b> is moved to {slot}, {name} (it was {before}).")
    return say(
        words,
        sentence,
        number=booked.order.number,
        slot=words.slot(booking.starts_at, booking.ends_at, now),
        name=first_name(booking.resource),
        before=words.slot(before.starts_at, before.ends_at, now) if before else "",
    )
