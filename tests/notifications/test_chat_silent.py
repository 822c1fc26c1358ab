"""The letter that nothing can be said in chat reads as its golden file says, in both languages."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from core.deliveries import Channel, Delivery, Outage
from core.settings import Settings
from notifications.channels.telegram_outcomes import AWAY
from notifications.letter_facts import LetterFacts
from notifications.letters import Letters
from tests.notifications.example import COMPANY, LETTERHEAD, NOW, SIGNER, an_id
from tests.notifications.spoken import speech

GOLDEN = Path(__file__).parent / "golden"
LETTERS = Letters(speech, SIGNER, LETTERHEAD)
DAVID = "david@nordport.example"
SILENT = Outage(Channel.TELEGRAM, NOW - timedelta(hours=1), AWAY, NOW)


@pytest.mark.shows("E", "PE-28")
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_letter_reads_as_its_golden_file(language: str) -> None:
    sent = Delivery(
        an_id(90), Channel.EMAIL, DAVID, "chat-silent", language, {}, None, "Ordna", NOW
    )
    facts = LetterFacts(None, Settings(COMPANY), NOW, DAVID, "David", outage=SILENT)
    letter = LETTERS.write(sent, facts)
    for path, text in (
        (GOLDEN / f"chat-silent.{language}.txt", f"Subject: {letter.subject}\n\n{letter.text}"),
        (GOLDEN / f"chat-silent.{language}.html", letter.html + "\n"),
    ):
        if os.environ.get("ORDNA_GOLDEN") == "write":
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")
