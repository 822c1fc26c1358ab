"""Karin has reported a door by mail, and reads her letters in Telegram."""

import pytest

from core.settings import COMPANY_NAME, CONTACTS_IN_CHAT
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.contacts.writing import link_in
from tests.bot.stage import Company


@pytest.fixture
async def open_company(company: Company) -> Company:
    """A company that writes to customers in Telegram, where they want that."""
    await company.sets(CONTACTS_IN_CHAT.key, "yes")
    await company.sets(COMPANY_NAME.key, "Nordport")
    return company


@pytest.fixture
async def karin(open_company: Company) -> PersonHandle:
    """Who reported the door, linked by the link in her receipt."""
    await open_company.reports()
    return await joins(open_company)


async def joins(company: Company, name: str = "Karin") -> PersonHandle:
    """Somebody opens the bot by the link in the receipt, and says yes."""
    person = company.stranger(name)
    await person.starts(await link_in(company))
    await taps(person, "Write to me here")
    await person.hears("From now on I write to you here")
    return person
