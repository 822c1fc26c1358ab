"""Links open one thing for one purpose while they hold; everything else is a kind 404."""

import logging
from datetime import timedelta
from ipaddress import ip_network
from uuid import uuid4

import pytest

from core.links import Purpose, Signer
from tests.web.orders import NOW, reported, waiting
from tests.web.stage import Stage, StageFor, text_of

PAGES = ("/o/{}", "/sign/{}", "/o/{}/protocol.pdf", "/o/{}/documents/x")
WRONG = ("x", "a" * 43, "å" * 43, "A" * 42 + "=", "%00" * 43, "a" * 5000)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("token", WRONG, ids=range(len(WRONG)))
async def test_a_wrong_token_opens_nothing_and_says_what_to_do(
    stage: Stage, page: str, token: str
) -> None:
    answer = await stage.client.get(page.format(token), headers={"Accept-Language": "en-GB,en"})
    assert answer.status == 404
    assert "Open the link in our latest e-mail" in text_of(await answer.text())


async def test_every_changed_letter_of_a_token_opens_nothing(stage_for: StageFor) -> None:
    stage = await stage_for(trusted=(ip_network("127.0.0.0/8"),))
    path = await stage.order_page(reported(stage.number()))
    head, token = path.rsplit("/", 1)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    for at in range(42):
        other = letters[letters.index(token[at]) ^ 1]
        answer = await stage.client.get(f"{head}/{token[:at]}{other}{token[at + 1 :]}")
        assert answer.status == 404


async def test_a_link_for_one_purpose_opens_no_other(stage: Stage) -> None:
    page = await stage.order_page(reported(stage.number()))
    sign = await stage.sign_page(waiting(stage.number()))
    swapped = (page.replace("/o/", "/sign/"), sign.replace("/sign/", "/o/"))
    assert [(await stage.client.get(path)).status for path in swapped] == [404, 404]


async def test_an_expired_link_opens_nothing(stage: Stage) -> None:
    path = await stage.order_page(reported(stage.number()), expires_at=NOW + timedelta(minutes=1))
    stage.clock.now = NOW + timedelta(minutes=1)
    assert (await stage.client.get(path)).status == 404


async def test_a_revoked_link_opens_nothing_and_takes_nothing(stage: Stage) -> None:
    order = reported(stage.number())
    path = await stage.order_page(order, revoked=True)
    answer = await stage.post(path, {"text": "x", "nonce": uuid4().hex})
    assert answer.status == 404
    assert not (await stage.order(order.number)).comments


async def test_a_token_signed_with_another_secret_opens_nothing(stage: Stage) -> None:
    link = stage.link(Purpose.ORDER_PAGE, stage.number())
    await stage.keep(reported(link.order))
    await stage.keep_link(link)
    forged = Signer(b"another secret of 32 bytes or so").token(Purpose.ORDER_PAGE, link.id)
    assert (await stage.client.get(f"/o/{forged}")).status == 404


async def test_more_than_twenty_wrong_links_a_minute_have_to_wait(stage: Stage) -> None:
    answers = [(await stage.client.get("/o/" + "a" * 43)).status for _ in range(21)]
    last = await stage.client.post("/sign/x", data={})
    assert answers == [404] * 20 + [429]
    assert (last.status, last.headers["Retry-After"]) == (429, "60")


async def test_a_genuine_link_opens_also_where_others_guess(stage: Stage) -> None:
    path = await stage.order_page(reported(stage.number()))
    for _ in range(30):
        await stage.client.get("/o/x")
    assert "We have your report" in text_of(await stage.get(path))


async def test_a_minute_later_a_wrong_link_is_a_404_again(stage: Stage) -> None:
    for _ in range(30):
        await stage.client.get("/o/x")
    stage.clock.now = NOW + timedelta(minutes=1)
    assert (await stage.client.get("/o/x")).status == 404


async def test_trusted_networks_do_not_wait(stage_for: StageFor) -> None:
    stage = await stage_for(trusted=(ip_network("127.0.0.0/8"),))
    assert {(await stage.client.get("/o/x")).status for _ in range(30)} == {404}


async def test_behind_a_proxy_of_ours_each_visitor_is_counted_alone(stage_for: StageFor) -> None:
    stage = await stage_for(proxies=(ip_network("127.0.0.0/8"),))
    for _ in range(30):
        await stage.client.get("/o/x", headers={"X-Forwarded-For": "198.51.100.7, 192.0.2.1"})
    guesser = await stage.client.get("/o/x", headers={"X-Forwarded-For": "192.0.2.1"})
    another = await stage.client.get("/o/x", headers={"X-Forwarded-For": "192.0.2.2"})
    assert (guesser.status, another.status) == (429, 404)


async def test_a_stranger_cannot_choose_how_he_is_counted(stage: Stage) -> None:
    for i in range(30):
        answer = await stage.client.get("/o/x", headers={"X-Forwarded-For": f"192.0.2.{i}"})
    assert answer.status == 429


async def test_no_token_stands_in_any_log(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    path = await stage.order_page(reported(stage.number()))
    await stage.get(path)
    await stage.client.get(path + "/documents/x")
    ours = [r.getMessage() for r in caplog.records if r.name != "aiohttp.access"]
    assert not any(path.rsplit("/", 1)[1] in line for line in ours)
