"""A yes to the protocol by mail: when it signs, and when it is only read (XT-08)."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from core.deliveries import Delivery
from core.mail_trust import UNKNOWN, Result, Verdict
from core.numbers import OrderNumber
from core.order_papers import SignedAs
from core.people import SYSTEM
from core.ports import WaitingMail
from core.usecases.customer_signing import AskCustomerSignature, ask_customer_signature
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.settings import SetSetting, set_setting
from core.usecases.signing import Sign, sign
from core.work_order import State
from intake.answers.approvals import is_clear_yes
from intake.trust.guard import Guard
from notifications.rules import Rules
from storage.door import SqlDoor
from tests.intake.desk import NOW, Office, mail, open_office
from tests.intake.letters import answer_to, letter_left, letters_leave

ONE = OrderNumber(1)
PROVED = Verdict(dkim=Result.PASS, dmarc=Result.PASS, by="mx.ours.example")


@dataclass
class Says:
    """A verifier that says what it is told to."""

    said: Verdict = PROVED

    async def verdict(self, mail: WaitingMail, sender: str) -> Verdict:
        return self.said


@pytest.fixture
def says() -> Says:
    return Says()


@pytest.fixture
async def office(tmp_path: Path, says: Says) -> AsyncIterator[Office]:
    """An office that has finished Karin's order and takes approvals by mail."""
    made = await open_office(tmp_path, guard=Guard(says))
    await made.gets(mail())
    await made.door.do(set_setting, SetSetting("approval-by-reply", "on"), SYSTEM)
    await made.door.do(add_measure, AddMeasure(ONE, "Done", date(2026, 11, 24)), SYSTEM)
    await made.door.do(sign, Sign(ONE), SYSTEM)
    await letters_leave(made)
    await made.door.do(ask_customer_signature, AskCustomerSignature(ONE), SYSTEM)
    yield made
    await made.database.close()


@pytest.fixture
async def asked(office: Office) -> Delivery:
    return await letter_left(office, "sign-request")


async def signed_by(office: Office) -> list[tuple[str, str | None]]:
    signatures = (await office.order("1")).signatures
    return [(s.name, s.mail_sha256) for s in signatures if s.role is SignedAs.CUSTOMER]


@pytest.mark.shows("E", "XT-08", "SE-65")
async def test_a_clear_yes_signs_for_the_work(office: Office, asked: Delivery) -> None:
    raw = answer_to(office, asked, "Godkänns")
    await office.gets(raw)
    assert (await signed_by(office), (await office.order("1")).state) == (
        [(asked.recipient, sha256(raw).hexdigest())],
        State.SIGNED,
    )


@pytest.mark.shows("E", "XT-08")
@pytest.mark.parametrize(
    "text", ["Godkänner inte", "It is still broken.", "Ok, men när kommer ni?"]
)
async def test_what_is_no_clear_yes_is_a_comment(
    office: Office, asked: Delivery, text: str
) -> None:
    await office.gets(answer_to(office, asked, text))
    assert (await signed_by(office), len((await office.order("1")).comments)) == ([], 1)


@pytest.mark.shows("E", "SE-65")
async def test_while_it_is_off_a_yes_is_a_comment_and_a_person_hears_why(
    office: Office, asked: Delivery
) -> None:
    await office.door.do(set_setting, SetSetting("approval-by-reply", "off"), SYSTEM)
    await office.gets(answer_to(office, asked, "Godkänns"))
    assert (await signed_by(office), len((await office.order("1")).comments)) == ([], 1)
    history = await office.door.ask(lambda uow: list(uow.lists.history(ONE)))
    assert "ApprovalNotTaken" in [row.event for row in history]


async def test_a_yes_that_nothing_vouches_for_signs_nothing(
    office: Office, asked: Delivery, says: Says
) -> None:
    says.said = UNKNOWN
    await office.gets(answer_to(office, asked, "Godkänns"))
    assert await signed_by(office) == []


async def test_a_yes_without_the_reply_address_signs_nothing(
    office: Office, asked: Delivery
) -> None:
    """What it answers proves a comment; to sign takes what only its reader was given."""
    await office.gets(answer_to(office, asked, "Godkänns", To="fel@ordna.example"))
    assert await signed_by(office) == []


async def test_a_yes_to_what_was_signed_anew_since_signs_nothing(
    office: Office, asked: Delivery
) -> None:
    """He has not seen the lines that were added after the letter that he answers."""
    later = SqlDoor(office.database, Rules("sv"), lambda: NOW + timedelta(hours=1))
    await later.do(add_measure, AddMeasure(ONE, "More", date(2026, 11, 24)), SYSTEM)
    await later.do(sign, Sign(ONE), SYSTEM)
    await office.gets(answer_to(office, asked, "Godkänns"))
    assert (await signed_by(office), len((await office.order("1")).comments)) == ([], 1)


async def test_a_second_yes_signs_nothing_more(office: Office, asked: Delivery) -> None:
    for message_id in ("<a@b.example>", "<b@b.example>"):
        await office.gets(answer_to(office, asked, "Godkänns", Message_ID=message_id))
    assert len(await signed_by(office)) == 1


async def test_what_is_said_beside_a_yes_is_a_comment_too(office: Office, asked: Delivery) -> None:
    await office.gets(answer_to(office, asked, "Godkänns. Snyggt jobbat av Anna."))
    assert (len(await signed_by(office)), len((await office.order("1")).comments)) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Godkänns",
        "Godkänner",
        "OK",
        "Ja, godkänt",
        "I approve",
        "Approved.",
        "Hej!\n\nGodkänns.\n\nMvh",
        "Ja tack!",
        "Ok, det ser bra ut",
    ],
)
def test_short_words_say_yes(text: str) -> None:
    assert is_clear_yes(text)


@pytest.mark.parametrize(
    "text",
    ["Godkänner inte", "Nej", "Ok?", "Not approved", "", "Godkänns när listen är på plats",
     "Ja, men dörren är trasig", "Tack", "Ok " * 20, "Ja, kom på torsdag", "Ok, ring mig",
     "Ja, vi behöver en dörr till", "Agreed with Bo to meet tomorrow", "Bra"],
)  # fmt: skip
def test_all_else_does_not(text: str) -> None:
    assert not is_clear_yes(text)
