"""What is backed up comes back whole, and over nothing that is there."""

import pytest

from tests.cli.features.command import Ordna

MAIL = (
    b"From: Karin Ek <karin@brfeken.example>\r\nTo: fel@ordna.example\r\nSubject: The door\r\n"
    b"Message-ID: <one@brfeken.example>\r\n\r\nIt will not close.\r\n"
)


@pytest.fixture
def mail(ordna: Ordna) -> str:
    """A customer's mail in a file beside the person who types."""
    return ordna.writes("fault.eml", MAIL)


def test_a_backup_brings_everything_back(ordna: Ordna, mail: str) -> None:
    ordna("mail", "receive", mail)
    ordna("backup", "all.tar")
    ordna("restore", "all.tar", ORDNA_DATA="elsewhere")
    before, after = (
        ordna("order", "show", "1", "--json", ORDNA_DATA=d) for d in ("var", "elsewhere")
    )
    assert (after.code, after.out) == (0, before.out)


def test_a_backup_is_not_laid_over_what_is_there(ordna: Ordna, mail: str) -> None:
    ordna("mail", "receive", mail)
    ordna("backup", "all.tar")
    assert ordna("restore", "all.tar").code == 1


def test_what_is_no_backup_is_refused(ordna: Ordna, mail: str) -> None:
    answer = ordna("restore", mail, ORDNA_DATA="elsewhere")
    assert (answer.code, "fault.eml" in answer.err) == (1, True)
