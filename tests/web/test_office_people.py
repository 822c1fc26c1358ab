"""The company's people as whoever leads them sees and changes them on pages."""

import re

import pytest

from core.people import SYSTEM, Actor, JoinRequest, Role, User
from core.ports import UnitOfWork
from tests.web.offices import Office, office_of
from tests.web.stage import Stage, StageFor, text_of


async def _bot() -> str | None:
    return "ordna_bot"


@pytest.fixture
async def office(stage_for: StageFor) -> Office:
    return await office_of(await stage_for(bot_username=_bot))


async def person(office: Office, name: str) -> User:
    found = await office.stage.parts.door.ask(lambda uow: uow.users.by_name(name))
    assert found is not None
    return found


async def anna(office: Office, role: str = "technician") -> str:
    """Anna is added; gives the path of her page."""
    await office.posts("/office/people", name="Anna Berg", role=role, email="anna@x.example")
    return f"/office/people/{(await person(office, 'Anna Berg')).id}"


@pytest.mark.shows("W", "PE-28")
async def test_somebody_is_added_and_listed(office: Office) -> None:
    await anna(office)
    page = text_of(await office.get("/office/people"))
    assert "Anna Berg technician anna@x.example not in chat" in page


@pytest.mark.shows("W", "PE-28")
async def test_an_invitation_is_shown_once_as_a_link(office: Office) -> None:
    page = await office.posts(f"{await anna(office)}/invite")
    assert re.search(r"https://t\.me/ordna_bot\?start=[\w-]{20,}", page)


async def test_without_a_bot_there_is_nothing_to_invite_to(stage: Stage) -> None:
    office = await office_of(stage)
    page = await office.posts(f"{await anna(office)}/invite")
    assert "There is no chat to invite to just now" in text_of(page)


@pytest.mark.shows("W", "RV-10")
async def test_a_dispatcher_invites_a_subcontractor(stage_for: StageFor) -> None:
    office = await office_of(await stage_for(bot_username=_bot), "Disa", Role.DISPATCHER)
    page = await office.posts("/office/people", name="Sub Sson", role="subcontractor")
    assert "start=" in page
    assert (await person(office, "Sub Sson")).role is Role.SUBCONTRACTOR


async def test_a_dispatcher_makes_nobody_administrator(stage_for: StageFor) -> None:
    office = await office_of(await stage_for(bot_username=_bot), "Disa", Role.DISPATCHER)
    page = await office.posts("/office/people", name="Ad Min", role="admin")
    assert "You may not do that" in text_of(page)


async def test_a_technician_sees_nobody(stage: Stage) -> None:
    office = await office_of(stage, "Tea Tek", Role.TECHNICIAN)
    assert "You may not do that" in text_of(await office.get("/office/people"))


@pytest.mark.shows("W", "PE-28")
async def test_what_is_known_of_somebody_is_changed(office: Office) -> None:
    where = await anna(office)
    await office.posts(where, name="Anna Ek", email="anna@x.example", phone="070-1 23 45")
    changed = await person(office, "Anna Ek")
    assert (changed.email, changed.phone) == ("anna@x.example", "070-1 23 45")


async def test_what_another_changed_meanwhile_is_shown_beside_ones_own(office: Office) -> None:
    where = await anna(office)
    fields = [("email", "a@y.example"), ("seen-email", "old@x.example")]
    page = await office.posts(where, fields=fields)
    assert "“anna@x.example”. You wrote “a@y.example”" in text_of(page)


async def test_what_will_not_do_stays_in_the_form_with_why(office: Office) -> None:
    where = await anna(office)
    page = await office.posts(f"{where}/hours", hours="whenever")
    assert "Write the hours as mon-fri 07:00-16:00" in text_of(page)
    assert 'value="whenever"' in page


async def test_who_can_not_be_added_stays_in_the_form(office: Office) -> None:
    page = await office.posts("/office/people", name="Doris Dal", role="office", phone="070-1 22")
    assert "There is somebody called Doris Dal already" in text_of(page)
    assert 'value="070-1 22"' in page


