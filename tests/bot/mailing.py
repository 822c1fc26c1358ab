"""Mail that comes to the company in these stories, taken care of by a desk of its own."""

from typing import Any

from core.links import Signer
from intake.desk import Desk
from intake.received import ReceivedMail
from tests.bot.stage import Company
from tests.intake.desk import ThisProcess, mail

KARIN = {"Message_ID": "<one@brfeken.example>"}
OLA = {
    "From": "Ola Nilsson <ola@other.example>",
    "Subject": "Re: The door",
    "Message_ID": "<two@other.example>",
    "In_Reply_To": "<one@brfeken.example>",
    "References": "<one@brfeken.example>",
}


def desk_of(company: Company) -> Desk:
    """A desk on what the bot stands on."""
    bot = company.bot
    signer = Signer(b"the secret of this office")
    return Desk(bot.door, bot.files, ThisProcess(), signer, "sv", bot.clock, "ordna@ordna.example")


async def comes(company: Company, raw: bytes) -> None:
    """A mail comes and is taken care of."""
    desk = desk_of(company)
    await desk.keep(ReceivedMail(raw, "host@b.example", (), "smtp", ""))
    await desk.clear()


async def answered_by_a_stranger(company: Company, **headers: Any) -> None:
    """Karin's report has become AO 1, and somebody else answers to it."""
    await comes(company, mail(**KARIN))
    await comes(company, mail("It still will not close.\n\nOla", **{**OLA, **headers}))
