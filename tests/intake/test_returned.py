"""What becomes of mail of ours that came back: believed only where it holds a letter of ours."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.deliveries import Delivery, DeliveryState
from core.people import SYSTEM
from core.ports import Unreached
from core.reach import Cause, cause_of
from intake.answers.returned import why_returned
from intake.parsing.mail import Kind, ParsedMail
from tests.intake.desk import Office, mail, open_office
from tests.intake.letters import KARIN, letter_left, message_id
from tests.intake.writing import multipart, part

GONE = "550 5.1.1 user unknown"


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    """An office that has sent Karin a receipt."""
    made = await open_office(tmp_path)
    await made.gets(mail())
    yield made
    await made.database.close()


@pytest.fixture
async def receipt(office: Office) -> Delivery:
    return await letter_left(office, "receipt")


def bounce(
    returned: str, status: str = "5.1.1", why: str = GONE, action: str = "failed", to: str = KARIN
) -> bytes:
    """A host gives a mail back (RFC 3464)."""
    fields = (
        f"Reporting-MTA: dns; mx.b.example\r\n\r\nFinal-Recipient: rfc822; {to}\r\n"
        f"Action: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; {why}\r\n"
    )
    head = (
        "From: MAILER-DAEMON@b.example\r\nTo: ordna@ordna.example\r\nReturn-Path: <>\r\n"
        "Subject: Undelivered Mail Returned to Sender\r\nMessage-ID: <back@b.example>"
    )
    return multipart(
        'report; report-type="delivery-status"',
        part("text/plain", "It could not be delivered."),
        part("message/delivery-status", fields),
        part("text/rfc822-headers", f"Message-ID: {returned}\r\nTo: {to}\r\n"),
        head=head.encode(),
    )


async def unreached(office: Office) -> list[tuple[str, Cause]]:
    rows = await office.door.ask(lambda uow: list(uow.undeliverable.all()))
    return [(each.address, cause_of(each)) for each in rows]


async def state_of(office: Office, letter: Delivery) -> DeliveryState:
    rows = await office.door.ask(lambda uow: list(uow.outbox.rows("1")))
    return next(row.state for row in rows if row.id == letter.id)


@pytest.mark.shows("E", "WO-03")
async def test_a_letter_that_came_back_says_so_and_its_address_is_marked(
    office: Office, receipt: Delivery
) -> None:
    await office.gets(bounce(message_id(receipt)), sender="")
    assert (await state_of(office, receipt), await unreached(office)) == (
        DeliveryState.RETURNED,
        [(KARIN, Cause.NO_MAILBOX)],
    )


async def test_a_bounce_of_nothing_of_ours_silences_nobody(
    office: Office, receipt: Delivery
) -> None:
    await office.gets(bounce("<forged@elsewhere.example>"), sender="")
    assert (await state_of(office, receipt), await unreached(office)) == (DeliveryState.SENT, [])


async def test_whom_a_forged_bounce_names_is_not_marked(office: Office, receipt: Delivery) -> None:
    """Its Message-ID is Karin's letter, so nobody but Karin can be meant."""
    await office.gets(bounce(message_id(receipt), to="eva@elsewhere.example"), sender="")
    assert [address for address, _ in await unreached(office)] == [KARIN]


@pytest.mark.parametrize(
    ("status", "why"),
    [("5.2.2", "552 5.2.2 mailbox full"), ("4.4.7", "delivery time expired"), ("5.7.1", "spam")],
)
async def test_what_passes_marks_nobody_though_the_letter_is_lost(
    office: Office, receipt: Delivery, status: str, why: str
) -> None:
    await office.gets(bounce(message_id(receipt), status, why), sender="")
    assert (await state_of(office, receipt), await unreached(office)) == (
        DeliveryState.RETURNED,
        [],
    )


async def test_a_host_that_is_still_trying_changes_nothing(
    office: Office, receipt: Delivery
) -> None:
    await office.gets(bounce(message_id(receipt), "4.4.1", action="delayed"), sender="")
    assert (await state_of(office, receipt), await unreached(office)) == (DeliveryState.SENT, [])


async def test_a_mark_in_what_comes_back_is_as_good_as_its_message_id(
    office: Office, receipt: Delivery
) -> None:
    token = office.signer.reply_token("1", KARIN)
    text = f"<{KARIN}>: user unknown\r\n\r\n--- The original ---\r\nHej!\r\n[AO:1/{token}]\r\n"
    raw = mail(
        text, From="MAILER-DAEMON@b.example", Subject="Undelivered Mail Returned to Sender",
        Return_Path="<>", Message_ID="<back@b.example>",
    )  # fmt: skip
    await office.gets(raw, sender="")
    assert await unreached(office) == [(KARIN, Cause.NO_MAILBOX)]


async def test_a_mail_from_an_address_shows_that_it_can_be_reached(
    office: Office, receipt: Delivery
) -> None:
    await office.gets(bounce(message_id(receipt)), sender="")
    await office.gets(mail("I am here.", Message_ID="<three@brfeken.example>"))
    assert await unreached(office) == []


async def test_who_complained_is_not_written_to_for_writing_to_us(
    office: Office, receipt: Delivery
) -> None:
    marked = Unreached(KARIN, receipt.created_at, Cause.COMPLAINT)
    await office.door.do(lambda row, actor, uow: uow.undeliverable.put(row), marked, SYSTEM)
    await office.gets(mail("The lift.", Message_ID="<three@brfeken.example>"))
    assert await unreached(office) == [(KARIN, Cause.COMPLAINT)]


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("5.1.1 smtp; 550 5.1.1 unknown", Cause.NO_MAILBOX),
        ("5.7.1 smtp; 550 5.7.1 no such user here", Cause.NO_MAILBOX),
        ("5.7.1 smtp; 554 5.7.1 message rejected as spam", Cause.REFUSED),
        ("5.1.8 smtp; 501 5.1.8 sender address rejected", Cause.REFUSED),
        ("5.0.0 smtp; 550 mailbox is over quota", Cause.FULL),
        ("5.0.0 smtp; 550 the account has been disabled", Cause.CLOSED),
        ("5.4.4 x-unix; host not found", Cause.NO_DOMAIN),
        ("4.2.2 smtp; 452 mailbox full", Cause.FULL),
        ("4.4.1 smtp; connection timed out", Cause.LATE),
        ("5.3.4 smtp; 552 message size exceeds limit", Cause.TOO_LARGE),
        ("5.0.0 smtp; 550 no", Cause.UNKNOWN),
        ("", Cause.UNKNOWN),
    ],
)
def test_the_cause_is_told_from_codes_and_words(said: str, cause: Cause) -> None:
    assert why_returned(ParsedMail(kind=Kind.BOUNCE, bounce_said=said)) is cause
