"""Which mails a machine answers, how often, and what it says of what could not be taken."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from core.mail_marks import WRITE_ABOVE
from core.people import SYSTEM
from core.ports import Unreached
from core.usecases.settings import SetSetting, set_setting
from intake.received import ReceivedMail, source_of_beginning
from tests.intake.desk import NOW, Office, mail, open_office
from tests.intake.writing import file_part, multipart, part

KARIN = "karin@brfeken.example"


class Clock:
    """Says the time it is told."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def office(tmp_path: Path, clock: Clock) -> AsyncIterator[Office]:
    made = await open_office(tmp_path, clock)
    yield made
    await made.database.close()


async def _letters(office: Office) -> list[tuple[str, str]]:
    """Who is written to, and with which letter."""
    rows = await office.door.ask(lambda uow: list(uow.outbox.rows()))
    return [(row.to, row.letter) for row in rows if "@" in row.to]


async def _alarms(office: Office) -> int:
    events = await office.database.read(
        lambda connection: connection.exec_driver_sql(
            "SELECT COUNT(*) FROM event_log WHERE event = 'MailQuarantined'"
        ).scalar_one()
    )
    return int(events)


def _number(number: int, **headers: str) -> bytes:
    return mail(f"Fault {number}.", **{"Message_ID": f"<{number}@b.example>", **headers})


@pytest.mark.shows("E", "WO-03")
async def test_a_receipt_stands_in_the_thread_of_the_mail(office: Office) -> None:
    await office.gets(mail())
    (row,) = await office.door.ask(lambda uow: list(uow.outbox.rows("1")))
    letter = await office.door.ask(lambda uow: uow.outbox.letter(row.id))
    assert letter is not None
    assert letter.context["reply_to_message_id"] == "<one@brfeken.example>"


async def test_a_thread_gets_one_receipt(office: Office) -> None:
    await office.gets(mail())
    more = {"Message_ID": "<two@b.example>", "In_Reply_To": "<one@brfeken.example>"}
    await office.gets(mail("One thing more.", **more))
    assert await _letters(office) == [(KARIN, "receipt")]


async def test_what_is_sent_twice_within_minutes_gets_one_receipt(office: Office) -> None:
    for number in (1, 2):
        await office.gets(mail(Message_ID=f"<{number}@b.example>"))
    assert (len(await office.orders()), await _letters(office)) == (2, [(KARIN, "receipt")])


async def test_what_is_said_again_the_next_day_gets_its_receipt(
    office: Office, clock: Clock
) -> None:
    await office.gets(mail())
    clock.now += timedelta(days=1)
    await office.gets(mail(Message_ID="<2@b.example>"))
    assert len(await _letters(office)) == 2


async def test_a_plus_does_not_bring_more_than_five_an_hour(office: Office) -> None:
    for number in range(7):
        await office.gets(_number(number, From=f"karin+{number}@brfeken.example"))
    assert len(await _letters(office)) == 5


async def test_the_next_hour_brings_receipts_again(office: Office, clock: Clock) -> None:
    for number in range(6):
        await office.gets(_number(number))
    clock.now += timedelta(hours=1, minutes=1)
    await office.gets(_number(7))
    assert len(await _letters(office)) == 6


async def test_receipts_and_rejections_share_one_count(office: Office) -> None:
    for number in range(4):
        await office.gets(_number(number))
    for number in range(4, 8):
        await office.gets(_number(number, Subject="").replace(f"Fault {number}.".encode(), b""))
    assert [letter for _, letter in await _letters(office)] == ["receipt"] * 4 + [
        "nothing-readable"
    ]


async def test_an_address_that_mail_came_back_from_is_not_answered(office: Office) -> None:
    def note(unreached: Unreached, actor: object, uow: object) -> None:
        uow.undeliverable.put(unreached)  # type: ignore[attr-defined]

    await office.door.do(note, Unreached(KARIN, NOW, "550"), SYSTEM)
    await office.gets(mail())
    assert (len(await office.orders()), await _letters(office)) == (1, [])


