"""Mails that ask how an order stands: answered to whoever is on it, and to nobody else (XT-21)."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.deliveries import Delivery
from core.people import SYSTEM
from core.usecases.settings import SetSetting, set_setting
from intake.answers.commands import StatusAsked, status_asked
from intake.parsing.mail import Kind, ParsedMail
from tests.intake.desk import Office, mail, open_office
from tests.intake.letters import KARIN, answer_to, letter_left, letters_leave

STRANGER = "Eva Ny <eva@elsewhere.example>"


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    """An office to which Karin has reported a door."""
    made = await open_office(tmp_path)
    await made.gets(mail())
    yield made
    await made.database.close()


@pytest.fixture
async def receipt(office: Office) -> Delivery:
    return await letter_left(office, "receipt")


async def told(office: Office) -> list[tuple[str, str | None]]:
    """Who is told of which order now."""
    letters = await letters_leave(office)
    return [(each.recipient, each.order) for each in letters if each.letter == "status"]


def asks(text: str, **headers: str) -> bytes:
    return mail(text, **{"Subject": "A question", "Message-ID": "<q@b.example>", **headers})


@pytest.mark.shows("E", "XT-21")
async def test_status_and_a_number_is_answered(office: Office, receipt: Delivery) -> None:
    await office.gets(asks("Status 1"))
    assert (await told(office), len(await office.orders())) == ([(KARIN, "1")], 1)


@pytest.mark.shows("E", "XT-21")
async def test_the_subject_alone_will_do(office: Office, receipt: Delivery) -> None:
    await office.gets(asks("", Subject="status AO 1"))
    assert await told(office) == [(KARIN, "1")]


@pytest.mark.shows("E", "XT-21")
async def test_a_question_mark_in_a_thread_is_about_its_order(
    office: Office, receipt: Delivery
) -> None:
    await office.gets(answer_to(office, receipt, "?"))
    assert (await told(office), (await office.order("1")).comments) == ([(KARIN, "1")], ())


async def test_a_question_in_words_is_for_those_who_plan_too(
    office: Office, receipt: Delivery
) -> None:
    await office.gets(answer_to(office, receipt, "När kommer ni?"))
    assert (await told(office), len((await office.order("1")).comments)) == ([(KARIN, "1")], 1)


@pytest.mark.shows("E", "XT-21")
async def test_status_alone_is_about_all_that_is_open(office: Office, receipt: Delivery) -> None:
    await office.gets(mail("The lift.", Subject="The lift", Message_ID="<two@b.example>"))
    await letters_leave(office)
    await office.gets(asks("Status"))
    (letter,) = [each for each in await letters_leave(office) if each.letter == "status"]
    assert (letter.order, letter.context["others"]) == ("2", ["1"])


@pytest.mark.shows("E", "XT-21")
async def test_who_is_not_on_the_order_learns_nothing_of_it(
    office: Office, receipt: Delivery
) -> None:
    await office.gets(asks("Status 1", From=STRANGER))
    assert (await told(office), len(await office.orders())) == ([], 2)


async def test_an_order_that_is_not_there_is_a_mail_like_any_other(
    office: Office, receipt: Delivery
) -> None:
    await office.gets(asks("Status 99"))
    assert (await told(office), len(await office.orders())) == ([], 2)


async def test_where_it_is_off_it_is_a_mail_like_any_other(
    office: Office, receipt: Delivery
) -> None:
    await office.door.do(set_setting, SetSetting("mail-commands", "off"), SYSTEM)
    await office.gets(answer_to(office, receipt, "?"))
    assert (await told(office), len((await office.order("1")).comments)) == ([], 1)


async def test_a_machine_that_asks_is_not_answered(office: Office, receipt: Delivery) -> None:
    await office.gets(asks("Status 1", Precedence="bulk"))
    assert await told(office) == []


async def test_an_address_is_told_so_often_and_no_more(office: Office, receipt: Delivery) -> None:
    for place in range(9):
        await office.gets(asks("Status 1", Message_ID=f"<{place}@b.example>"))
    assert len(await told(office)) == 4  # its receipt was the first of five


def _asked(text: str, subject: str = "A question", **changes: str) -> StatusAsked | None:
    return status_asked(ParsedMail(kind=Kind.REPORT, reply=text, subject=subject, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    ["status", "Status?", "status 421", "Status AO 421-1", "?", "??", "Läget?", "Hej!\nLäget?",
     "När kommer ni?", "When are you coming?", "status på order 421"],
)  # fmt: skip
def test_short_mails_ask(text: str) -> None:
    assert _asked(text)


@pytest.mark.parametrize(
    "text",
    ["The status lamp is red", "Status 421 is wrong, the door is open again", "Läget är akut",
     "When are you coming? The door is broken", "421", "", "status " * 20],
)  # fmt: skip
def test_mails_that_say_more_do_not(text: str) -> None:
    assert _asked(text) is None
