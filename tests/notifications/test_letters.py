"""Every letter reads exactly as its golden file says, in both languages.

``ORDNA_GOLDEN=write pytest tests/notifications/test_letters.py`` writes them anew.
"""

import os
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from core.deliveries import Channel, Delivery
from core.invoices import Terms, invoice_of
from core.lines import Line
from core.linking import LinkedContact
from core.links import Purpose
from core.order_papers import Approval, Assigned, Stamp, StampKind
from core.quotes import QuoteTerms, quote_of
from core.self_checks import Choice, Point, PointTemplate, SelfCheck
from core.shapes import shape
from core.work_order import State, WorkOrder
from notifications.gathering import gather
from notifications.letters import Letter, Letters
from tests.notifications.example import (
    ANNA,
    BOOKING,
    KARIN,
    LETTERHEAD,
    NOW,
    ORDER,
    ORDER_LINK,
    SIGN_LINK,
    SIGNER,
    a_link,
    an_id,
)
from tests.notifications.records import LinkRows, Records
from tests.notifications.spoken import speech

ANSWERS = (Purpose.VISIT, Purpose.PICK, Purpose.RATE, Purpose.APPROVE)
GOLDEN = Path(__file__).parent / "golden"
LETTERS = Letters(speech, SIGNER, LETTERHEAD)
DONE = replace(ORDER, state=State.SIGNED)
REBOOKED = replace(ORDER, bookings=(replace(BOOKING, sequence=1),))
UNBOOKED = replace(ORDER, bookings=())
PERFORMED = replace(ORDER, state=State.BEGUN, signatures=())
OUT = Stamp(
    StampKind.ON_MY_WAY, an_id(1), "Anna Berg", NOW, NOW + timedelta(minutes=20), an_id(70)
)
UNDER_WAY = replace(ORDER, stamps=(OUT,))
AT_ONCE = replace(ORDER, stamps=(replace(OUT, expected_at=None),))
GIVEN = replace(ORDER, assigned=(Assigned(ANNA.id, ANNA.name),))
TO_OUR_OWN = {"given", "order-off"}
QUOTE = quote_of(
    ORDER,
    QuoteTerms("17", "David Dahl", date(2026, 11, 24), 30),
    lambda row: Line(row.name, row.quantity, row.added_by, row.added_at),
)
INVOICE = invoice_of(
    ORDER,
    ORDER.customer,
    Terms("1001", date(2026, 11, 24), 30, "David Dahl", Decimal(25)),
)
HINGE, LIST = ORDER.to_order
MESSAGE = "Your part has come.\nIt is in the <workshop>.\n\nWe are here until five."
CHECK = SelfCheck(
    "Dörrkontroll",
    completed=True,
    points=(
        Point(PointTemplate("Stängningskraft", unit="N"), value="35.5", approved=True),
        Point(PointTemplate("Lås", choices=(Choice("Trasigt", False),)), None, "Trasigt", False),
        Point(PointTemplate("Rengjord"), approved=True, note="Två gånger"),
    ),
)
CHECKED = ORDER.with_self_check(None, CHECK).with_self_check(None, SelfCheck("Slutkontroll"))
ORDER_PAGE = {"order_link_id": str(ORDER_LINK.id)}
ANSWER_LINKS = {purpose: a_link(purpose, 60 + n) for n, purpose in enumerate(ANSWERS)}
CHAT_LINK = a_link(Purpose.CHANNEL, 59)
IN_CHAT = LinkedContact(KARIN, 501, "Karin Ek", "sv", NOW)
EXTRA = Approval("Byta motorn, 2 h", Decimal("8400.50"), "Anna Berg", NOW, id=an_id(66))
ASKED = replace(ORDER, state=State.BEGUN, approvals=(EXTRA,))


def answered_by(purpose: Purpose) -> dict[str, str]:
    return {"answer_link_id": str(ANSWER_LINKS[purpose].id)}


