"""Who knocks is let in by those who may, each with the rights that they may give."""

import pytest

from core.people import SYSTEM, Role
from core.refusals import NotAllowedAtAll
from core.usecases.leaving import DeactivateUser, deactivate_user
from core.usecases.letting_in import (
    EndChat,
    HasAPhone,
    HasNoPhone,
    LetIn,
    NameIsThere,
    NobodyAsks,
    TurnAway,
    WorksHereNoMore,
    end_chat,
    let_in,
    likely,
    turn_away,
)
from core.usecases.users import (
    AskToJoin,
    InAlready,
    InviteUser,
    Join,
    ask_to_join,
    invite_user,
    join,
)
from tests.core.conftest import Company

KNOCKS = AskToJoin(77, "Erik Ask", "erik", "Hej, jag börjar idag", "sv")


async def knocks(company: Company) -> None:
    """Somebody asks to be let in."""
    await company.door.do(ask_to_join, KNOCKS, SYSTEM)


async def has_a_phone(company: Company, name: str, telegram_id: int) -> None:
    """One of the people joined by invitation."""
    role = company.people[name].role
    invited = await company.door.do(invite_user, InviteUser(name, role), SYSTEM)
    await company.door.do(join, Join(invited.secret, telegram_id), SYSTEM)


async def test_a_dispatcher_lets_in_a_technician(company: Company) -> None:
    await knocks(company)
    user = await company.does("Maja", let_in, LetIn(77))
    assert (user.name, user.role, user.telegram_id, user.language) == (
        "Erik Ask", Role.TECHNICIAN, 77, "sv",
    )  # fmt: skip


@pytest.mark.parametrize("role", [Role.ADMIN, Role.OFFICE, Role.DISPATCHER])
async def test_nobody_is_let_in_with_more_rights_than_one_may_give(
    company: Company, role: Role
) -> None:
    await knocks(company)
    with pytest.raises(NotAllowedAtAll):
        await company.does("Maja", let_in, LetIn(77, role))


async def test_a_technician_lets_nobody_in(company: Company) -> None:
    await knocks(company)
    with pytest.raises(NotAllowedAtAll):
        await company.does("Anna", let_in, LetIn(77))


async def test_who_knocks_is_answered_once(company: Company) -> None:
    await knocks(company)
    await company.does("Maja", turn_away, TurnAway(77))
    with pytest.raises(NobodyAsks):
        await company.does("Maja", let_in, LetIn(77))


async def test_one_who_shares_a_name_and_has_no_phone_is_likely_meant(company: Company) -> None:
    await knocks(company)
    found = await company.door.ask(
        lambda uow: [u.name for u in likely(uow.users.request(77), uow)]  # type: ignore[arg-type]  # he asked
    )
    assert found == ["Erik"]


async def test_he_is_joined_with_the_person_there_is(company: Company) -> None:
    await knocks(company)
    erik = company.people["Erik"]
    user = await company.does("Maja", let_in, LetIn(77, user_id=erik.id))
    assert (user.id, user.telegram_id) == (erik.id, 77)


async def test_a_person_with_a_phone_is_not_given_to_another(company: Company) -> None:
    await knocks(company)
    await has_a_phone(company, "Erik", 12)
    with pytest.raises(HasAPhone):
        await company.does("Maja", let_in, LetIn(77, user_id=company.people["Erik"].id))


async def test_a_lost_phone_opens_nothing(company: Company) -> None:
    await has_a_phone(company, "Anna", 12)
    user = await company.does("Maja", end_chat, EndChat("Anna"))
    assert user.telegram_id is None
    with pytest.raises(HasNoPhone):
        await company.does("Maja", end_chat, EndChat("Anna"))


async def test_a_dispatcher_invites_technicians_and_no_administrator(company: Company) -> None:
    invited = await company.does("Maja", invite_user, InviteUser("Nils", Role.TECHNICIAN))
    assert invited.user.name == "Nils"
    with pytest.raises(NotAllowedAtAll):
        await company.does("Maja", invite_user, InviteUser("Rut", Role.ADMIN))
    with pytest.raises(NotAllowedAtAll):
        await company.does("Maja", invite_user, InviteUser("Maja", Role.TECHNICIAN))


async def test_a_name_that_is_there_says_what_to_do(company: Company) -> None:
    """Whoever knocks with the name of somebody who has a phone may have a new one."""
    await knocks(company)
    await company.door.do(invite_user, InviteUser("Erik Ask", Role.TECHNICIAN), SYSTEM)
    with pytest.raises(NameIsThere, match="invitation"):
        await company.does("Maja", let_in, LetIn(77))


async def test_who_has_left_is_not_let_in(company: Company) -> None:
    await knocks(company)
    erik = company.people["Erik"]
    await company.door.do(deactivate_user, DeactivateUser("Erik"), SYSTEM)
    with pytest.raises(WorksHereNoMore):
        await company.door.do(let_in, LetIn(77, user_id=erik.id), SYSTEM)


async def test_an_invitation_is_not_taken_by_somebody_who_is_in(company: Company) -> None:
    """It still works for whom it is meant."""
    await has_a_phone(company, "Anna", 12)
    invited = await company.door.do(invite_user, InviteUser("Nils", Role.TECHNICIAN), SYSTEM)
    with pytest.raises(InAlready):
        await company.door.do(join, Join(invited.secret, 12), SYSTEM)
    assert (await company.door.do(join, Join(invited.secret, 13), SYSTEM)).name == "Nils"


async def test_who_joined_by_invitation_knocks_no_more(company: Company) -> None:
    await knocks(company)
    await has_a_phone(company, "Erik", 77)
    assert await company.door.ask(lambda uow: uow.users.request(77)) is None
