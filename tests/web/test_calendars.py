"""One's own calendar on the web: followed by programs, handed over by a page."""

from dataclasses import replace
from uuid import UUID, uuid4

from core.links import Purpose
from core.people import SYSTEM, Actor, Role, User
from core.ports import UnitOfWork
from tests.web.stage import Stage


async def follows(stage: Stage, secret: UUID, **changes: object) -> str:
    """Anna has this calendar; gives its path."""

    def put(_: None, __: Actor, uow: UnitOfWork) -> None:
        anna = uow.users.by_name("Anna Berg") or User("Anna Berg", Role.TECHNICIAN, language="sv")
        uow.users.put(replace(anna, calendar_id=secret, **changes))  # type: ignore[arg-type]

    await stage.parts.door.do(put, None, SYSTEM)
    return f"/calendar/{stage.parts.signer.token(Purpose.CALENDAR, secret)}"


async def test_a_program_that_follows_the_address_gets_the_calendar(stage: Stage) -> None:
    answer = await stage.client.get(f"{await follows(stage, uuid4())}.ics")
    assert answer.content_type == "text/calendar"
    assert await answer.text() == "BEGIN:VCALENDAR Anna Berg"


async def test_unchanged_it_is_not_sent_again(stage: Stage) -> None:
    path = await follows(stage, uuid4())
    first = await stage.client.get(f"{path}.ics")
    again = await stage.client.get(f"{path}.ics", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status == 304


async def test_the_page_has_the_phone_follow_it(stage: Stage) -> None:
    path = await follows(stage, uuid4())
    shown = await (await stage.client.get(path)).text()
    assert f'href="webcal://127.0.0.1{path}.ics"' in shown
    assert "Följ i kalendern" in shown


async def test_an_address_that_was_replaced_opens_nothing(stage: Stage) -> None:
    before = await follows(stage, uuid4())
    await follows(stage, uuid4())
    assert (await stage.client.get(f"{before}.ics")).status == 404


async def test_it_opens_nothing_when_its_owner_left(stage: Stage) -> None:
    path = await follows(stage, uuid4(), active=False)
    assert (await stage.client.get(f"{path}.ics")).status == 404


async def test_a_guessed_address_opens_nothing(stage: Stage) -> None:
    assert (await stage.client.get(f"/calendar/{'a' * 43}.ics")).status == 404