UNTAKEN = replace(ORDER, assigned=(), state=State.NEW, urgent=True)
REFUSED = [("setup.exe", "WHY?"), ("<b>{name}</b>.js", "WHY?")]
EVERY_LETTER: dict[str, tuple[str, dict[str, Any], WorkOrder | None]] = {
    "receipt": ("receipt", {"subject": "SV: Dörren stänger inte", **ORDER_PAGE}, ORDER),
    "receipt-without-link": ("receipt", {}, ORDER),
    "booking-confirmation": (
        "booking-confirmation",
        {"booking_id": str(BOOKING.id), **answered_by(Purpose.VISIT)},
        ORDER,
    ),
    "booking-confirmation-with-login": (
        "booking-confirmation",
        {"booking_id": str(BOOKING.id), **ORDER_PAGE, **answered_by(Purpose.VISIT)},
        REBOOKED,
    ),
    "booking-confirmation-late": (
        "booking-confirmation",
        {"booking_id": str(BOOKING.id), "late": True},
        REBOOKED,
    ),
    "on-my-way": ("on-my-way", {"stamp_id": str(UNDER_WAY.stamps[0].id)}, UNDER_WAY),
    "on-my-way-without-time": (
        "on-my-way",
        {"stamp_id": str(AT_ONCE.stamps[0].id)},
        AT_ONCE,
    ),
    "booking-cancelled": ("booking-cancelled", {"booking": shape(BOOKING)}, UNBOOKED),
    "booking-cancelled-with-its-order": (
        "booking-cancelled",
        {"booking": shape(BOOKING)},
        replace(ORDER, state=State.CANCELLED),
    ),
    "status": ("status", {"others": [], "subject": "", **ORDER_PAGE}, PERFORMED),
    "status-in-a-thread": (
        "status",
        {"others": ["421"], "subject": "Re: Dörren"},
        replace(PERFORMED, state=State.CANCELLED),
    ),
    "visit-reminder": (
        "visit-reminder",
        {"booking_id": str(BOOKING.id), **answered_by(Purpose.VISIT)},
        ORDER,
    ),
    "pick-a-time": (
        "pick-a-time",
        {"booking_id": str(BOOKING.id), **answered_by(Purpose.PICK)},
        PERFORMED,
    ),
    "pick-a-time-without-booking": (
        "pick-a-time",
        answered_by(Purpose.PICK),
        replace(PERFORMED, bookings=()),
    ),
    "approval-request": (
        "approval-request",
        {"approval_id": str(EXTRA.id), **answered_by(Purpose.APPROVE)},
        ASKED,
    ),
    "articles-to-order": (
        "articles-to-order",
        {"rows": [shape(row) for row in ORDER.to_order], **ORDER_PAGE},
        ORDER,
    ),
    "articles-ordered": ("articles-ordered", {"rows": [shape(LIST)], **ORDER_PAGE}, ORDER),
    "articles-delivered": ("articles-delivered", {"rows": [shape(LIST)]}, ORDER),
    "articles-corrected": (
        "articles-corrected",
        {
            "rows": [shape(replace(HINGE, quantity=Decimal(3)))],
            "before": [shape(HINGE)],
            "gone": [shape(LIST)],
            **ORDER_PAGE,
        },
        ORDER,
    ),
    "sign-request": ("sign-request", {"link_id": str(SIGN_LINK.id), **ORDER_PAGE}, ORDER),
    "protocol": ("protocol", ORDER_PAGE, DONE),
    "protocol-that-asks": ("protocol", {**ORDER_PAGE, **answered_by(Purpose.RATE)}, DONE),
    "protocol-before-the-end": ("protocol", {}, ORDER),
    "message": ("message", {"text": MESSAGE, **ORDER_PAGE}, ORDER),
    "order-confirmation": ("order-confirmation", ORDER_PAGE, ORDER),
    "order-confirmation-without-booking": (
        "order-confirmation",
        {},
        replace(ORDER, bookings=()),
    ),
    "self-checks": ("self-checks", {}, CHECKED),
    "quote": ("quote", {"quote": "17"}, ORDER),
    "quote-with-words": ("quote", {"quote": "17", "text": MESSAGE}, ORDER),
    "invoice": ("invoice", {}, replace(ORDER, customer_order_number="PO-9")),
    "given": ("given", {}, GIVEN),
    "given-booked": ("given", {"booking_id": str(BOOKING.id)}, ORDER),
    "given-another-time": ("given", {"booking_id": str(BOOKING.id), "moved": True}, ORDER),
    "order-off": (
        "order-off",
        {"text": "The customer mended it."},
        replace(ORDER, state=State.CANCELLED),
    ),
    "chat-news": ("chat-news", {}, ORDER),
    "alert": ("alert", {"alert": "urgent", "name": "", "text": ""}, UNTAKEN),
    "alert-of-help": (
        "alert",
        {"alert": "help-asked", "name": "Anna Berg", "text": "Stegen räcker inte."},
        ORDER,
    ),
    "correction": ("correction", {"letters": ["booking-confirmation", "protocol"]}, ORDER),
    "receipt-that-offers-the-chat": ("receipt", {"chat_link_id": str(CHAT_LINK.id)}, ORDER),
    "chat-code": (
        "chat-code",
        {"digits": "012345", "until": (NOW + timedelta(minutes=15)).isoformat(), "name": "<Kaja>"},
        None,
    ),
    "chat-linked": ("chat-linked", {"name": "Kaja"}, ORDER),
    "nothing-readable": ("nothing-readable", {"subject": "", "files": ()}, None),
    "nothing-readable-in-a-thread": (
        "nothing-readable",
        {"subject": "Fwd: Porten", "files": ()},
        None,
    ),
    "too-large": ("too-large", {"subject": "", "files": ()}, None),
    "files-refused": ("files-refused", {"subject": "Porten", "files": REFUSED}, ORDER),
    "files-refused-without-order": ("files-refused", {"subject": "", "files": REFUSED}, None),
}


