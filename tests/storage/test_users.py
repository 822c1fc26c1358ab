"""People are found by what identifies them, and an invitation lets one of them in, once."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from core.people import SYSTEM, Role
from core.ports import UnitOfWork
from core.usecases.rights import change_rights, revoke
from core.usecases.users import AddUser, add_user
from tests.storage.conftest import Clock, House
from tests.storage.orders import ANNA, BERTIL

ENDS = Clock.now + timedelta(days=14)


async def people(house: House) -> None:
    """Anna and Bertil are in the company."""

    def work(uow: UnitOfWork) -> None:
        for user in (BERTIL, replace(ANNA, active=False), ANNA):
            uow.users.put(user)

    await house.do(work)


async def test_a_user_is_found_by_id_name_and_telegram_account(house: House) -> None:
    await people(house)
    found = await house.ask(
        lambda uow: (
            uow.users.get(ANNA.id),
            uow.users.by_name(" anna  BERG"),
            uow.users.by_telegram_id(ANNA.telegram_id or 0),
        )
    )
    assert found == (ANNA, ANNA, ANNA)


async def test_a_name_with_swedish_letters_is_found_in_any_case(house: House) -> None:
    await people(house)
    assert await house.ask(lambda uow: uow.users.by_name("BERTIL ÅS")) == BERTIL


async def test_who_is_not_there_is_not_found(house: House) -> None:
    found = await house.ask(lambda uow: (uow.users.get(ANNA.id), uow.users.by_telegram_id(1)))
    assert found == (None, None)


async def test_everybody_is_listed_by_name(house: House) -> None:
    await people(house)
    assert await house.ask(lambda uow: uow.users.all()) == [ANNA, BERTIL]


async def test_an_invitation_is_accepted_once(house: House) -> None:
    await people(house)
    await house.do(lambda uow: uow.users.invite("secret", ANNA.id, ENDS))
    accepted = [await house.do(lambda uow: uow.users.accept("secret", uow.now)) for _ in range(2)]
    assert accepted == [ANNA, None]


async def test_an_unknown_or_expired_invitation_lets_nobody_in(house: House) -> None:
    await people(house)
    await house.do(lambda uow: uow.users.invite("secret", ANNA.id, ENDS))
    accepted = await house.do(
        lambda uow: (uow.users.accept("guess", uow.now), uow.users.accept("secret", ENDS))
    )
    assert accepted == (None, None)


async def test_a_new_invitation_ends_the_earlier_one(house: House) -> None:
    await people(house)
    await house.do(lambda uow: uow.users.invite("first", ANNA.id, ENDS))
    await house.do(lambda uow: uow.users.invite("second", ANNA.id, ENDS))
    accepted = await house.do(
        lambda uow: (uow.users.accept("first", uow.now), uow.users.accept("second", uow.now))
    )
    assert accepted == (None, ANNA)


async def test_an_ended_invitation_lets_nobody_in(house: House) -> None:
    await people(house)
    await house.do(lambda uow: uow.users.invite("secret", ANNA.id, ENDS))
    await house.do(lambda uow: uow.users.end_invitations(ANNA.id))
    assert await house.do(lambda uow: uow.users.accept("secret", Clock.now)) is None


async def test_users_can_be_locked_and_changed_then(house: House) -> None:
    await people(house)

    def leave(uow: UnitOfWork) -> None:
        uow.users.lock()
        uow.users.put(replace(ANNA, active=False))

    await house.do(leave)
    found = await house.ask(lambda uow: uow.users.get(ANNA.id))
    assert found == replace(ANNA, active=False)


async def test_two_administrators_can_t_take_that_right_from_each_other_at_once(
    house: House,
) -> None:
    """Whoever comes second finds that he would leave the company without one."""
    for name in ("Olle", "Stina"):
        await house.door.do(add_user, AddUser(name, Role.ADMIN), SYSTEM)
    done = await asyncio.gather(
        *(
            house.door.do(change_rights, revoke(name, "admin"), SYSTEM)
            for name in ("Olle", "Stina")
        ),
        return_exceptions=True,
    )
    assert sorted(type(each).__name__ for each in done) == ["LastAdministrator", "User"]
