"""The morning letter reads as its golden file says, in both languages."""

import os
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from core.deliveries import Channel, Delivery
from core.planner import PlannedBooking
from core.settings import Settings
from core.usecases.board import Waiting, Waits
from core.usecases.digests import Digest, WaitingFor
from core.work_order import State
from notifications.letter_facts import LetterFacts
from notifications.letters import Letters
from tests.notifications.example import BOOKING, COMPANY, LETTERHEAD, NOW, SIGNER, an_id
from tests.notifications.spoken import speech

GOLDEN = Path(__file__).parent / "golden"
LETTERS = Letters(speech, SIGNER, LETTERHEAD)
DAVID = "david@nordport.example"
DOOR = Waiting("421", "D\u00f6rren st\u00e4nger inte", "Brf Eken")
VISIT = PlannedBooking(
    "421", DOOR.title, DOOR.customer, "Storgatan 5", State.BEGUN, UUID(int=1), "Anna Berg",
    BOOKING.starts_at, BOOKING.starts_at + timedelta(hours=2), None, False, an_id(9),
)  # fmt: skip
FULL = Digest(
    date(2026, 11, 26),
    (WaitingFor(Waits.URGENT, 1, (DOOR,)), WaitingFor(Waits.UNASSIGNED, 7, (DOOR,) * 5)),
    (VISIT,),
    2,
    1,
)
QUIET = Digest(date(2026, 11, 26), (), (), 0, 0)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("name", "digest"), [("digest", FULL), ("digest-of-nothing", QUIET)])
def test_the_morning_letter_reads_as_its_golden_file(
    name: str, digest: Digest, language: str
) -> None:
    sent = Delivery(an_id(90), Channel.EMAIL, DAVID, "digest", language, {}, None, "Ordna", NOW)
    facts = LetterFacts(None, Settings(COMPANY), NOW, DAVID, "David Dahl", digest=digest)
    letter = LETTERS.write(sent, facts)
    for path, text in (
        (GOLDEN / f"{name}.{language}.txt", f"Subject: {letter.subject}\n\n{letter.text}"),
        (GOLDEN / f"{name}.{language}.html", letter.html + "\n"),
    ):
        if os.environ.get("ORDNA_GOLDEN") == "write":
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")
