"""Hosts that mean ill get nothing in, and keep nobody else out."""

import pytest

from tests.intake.talking import MAIL, Kept, connected, mouth

ENDS = {
    "lf dot lf": b"\n.\n",
    "lf dot crlf": b"\n.\r\n",
    "cr dot cr": b"\r.\r",
    "cr dot crlf": b"\r.\r\n",
    "crlf dot lf": b"\r\n.\n",
    "crlf dot cr": b"\r\n.\r",
    "cr lf apart": b"\n\r.\n\r",
    "crlf nul dot": b"\r\n\0.\r\n",
    "crlf dot nul": b"\r\n.\0\r\n",
    "cr crlf dot crlf": b"\r\r\n.\r\r\n",
    "cr crlf dot": b"\r\r\n.\r\n",
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS.keys())
async def test_no_second_mail_is_smuggled_in(end: bytes) -> None:
    """What another host may take for the end of a mail is not one here, and is refused."""
    kept = Kept()
    inner = b"MAIL FROM:<boss@x.se>\r\nRCPT TO:<fel@service.example>\r\nDATA\r\nFrom: boss@x.se"
    async with mouth(kept) as running, connected(running) as client:
        answer = await client.mails(MAIL + end + inner)
        assert await client.ends()
    assert (answer[:3], kept.mails) == ("550", [])