@pytest.mark.shows("E", "WO-03")
async def test_who_sent_nothing_is_asked_what_it_was(office: Office) -> None:
    await office.gets(mail("", Subject=""))
    assert (len(await office.quarantine()), await _letters(office)) == (
        1,
        [(KARIN, "nothing-readable")],
    )


async def test_who_sent_old_words_only_is_not_asked(office: Office) -> None:
    """It may be a letter of another installation's that came back."""
    await office.gets(mail(f"{WRITE_ABOVE}\r\n\r\nHi Karin,\r\nWe come.", Subject="Re: AO 7"))
    assert (len(await office.quarantine()), await _letters(office)) == (1, [])


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-generated"},
        {"List_Id": "<a.b.example>"},
        {"Precedence": "bulk"},
        {"From": "no-reply@brfeken.example"},
        {"From": "ordna@ordna.example"},
        {"X_Auto_Response_Suppress": "All"},
        {"Return_Path": "<>"},
    ],
)
async def test_nothing_is_rejected_to_whom_a_machine_must_not_answer(
    office: Office, headers: dict[str, str]
) -> None:
    await office.gets(mail("", Subject="", **headers))
    assert await _letters(office) == []


@pytest.mark.shows("E", "WO-03")
async def test_who_sent_too_much_is_told(office: Office) -> None:
    source = source_of_beginning("INBOX", too_large=True)
    received = ReceivedMail(mail(), "", (), source, "")
    await office.desk.keep(received)
    await office.desk.clear()
    assert (len(await office.quarantine()), await _letters(office)) == (1, [(KARIN, "too-large")])


@pytest.mark.shows("E", "DO-01")
async def test_who_sent_a_file_that_is_not_taken_is_told_which(office: Office) -> None:
    head = f"From: {KARIN}\r\nSubject: The door\r\nMessage-ID: <1@b.example>".encode()
    program = file_part(
        "application/octet-stream", b"MZ", 'Content-Disposition: attachment; filename="a.exe"'
    )
    await office.gets(multipart("mixed", part("text/plain", "See it."), program, head=head))
    (note,) = (await office.order("1")).comments
    assert sorted(await _letters(office)) == [(KARIN, "files-refused"), (KARIN, "receipt")]
    assert (note.text.endswith(": a.exe"), note.visible_to_customer) == (True, False)


async def _flood(office: Office, mails: int, domain: str = "flood.example") -> None:
    await office.door.do(set_setting, SetSetting("mail-flood", "3"), SYSTEM)
    for number in range(mails):
        await office.gets(_number(number, From=f"a{number}@{domain}"))


@pytest.mark.shows("E", "WO-03")
async def test_of_a_flood_the_rest_waits_unanswered(office: Office) -> None:
    await _flood(office, 6)
    assert (
        len(await office.orders()),
        len(await office.quarantine()),
        len(await _letters(office)),
    ) == (3, 3, 3)


async def test_a_flood_alarms_once(office: Office) -> None:
    await _flood(office, 8)
    assert await _alarms(office) == 1


async def test_a_flood_of_the_next_hour_is_a_new_one(office: Office, clock: Clock) -> None:
    await _flood(office, 5)
    clock.now += timedelta(hours=1, minutes=1)
    await _flood(office, 2, "flood.example")
    assert len(await office.quarantine()) == 2


async def test_who_has_an_address_where_anybody_gets_one_is_no_flood(office: Office) -> None:
    await _flood(office, 6, "gmail.com")
    assert (len(await office.orders()), await office.quarantine()) == (6, [])


async def test_one_address_there_may_be(office: Office) -> None:
    await office.door.do(set_setting, SetSetting("mail-flood", "3"), SYSTEM)
    for number in range(5):
        await office.gets(_number(number, From="eva@gmail.com"))
    assert (len(await office.orders()), len(await office.quarantine())) == (3, 2)


async def test_without_a_limit_nothing_is_a_flood(office: Office) -> None:
    await _flood(office, 0)
    await office.door.do(set_setting, SetSetting("mail-flood", ""), SYSTEM)
    for number in range(5):
        await office.gets(_number(number, From=f"a{number}@flood.example"))
    assert len(await office.orders()) == 5
