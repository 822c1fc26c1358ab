"""Coming in to the office pages: a link opens once, a form of another page does nothing."""

from datetime import timedelta
from urllib.parse import urlsplit
from uuid import UUID

import pytest

from core.links import Purpose
from core.people import SYSTEM, Actor, Role, User
from core.ports import UnitOfWork
from core.usecases.sessions import MakeSession, make_session
from tests.web.offices import Office, office_of
from tests.web.stage import Stage, text_of
from web.office.forms import page_of_ours


@pytest.fixture
async def office(stage: Stage) -> Office:
    return await office_of(stage)


async def link(stage: Stage, name: str) -> str:
    session: UUID = await stage.parts.door.do(make_session, MakeSession(name), SYSTEM)
    return f"/office/in/{stage.parts.signer.token(Purpose.OFFICE, session)}"


async def test_without_a_link_one_is_led_to_where_one_is_asked_for(stage: Stage) -> None:
    answer = await stage.client.get("/office/me?q=x", allow_redirects=False)
    assert answer.headers["Location"] == "/office/login?next=/office/me?q%3Dx"


async def test_looking_at_a_link_opens_nothing_and_its_button_does_once(office: Office) -> None:
    path = await link(office.stage, "Doris Dal")
    office.stage.client.session.cookie_jar.clear()
    await office.stage.client.get(path)
    first = await office.stage.client.post(path, allow_redirects=False)
    assert first.headers["Location"] == "/office"
    office.stage.client.session.cookie_jar.clear()
    again = await office.stage.client.post(path)
    assert "Ask for a new one" in text_of(await again.text())


async def test_a_page_of_others_lets_nobody_in_as_somebody_else(office: Office) -> None:
    path = await link(office.stage, "Doris Dal")
    office.stage.client.session.cookie_jar.clear()
    sent = {"Sec-Fetch-Site": "cross-site"}
    answer = await office.stage.client.post(path, headers=sent, allow_redirects=False)
    assert answer.headers["Location"] == path
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "/office//evil.example", "/office/\\evil", "https://x.example/office/",
     "/officer", "/office/x\r\nSet-Cookie: a=b", ""],
)  # fmt: skip
def test_nobody_is_led_elsewhere(address: str) -> None:
    assert page_of_ours(address) == ""


@pytest.mark.parametrize("address", ["/office", "/office/me", "/office/orders?q=https://t.me/x"])
def test_one_is_led_back_to_a_page_of_ours(address: str) -> None:
    assert page_of_ours(address) == address


async def test_a_link_ends_after_a_quarter_of_an_hour(office: Office) -> None:
    path = await link(office.stage, "Doris Dal")
    office.stage.clock.now += timedelta(minutes=16)
    office.stage.client.session.cookie_jar.clear()
    answer = await office.stage.client.post(path, allow_redirects=False)
    assert answer.headers["Location"] == "/office/login"


async def test_the_first_page_greets_whoever_is_in(office: Office) -> None:
    assert "Doris Dal" in text_of(await office.get("/office"))


async def test_a_form_of_another_page_does_nothing(office: Office) -> None:
    await office.stage.client.post("/office/me/language", data={"language": "sv"})
    assert "Log out" in text_of(await office.get("/office/me"))


async def test_a_form_of_ours_does_it(office: Office) -> None:
    await office.posts("/office/me/language", language="sv")
    assert "Logga ut" in text_of(await office.get("/office/me"))


async def test_a_form_sent_from_another_site_does_nothing(office: Office) -> None:
    await office.posts(
        "/office/me/language", headers={"Origin": "https://evil.example"}, language="sv"
    )
    assert "Log out" in text_of(await office.get("/office/me"))


async def test_who_logs_out_everywhere_is_out(office: Office) -> None:
    await office.posts("/office/out", everywhere="1")
    answer = await office.stage.client.get("/office", allow_redirects=False)
    assert urlsplit(answer.headers["Location"]).path == "/office/login"


async def test_who_left_the_company_is_out(office: Office) -> None:
    def leaves(_: None, __: Actor, uow: UnitOfWork) -> None:
        doris = uow.users.by_name("Doris Dal")
        assert doris is not None
        uow.users.put(User(doris.name, Role.ADMIN, active=False, id=doris.id))

    await office.stage.parts.door.do(leaves, None, SYSTEM)
    answer = await office.stage.client.get("/office", allow_redirects=False)
    assert answer.status == 303


async def test_asking_by_mail_says_the_same_whoever_asks(stage: Stage) -> None:
    answer = await stage.client.post("/office/login", data={"email": "nobody@x.example"})
    assert "If somebody here has that address" in text_of(await answer.text())


async def test_a_form_of_ours_is_ours_where_the_browser_hides_where_it_comes_from(
    office: Office,
) -> None:
    await office.posts("/office/me/language", headers={"Origin": "null"}, language="sv")
    assert "Logga ut" in text_of(await office.get("/office/me"))