@pytest.mark.shows("W", "PE-28")
async def test_rights_are_given_and_taken_in_a_table(office: Office) -> None:
    where = await anna(office)
    assert "Take an order that nobody has." in await office.get(f"{where}/rights")
    fields = [("seen", "view"), ("seen", "sign"), ("right", "view"), ("right", "see-price")]
    await office.posts(f"{where}/rights", fields=fields)
    keys = {each.key for each in (await person(office, "Anna Berg")).permissions}
    assert ("see-price" in keys, "sign" in keys, "perform" in keys) == (True, False, True)


@pytest.mark.shows("W", "PE-28")
async def test_a_roles_rights_are_taken_as_they_are(office: Office) -> None:
    where = await anna(office)
    await office.posts(f"{where}/rights", fields=[("right", "see-price")])
    await office.posts(f"{where}/template", role="technician")
    assert (await person(office, "Anna Berg")).rights is None


@pytest.mark.shows("W", "SE-61")
async def test_hours_and_days_away_are_written(office: Office) -> None:
    where = await anna(office)
    await office.posts(f"{where}/hours", hours="mon-fri 7-16")
    await office.posts(
        f"{where}/away", first_day="2026-12-24", last_day="2026-12-31", reason="Ski"
    )
    found = await person(office, "Anna Berg")
    assert (len(found.working_hours), found.absences[0].reason) == (5, "Ski")
    assert "2026-12-24 – 2026-12-31" in text_of(await office.get(where))
    await office.posts(f"{where}/there", first_day="2026-12-24")
    assert (await person(office, "Anna Berg")).absences == ()


@pytest.mark.shows("W", "PE-28")
async def test_who_leaves_is_followed_by_another(office: Office) -> None:
    where = await anna(office)
    doris = await person(office, "Doris Dal")
    page = await office.posts(f"{where}/leave", successor=str(doris.id))
    assert "Anna Berg is deactivated" in text_of(page)
    assert not (await person(office, "Anna Berg")).active
    await office.posts(f"{where}/return")
    assert (await person(office, "Anna Berg")).active


async def test_the_only_administrator_does_not_leave(office: Office) -> None:
    doris = await person(office, "Doris Dal")
    page = await office.posts(f"/office/people/{doris.id}/leave", back="/office/people")
    assert "is the only administrator" in text_of(page)


async def test_a_phone_that_is_lost_where_there_was_none_is_said(office: Office) -> None:
    page = await office.posts(f"{await anna(office)}/lost", back="/office/people")
    assert "Anna Berg has no phone here" in text_of(page)


async def test_whoever_is_not_there_is_said(office: Office) -> None:
    page = text_of(await office.get("/office/people/none"))
    assert "not in the list any more" in page


async def knocks(office: Office) -> None:
    """A stranger asks to be let in."""

    def ask(_: None, __: Actor, uow: UnitOfWork) -> None:
        now = office.stage.clock.now
        uow.users.keep_request(JoinRequest(77, "Nils Ny", "nils", "sv", "I start today", now))

    await office.stage.parts.door.do(ask, None, SYSTEM)


async def test_who_asks_to_be_let_in_is_let_in_as_somebody_new(office: Office) -> None:
    await knocks(office)
    assert "Nils Ny asks to be let in @nils I start today" in text_of(
        await office.get("/office/people")
    )
    await office.posts("/office/people/asks/77/in", user="", role="technician")
    assert (await person(office, "Nils Ny")).telegram_id == 77


async def test_who_asks_to_be_let_in_is_somebody_there_is(office: Office) -> None:
    await anna(office)
    await knocks(office)
    user = str((await person(office, "Anna Berg")).id)
    await office.posts("/office/people/asks/77/in", user=user)
    assert (await person(office, "Anna Berg")).telegram_id == 77


async def test_who_asks_is_turned_away_once(office: Office) -> None:
    await knocks(office)
    await office.posts("/office/people/asks/77/away")
    page = await office.posts("/office/people/asks/77/away", back="/office/people")
    assert "That has been answered already" in text_of(page)
