"""While the disk is nearly full mail is put off, and taken again when there is room."""

import logging

import pytest

from intake.smtp import SmtpLimits
from intake.smtp.limits import MIB
from intake.smtp.space import Space
from tests.intake.talking import MAIL, Kept, connected, mouth

LEAST = 500 * MIB


class Disk:
    """A disk with so much room."""

    def __init__(self, free: int) -> None:
        self.free = free

    def __call__(self) -> int:
        if self.free < 0:
            raise OSError("the disk is away")
        return self.free


@pytest.mark.parametrize(
    ("free", "code"), [(LEAST, "250"), (LEAST - 1, "452"), (LEAST // 10, "452"), (-1, "452")]
)
async def test_mail_is_put_off_before_it_is_sent(free: int, code: str) -> None:
    async with mouth(Kept(), free=Disk(free)) as running, connected(running) as client:
        assert (await client.says("MAIL FROM:<a@x.se>")).startswith(code)


@pytest.mark.parametrize(
    ("connections", "free", "holds"),
    [
        (1, LEAST, True),
        (13, LEAST, True),
        (14, LEAST, False),
        (200, 7_500 * MIB, True),
        (200, 7_500 * MIB - 1, False),
    ],
)
def test_there_must_be_room_for_what_all_may_send(
    connections: int, free: int, *, holds: bool
) -> None:
    """A largest mail and a half from each."""
    assert Space(Disk(free), SmtpLimits()).holds(connections) is holds


async def test_it_mends_itself() -> None:
    disk, kept = Disk(0), Kept()
    async with mouth(kept, free=disk) as running, connected(running) as client:
        await client.says("MAIL FROM:<a@x.se>")
        disk.free = LEAST
        assert (await client.mails(MAIL)).startswith("250")


def test_it_is_told_once_each_way(caplog: pytest.LogCaptureFixture) -> None:
    disk = Disk(0)
    space = Space(disk, SmtpLimits())
    _ = [space.holds(1) for _ in range(3)]
    disk.free = LEAST
    _ = [space.holds(1) for _ in range(3)]
    assert [each.levelno for each in caplog.records] == [logging.ERROR, logging.WARNING]
