"""What becomes of mail whose sender, or whose files, can't be trusted: it waits, and is not lost."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from core.mail_trust import UNKNOWN, Result, Verdict
from core.people import SYSTEM, Role
from core.ports import MailGist, WaitingMail
from core.settings import REFUSED_FILES
from core.usecases.settings import SetSetting, set_setting
from core.usecases.users import AddUser, add_user
from intake.desk import LONGEST_WAIT
from intake.trust import files
from intake.trust.clamav import ScannerIsAway, TooLargeToScan
from intake.trust.guard import Guard
from tests.intake.desk import NOW, Office, mail, open_office
from tests.intake.writing import multipart, part

FORGED = Verdict(dmarc=Result.FAIL, by="mx.ours.example")
PROVED = Verdict(dkim=Result.PASS, dmarc=Result.PASS, by="mx.ours.example")
UNPROVED = Verdict(by="mx.ours.example")
UNSURE = Verdict(dkim=Result.TEMPERROR, dmarc=Result.TEMPERROR, by="Ordna")
PROGRAM = part("application/pdf; name=invoice.exe", "MZ")


@dataclass
class Says:
    """A verifier and a scanner that say what they are told to; ``virus`` may be an exception."""

    verdict_said: Verdict = UNKNOWN
    virus: str | Exception | None = None
    scanned: list[int] = field(default_factory=list)

    async def verdict(self, mail: WaitingMail, sender: str) -> Verdict:
        return self.verdict_said

    async def virus_in(self, raw: bytes) -> str | None:
        self.scanned.append(len(raw))
        if isinstance(self.virus, Exception):
            raise self.virus
        return self.virus


class Clock:
    """Says the time it is told."""

    now = NOW

    def __call__(self) -> object:
        return self.now


@pytest.fixture
def says() -> Says:
    return Says()


@pytest.fixture
async def office(tmp_path: Path, says: Says) -> AsyncIterator[Office]:
    made = await open_office(tmp_path, guard=Guard(says, says))
    yield made
    await made.database.close()


async def sets(office: Office, key: str, value: str) -> None:
    await office.door.do(set_setting, SetSetting(key, value), SYSTEM)


def with_file(file: bytes, message_id: str = "<one@b.example>") -> bytes:
    head = f"From: Karin <karin@b.example>\r\nSubject: The door\r\nMessage-ID: {message_id}"
    return multipart("mixed", part("text/plain", "It is open."), file, head=head.encode())


@pytest.mark.shows("E", "WO-03")
async def test_a_forged_mail_waits_for_a_person_and_is_not_answered(
    office: Office, says: Says
) -> None:
    says.verdict_said = FORGED
    await office.gets(mail())
    assert (await office.orders(), len(await office.quarantine())) == ([], 1)
    assert await office.receipts() == []


async def test_how_far_a_sender_is_proved_is_kept_with_the_mail(
    office: Office, says: Says
) -> None:
    says.verdict_said = PROVED
    await office.gets(mail())
    rows = await office.door.ask(lambda uow: list(uow.mails.rows(quarantined_only=False)))
    assert rows[0].verdict == PROVED


@pytest.mark.parametrize("verdict", [PROVED, UNPROVED, UNSURE, UNKNOWN])
async def test_a_stranger_need_not_be_proved_to_report_a_fault(
    office: Office, says: Says, verdict: Verdict
) -> None:
    says.verdict_said = verdict
    await office.gets(mail())
    assert len(await office.orders()) == 1


@pytest.mark.parametrize(
    ("verdict", "held"), [(PROVED, 0), (UNPROVED, 1), (UNSURE, 0), (UNKNOWN, 0)]
)
@pytest.mark.parametrize("sender", ["boss@company.example", "fel@ordna.example"])
async def test_nobody_plays_one_of_us(
    office: Office, says: Says, verdict: Verdict, held: int, sender: str
) -> None:
    """Once somebody checked; a check that could not be made is held against nobody."""
    user = AddUser("Boss", Role.ADMIN, "boss@company.example")
    await office.door.do(add_user, user, SYSTEM)
    says.verdict_said = verdict
    await office.gets(mail(From=f"Boss <{sender}>"))
    assert len(await office.quarantine()) == held


@pytest.mark.shows("E", "XT-20")
async def test_a_blocked_sender_s_mail_is_put_away_unanswered(office: Office) -> None:
    await sets(office, "blocked-senders", "@brfeken.example")
    await office.gets(mail())
    (row,) = await office.door.ask(lambda uow: list(uow.mails.rows(quarantined_only=False)))
    assert (await office.orders(), await office.receipts()) == ([], [])
    assert (row.state, row.outcome, row.subject) == ("discarded", "blocked", "The door")


async def test_one_address_of_a_blocked_domain_may_be_allowed(office: Office) -> None:
    await sets(office, "blocked-senders", "@brfeken.example")
    await sets(office, "allowed-senders", "karin@brfeken.example")
    await office.gets(mail())
    assert len(await office.orders()) == 1


async def test_an_allowed_sender_s_forged_mail_waits_all_the_same(
    office: Office, says: Says
) -> None:
    await sets(office, "allowed-senders", "@brfeken.example")
    says.verdict_said = FORGED
    await office.gets(mail())
    assert len(await office.quarantine()) == 1


@pytest.mark.shows("E", "DO-01")
async def test_a_program_is_named_on_the_order_and_not_put_on_it(office: Office) -> None:
    await office.gets(with_file(PROGRAM))
    order = await office.order("1")
    assert order.documents == ()
    (comment,) = order.comments
    assert ("invoice.exe" in comment.text, comment.visible_to_customer) == (True, False)


async def test_a_stranger_s_automatic_mail_names_no_file_on_an_order_it_claims(
    office: Office,
) -> None:
    await office.gets(mail())
    to = f"fault+1.{office.signer.reply_token('1', 'karin@brfeken.example')}@ordna.example"
    head = (
        f"From: eva@elsewhere.example\r\nTo: {to}\r\nSubject: Out of office\r\n"
        "Auto-Submitted: auto-replied"
    )
    automatic = multipart("mixed", part("text/plain", "I am away."), PROGRAM, head=head.encode())
    await office.gets(automatic)
    assert (await office.order("1")).comments == ()


async def test_a_company_may_take_what_others_refuse(office: Office) -> None:
    await sets(office, REFUSED_FILES.key, "mp4")
    await office.gets(with_file(PROGRAM))
    assert [each.name for each in (await office.order("1")).documents] == ["invoice.exe"]


async def test_a_mail_with_a_virus_waits_and_its_files_are_not_stored(
    office: Office, says: Says, tmp_path: Path
) -> None:
    says.virus = "Eicar-Signature"
    await office.gets(with_file(part("application/pdf; name=a.pdf", "x")))
    (held,) = await office.quarantine()
    assert (held.reason, held.detail) == (files.INFECTED, "Eicar-Signature")
    assert list((tmp_path / "files").rglob("*")) == []


async def test_a_mail_with_a_virus_that_is_let_in_brings_no_file(
    office: Office, says: Says
) -> None:
    says.virus = "Eicar-Signature"
    await office.gets(with_file(part("application/pdf; name=a.pdf", "x")))
    await office.desk.accept((await office.quarantine())[0].id)
    order = await office.order("1")
    assert (order.documents, order.assignments[0].error) == ((), "It is open.")


async def test_a_mail_that_nobody_can_scan_waits_and_comes_in_by_itself(
    tmp_path: Path, says: Says
) -> None:
    clock = Clock()
    office = await open_office(tmp_path, lambda: clock.now, Guard(says, says))
    says.virus = ScannerIsAway()
    await office.gets(mail())
    waiting = (await office.orders(), await office.quarantine())
    says.virus, clock.now = None, NOW + LONGEST_WAIT
    await office.desk.clear()
    assert (waiting, len(await office.orders())) == (([], []), 1)
    await office.database.close()


async def test_a_mail_larger_than_the_scanner_takes_waits_for_a_person(
    office: Office, says: Says
) -> None:
    says.virus = TooLargeToScan()
    await office.gets(mail())
    assert len(await office.quarantine()) == 1


async def test_a_sender_brings_so_many_files_a_day(office: Office) -> None:
    """What is more is kept as it came, for a person to let in."""
    await office.gets(with_file(part("application/pdf; name=a.pdf", "x")))
    (row,) = await office.door.ask(lambda uow: list(uow.mails.rows(quarantined_only=False)))
    gist = MailGist("karin@b.example", "The door", "report", stored=files.A_DAY)
    await office.door.do(lambda _, __, uow: uow.mails.describe(row.id, gist), None, SYSTEM)
    await office.gets(with_file(part("application/pdf; name=b.pdf", "y"), "<two@b.example>"))
    (held,) = await office.quarantine()
    await office.desk.accept(held.id)
    assert [each.name for each in (await office.order("2")).documents] == ["b.pdf"]
