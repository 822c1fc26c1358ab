"""The letters, as ``docs/letters.md`` says: when each goes, to whom, with what, and what steers it."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.linking import IN_CHAT
from core.settings import CATALOGUE
from notifications.attachments import LETTERS as WITH_DOCUMENTS
from notifications.inviting import INVITING
from notifications.letters import LETTER_NAMES, TEMPLATES
from notifications.papers.enclosed import PAPERS

TOP = """# Letters

Everything Ordna sends by mail, one letter a row. `ordna demo --letters` has each of them sent to
the sandbox's mailboxes, and says where it lies.

Each is plain text and HTML, in its reader's language: the one that the fault was reported in, else
the reader's own in the register, else the company's; our own people have it in the language they
chose. It goes once, stands in one thread with its order's other letters, and an answer to it comes
to the order. Nothing goes to an address that mail comes back from; who complained of our mails
still has the answer to what he sends. What became of each stands on its order in chat, and in
`ordna delivery list --order NUMBER`.

*Also* says how else its reader may get it: as a text message where only a number is known and an
SMS gateway is set up, and in Telegram where he has said yes to that (`contacts-in-chat`).

`make docs` writes this page from the letters' code, and a test fails when they disagree.
"""


@dataclass(frozen=True, slots=True)
class _Goes:
    """When a letter goes, to whom, and which settings steer that."""

    when: str
    to: str
    settings: tuple[str, ...] = ()


_CONTACT = "the order's contact"
_GOES = {
    "receipt": _Goes(
        "A mail became an order; once in a thread, five an hour to one address",
        "who wrote it", ("customer-links", "mail-flood"),
    ),
    "booking-confirmation": _Goes(
        "A booked time is confirmed, or confirmed anew when it has moved",
        "the contact, or whoever is named", ("show-bookings",),
    ),
    "booking-cancelled": _Goes(
        "A confirmed time is taken off, or its order is cancelled or deleted",
        "everybody it was confirmed to",
    ),
    "visit-reminder": _Goes(
        "So many hours before a booked time that was not confirmed since",
        _CONTACT, ("reminder-hours",),
    ),
    "pick-a-time": _Goes(
        "Somebody lets the customer pick a time", _CONTACT, ("customers-pick-times",)
    ),
    "on-my-way": _Goes("A technician sets out and has it told", _CONTACT),
    "status": _Goes(
        "A mail asks *status 421* or *?*", "who asked, if the order is his", ("mail-commands",)
    ),
    "approval-request": _Goes(
        "Extra work costs more than the amount that waits for the customer",
        _CONTACT, ("approval-amount",),
    ),
    "sign-request": _Goes(
        "The work is signed for, and the customer is asked to sign too",
        "the contact, or whoever is named", ("customer-signatures",),
    ),
    "protocol": _Goes(
        "The last signature is there, or somebody sends it",
        "the contact, or whoever is named", ("ask-for-rating", "approval-by-reply"),
    ),
    "message": _Goes(
        "Somebody writes to the customer", "whoever is chosen", ("customer-message",)
    ),
    "order-confirmation": _Goes("Somebody sends it", "whoever is chosen"),
    "self-checks": _Goes("Somebody sends them", "whoever is chosen", ("print-full-self-checks",)),
    "quote": _Goes("Somebody mails the quote", "whoever is chosen"),
    "invoice": _Goes("Somebody sends the invoice that was made here", "whoever is chosen"),
    "articles-to-order": _Goes(
        "The order is saved, or left alone for a while, with new articles to be ordered",
        "the address that is set", ("articles-to-order-email",),
    ),
    "articles-ordered": _Goes(
        "Articles became ordered", "the address that is set", ("articles-ordered-email",)
    ),
    "articles-delivered": _Goes(
        "Articles became delivered", "the address that is set", ("articles-delivered-email",)
    ),
    "articles-corrected": _Goes(
        "Articles that were mailed are other ones now, or gone", "whoever was told of them"
    ),
    "correction": _Goes("Something that was mailed about is undone", "whoever was told"),
    "given": _Goes(
        "An order or a booking is given to somebody",
        "him, if he wants mails or is not in chat (`ordna user change --mails`)",
    ),
    "order-off": _Goes("An order is cancelled that somebody is booked for", "who is booked"),
    "digest": _Goes("In the morning", "everybody who plans", ("digest-at",)),
    "alert": _Goes(
        "Telegram has not taken an alert for ten minutes, or the chat is lost",
        "whoever it was for", ("urgent-alert", "on-call"),
    ),
    "chat-news": _Goes("There is something to say in a chat that is lost", "whose chat it is"),
    "chat-silent": _Goes("Telegram has been away for an hour", "everybody who plans"),
    "office-link": _Goes("Somebody asks for a link to the office pages", "him"),
    "chat-code": _Goes(
        "Somebody in Telegram says that an address is his", "that address",
        ("contacts-in-chat",),
    ),
    "chat-linked": _Goes(
        "A customer's letters go to Telegram from now on", "his address", ("contacts-in-chat",)
    ),
    "nothing-readable": _Goes("A mail says nothing at all", "who sent it"),
    "too-large": _Goes("A mail is larger than is taken", "who sent it"),
    "files-refused": _Goes(
        "A mail has files that are not taken", "who sent it", ("refused-files",)
    ),
}  # fmt: skip


def page() -> str:
    """The whole page."""
    return "\n".join([TOP, *_table(), _LAST])


_LAST = """
The order's own documents go along with what somebody sends to a customer while `attach-documents`
is on, as many as fit in 10 MB; of those that stay behind the letter says how many.
"""


def _table() -> Iterator[str]:
    yield "| Letter | Goes when | To | Attached | Also | Settings |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for letter, name in LETTER_NAMES.items():
        goes = _GOES[letter]
        cells = (
            f"{name} (`{letter}`)",
            goes.when,
            goes.to,
            _attached(letter),
            _also(letter),
            ", ".join(f"`{CATALOGUE[key].key}`" for key in goes.settings) or "–",
        )
        yield f"| {' | '.join(cells)} |"


def _attached(letter: str) -> str:
    paper = PAPERS[letter][0].format(number="421") if letter in PAPERS else ""
    entry = "a calendar entry" if letter in INVITING else ""
    documents = "the order's documents" if letter in WITH_DOCUMENTS else ""
    return ", ".join(each for each in (paper, entry, documents) if each) or "–"


def _also(letter: str) -> str:
    text = "text message" if (TEMPLATES / letter / "sms.jinja").exists() else ""
    chat = "Telegram" if letter in IN_CHAT else ""
    return ", ".join(each for each in (text, chat) if each) or "–"
