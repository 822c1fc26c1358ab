"""Which folders are looked into, and where a mail goes when it is kept."""

import pytest

from intake.imap.limits import ImapLimits
from tests.intake.dovecot import Dovecot
from tests.intake.imap_hosts import Answers, Remembered, answering, full, host, looked, mail
from tests.intake.talking import Kept

FOLDERS = {
    "Swedish": ("Felanmälan", "Felanm&AOQ-lan"),
    "nested": ("Fel/Nya", "Fel.Nya"),
    "nested and Swedish": ("Fel/Åtgärdade", "Fel.&AMU-tg&AOQ-rdade"),
    "with an ampersand": ("Fel & sånt", "Fel &- s&AOU-nt"),
}


@pytest.mark.dovecot
@pytest.mark.parametrize(("folder", "written"), FOLDERS.values(), ids=FOLDERS)
async def test_any_folder_may_be_looked_into(dovecot: Dovecot, folder: str, written: str) -> None:
    mailbox, kept = dovecot.mailbox(folder), Kept()
    mailbox.creates(written)
    mailbox.receives(mail(1), folder=written)
    assert await looked(mailbox.url, kept) == 1


@pytest.mark.dovecot
async def test_several_mailboxes_are_looked_into(dovecot: Dovecot) -> None:
    first, second, kept = dovecot.mailbox(), dovecot.mailbox("Fel"), Kept()
    second.creates("Fel")
    first.receives(mail(1))
    second.receives(mail(2))
    ledger = Remembered()
    urls = f"{first.url}, {second.url}"
    counts = [await looked(urls, kept, ledger) for _ in range(2)]
    assert (counts, [each.raw for each in kept.mails]) == ([2, 0], [mail(1), mail(2)])


@pytest.mark.dovecot
async def test_the_same_folder_of_two_people_is_two_folders(dovecot: Dovecot) -> None:
    """Hosts may number the mails of each from the same UIDVALIDITY."""
    ledger, kept = Remembered(), Kept()
    for number in range(2):
        mailbox = dovecot.mailbox()
        mailbox.receives(mail(number))
        await looked(mailbox.url, kept, ledger)
    assert len({folder for folder, _ in ledger.uids}) == 2


@pytest.mark.dovecot
async def test_a_kept_mail_may_be_moved_to_a_folder_which_is_made(dovecot: Dovecot) -> None:
    mailbox = dovecot.mailbox()
    mailbox.receives(mail(1))
    await looked(f"{mailbox.url}?move=Klara/Fel%20in", Kept())
    assert (mailbox.flags("Klara.Fel in"), mailbox.flags()) == ([True], [])


@pytest.mark.dovecot
async def test_a_kept_mail_is_moved_to_a_folder_that_is_there(dovecot: Dovecot) -> None:
    mailbox = dovecot.mailbox()
    mailbox.creates("Klara")
    mailbox.receives(mail(1))
    await looked(f"{mailbox.url}?move=Klara", Kept())
    assert mailbox.flags("Klara") == [True]


@pytest.mark.dovecot
async def test_a_mail_that_is_too_large_stays_where_it_lies(dovecot: Dovecot) -> None:
    mailbox = dovecot.mailbox()
    mailbox.receives(mail(1) + b"x" * 10_000)
    await looked(f"{mailbox.url}?move=Klara", Kept(), limits=ImapLimits(mail=1_000))
    assert (mailbox.flags("Klara"), mailbox.flags()) == ([], [False])


UNMOVING = {
    "with UIDPLUS": ("UIDPLUS", ["UID STORE", "UID COPY", "UID STORE", "UID EXPUNGE"]),
    "without": ("", ["UID STORE", "UID COPY", "UID STORE"]),
}


@pytest.mark.parametrize(("can", "asked"), UNMOVING.values(), ids=UNMOVING)
async def test_a_host_without_move_is_asked_piece_by_piece_and_never_to_expunge_all(
    can: str, asked: list[str]
) -> None:
    seen: list[str] = []
    answers: Answers = {
        **full(mail(1)),
        "CAPABILITY": f"* CAPABILITY IMAP4rev1 {can}\r\n{{}} OK",
        "UID COPY": "{} OK",
        "UID EXPUNGE": "{} OK",
        "EXPUNGE": "{} OK",
    }
    async with host(answering(answers, seen=seen)) as url:
        await looked(f"{url}?move=Klara", Kept())
    assert seen[seen.index("UID STORE") :] == asked


async def test_a_host_that_lets_nothing_be_moved_gives_each_mail_once() -> None:
    kept, ledger = Kept(), Remembered()
    answers = full(mail(1), UID_COPY="{} NO", CREATE="{} NO")
    async with host(answering(answers)) as url:
        counts = [await looked(f"{url}?move=Klara", kept, ledger) for _ in range(2)]
    assert counts == [1, 0]
