"""What is looked up in these stories: the links and codes that were mailed, and where letters went."""

from uuid import UUID

from core.deliveries import Channel
from core.linking import START, LinkedContact
from core.links import Purpose
from core.ports import UnitOfWork
from core.ports.outbox import Letter
from tests.bot.stage import SIGNER, Company

HERS = "karin@brfeken.example"


async def mailed(company: Company, letter: str, address: str = HERS) -> list[Letter]:
    """The letters of this kind that went to the address, by mail."""

    def find(uow: UnitOfWork) -> list[Letter]:
        rows = [row for row in uow.outbox.rows() if (row.to, row.letter) == (address, letter)]
        mails = [row for row in rows if row.channel is Channel.EMAIL]
        return [found for row in mails if (found := uow.outbox.letter(row.id))]

    return await company.bot.door.ask(find)


async def link_in(company: Company, letter: str = "receipt", address: str = HERS) -> str:
    """What the link in such a mail opens the bot with."""
    (found,) = await mailed(company, letter, address)
    return START + SIGNER.token(Purpose.CHANNEL, UUID(found.context["chat_link_id"]))


async def digits_in(company: Company, address: str = HERS) -> str:
    """The code in the mail."""
    found = await mailed(company, "chat-code", address)
    return str(found[-1].context["digits"])


async def linked(company: Company, address: str = HERS) -> LinkedContact | None:
    """Who is linked with the address, as stored."""
    return await company.bot.door.ask(lambda uow: uow.linked.at(address))
