"""Whether what one is given is mailed too: asked for and turned in one's own chat."""

from dataclasses import replace

from core.people import User
from core.ports import UnitOfWork
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company


async def has_address(company: Company, name: str) -> None:
    """His address is known."""
    user = await company.user(name)

    def put(uow: UnitOfWork) -> None:
        known: User = replace(user, email="anna@nordport.example")
        uow.users.put(known)

    await company.writes(put)


async def test_what_one_is_given_is_mailed_too_and_no_more(
    company: Company, anna: PersonHandle
) -> None:
    await has_address(company, "Anna Berg")
    await anna.says("/notices")
    await sees(anna, "Nothing of it is mailed.")
    await taps(anna, "By mail too")
    await sees(anna, "It comes to anna@nordport.example too.")
    await taps(anna, "Only here")
    await sees(anna, "Nothing of it is mailed.")


async def test_without_a_known_address_it_is_said_who_adds_one(anna: PersonHandle) -> None:
    await anna.says("/notices")
    await taps(anna, "By mail too")
    await anna.hears("Ask an administrator to add it")
