"""What was sent when to whom, as a chat says it."""

from bot.acts import Known
from bot.phrases import safe
from core.deliveries import DeliveryState
from core.lists import LetterRow
from core.text import one_line
from core.usecases.messages import LETTER_LABELS, Letter
from core.words import N_

NAMES: dict[str, str] = {
    **{letter.value: LETTER_LABELS[letter] for letter in Letter},
    "sign-request": N_("Link to sign"),
    "receipt": N_("Receipt"),
    "visit-reminder": N_("Reminder of the visit"),
    "booking-cancelled": N_("Cancelled time"),
    "articles-to-order": N_("Articles to order"),
    "articles-ordered": N_("Articles ordered"),
    "articles-delivered": N_("Articles delivered"),
    "articles-corrected": N_("Changed articles"),
    "correction": N_("Correction"),
    "chat-news": N_("News, by mail instead of chat"),
    "status": N_("How it stands"),
    "chat-linked": N_("Letters go to Telegram"),
    "chat-silent": N_("Telegram is away"),
    "alert": N_("Alert, by mail instead of chat"),
}
STATES = {
    DeliveryState.WAITING: N_("waits to be sent"),
    DeliveryState.SENDING: N_("is being sent"),
    DeliveryState.SENT: N_("sent"),
    DeliveryState.MAYBE_SENT: N_("perhaps sent"),
    DeliveryState.FAILED: N_("could not be sent"),
    DeliveryState.RETURNED: N_("came back"),
    DeliveryState.DROPPED: N_("not sent"),
}
SIGNS = {
    DeliveryState.SENT: "✓",
    DeliveryState.FAILED: "⚠️",
    DeliveryState.RETURNED: "⚠️",
    DeliveryState.MAYBE_SENT: "⚠️",
}


def letter_row(row: LetterRow, known: Known) -> str:
    """One letter: how it went, what, to whom, when and by whom."""
    words = known.words
    name = words.text(NAMES.get(row.letter, N_("Mail")))
    sign, state = SIGNS.get(row.state, "…"), words.text(STATES[row.state])
    when = words.when(row.at, known.now)
    told = f"{name} · {one_line(row.to, 80)} · {when} · {one_line(row.by, 60)} · {state}"
    return f"{sign} {safe(told)}"
