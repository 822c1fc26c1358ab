"""What a chat says of a mail that waits: in words, and no louder than it may."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from bot.shown.held_mail import HeldView, held_message, list_message
from core.chat import Style
from core.lists import MailRow
from core.mail_choice import MailChoice
from core.mail_trust import Result, Verdict
from tests.notifications.spoken import speech

shows = pytest.mark.shows
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
WORDS = speech("en")
ROW = MailRow(
    UUID(int=1), NOW, "quarantined", "Its sender's domain says: {detail}", 1, None,
    sender="eva@firma.example", subject="Rabatt", kind="report", name="Eva <b>", detail="no & no",
    beginning="Hej!\n\nKöp nu", files=("a.pdf", "b.pdf"),
)  # fmt: skip


def said(row: MailRow = ROW, others: int = 0) -> str:
    """The message's text."""
    return held_message(HeldView(row, None, others), NOW, WORDS).html


@shows("C", "WO-03")
@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        (Verdict(spf=Result.PASS, by="mx"), "Sender proved"),
        (Verdict(by="mx"), "Sender not proved"),
        (None, "Sender not proved"),
        (Verdict(dmarc=Result.FAIL, by="mx"), "The sender's domain says it did not send this"),
    ],
)
def test_how_far_the_sender_is_proved_is_said_in_words(verdict: Verdict | None, told: str) -> None:
    assert told in said(replace(ROW, verdict=verdict))


def test_no_button_of_a_forged_mail_stands_out() -> None:
    forged = replace(ROW, verdict=Verdict(dmarc=Result.FAIL, by="mx"))
    rows = held_message(HeldView(forged, None, 0), NOW, WORDS).buttons
    assert {each.style for row in rows for each in row} == {Style.PLAIN}


def test_what_strangers_write_is_never_markup() -> None:
    assert "Eva &lt;b&gt;" in said()
    assert "says: no &amp; no" in said()


def test_greeting_is_left_out_and_files_are_named() -> None:
    assert "<blockquote expandable>Köp nu</blockquote>" in said()
    assert "📎 a.pdf, b.pdf" in said()


def test_a_mail_that_was_let_in_says_by_whom_and_becomes_what() -> None:
    chosen = replace(ROW, state="waiting", choice=MailChoice("Maja Lind", as_new=True))
    done = replace(chosen, state="done", order="7", settled_by="Maja Lind")
    assert said(chosen).startswith("✓ Maja makes it a new order.")
    assert said(done).startswith("✓ Maja made it <b>AO 7</b>.")


def test_a_page_that_is_there_no_more_shows_the_last_one() -> None:
    assert "1. <b>Eva &lt;b&gt;: Rabatt</b>" in list_message([ROW], 7, NOW, WORDS).html