def delivery(
    letter: str, language: str, context: dict[str, Any], number: str | None = "421"
) -> Delivery:
    reader = ANNA.email or "" if letter in TO_OUR_OWN else KARIN
    return Delivery(
        an_id(90), Channel.EMAIL, reader, letter, language, context, number, "Anna Berg", NOW
    )


def written(
    letter: str, language: str, context: dict[str, Any], order: WorkOrder | None
) -> Letter:
    records = Records(
        orders=(order or ORDER,),
        links=LinkRows((ORDER_LINK, SIGN_LINK, CHAT_LINK, *ANSWER_LINKS.values())),
        in_chat=(IN_CHAT,),
        offered=(QUOTE,),
        billed=(INVOICE,),
    )
    sent = delivery(letter, language, context, "421" if order else None)
    facts = gather(sent, records.uow)
    assert facts is not None
    return LETTERS.write(sent, replace(facts, bot="OrdnaBot"))


@pytest.mark.shows("E", "AO-04", "AO-07", "AO-08", "BO-09", "BO-10")
@pytest.mark.shows("E", "RV-02", "RV-03", "RV-06", "RV-12")
@pytest.mark.shows("E", "MS-05", "SE-73", "SE-48", "SE-56", "RV-04", "XT-16")
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", EVERY_LETTER)
def test_a_letter_reads_as_its_golden_file(name: str, language: str) -> None:
    letter = written(EVERY_LETTER[name][0], language, *EVERY_LETTER[name][1:])
    for path, text in (
        (GOLDEN / f"{name}.{language}.txt", f"Subject: {letter.subject}\n\n{letter.text}"),
        (GOLDEN / f"{name}.{language}.html", letter.html + "\n"),
    ):
        if os.environ.get("ORDNA_GOLDEN") == "write":
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")


@pytest.mark.shows("E", "RV-02", "RV-12", "MS-06")
@pytest.mark.parametrize(
    ("name", "ends"),
    [
        ("visit-reminder", f"/visit/{BOOKING.id}"),
        ("pick-a-time", f"/visit/{BOOKING.id}/times"),
        ("pick-a-time-without-booking", "/times"),
        ("approval-request", f"/approve/{EXTRA.id}"),
    ],
)
def test_a_text_message_ends_in_the_link_to_answer_by(name: str, ends: str) -> None:
    letter, context, order = EVERY_LETTER[name]
    records = Records(orders=(order or ORDER,), links=LinkRows(ANSWER_LINKS.values()))
    sent = delivery(letter, "en", context)
    facts = gather(sent, records.uow)
    assert facts is not None
    assert LETTERS.text_message(sent, facts).endswith(ends)
