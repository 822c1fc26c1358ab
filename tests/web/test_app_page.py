"""The page inside Telegram: believed only with Telegram's seal, it leads to the page to sign."""

import hmac
import json
from typing import Any
from urllib.parse import urlencode

import pytest

from core.chat import Hand, Place
from core.people import SYSTEM, Actor, Role, User
from core.ports import UnitOfWork
from core.work_order import State
from tests.web.orders import NOW, waiting
from tests.web.stage import Stage, StageFor, text_of
from web.init_data import key_of

TOKEN = "123:token"
ANNA = User("Anna Berg", Role.ADMIN, telegram_id=7)


def opened_by(token: str = TOKEN, ago: int = 10, **changes: str) -> str:
    """What Telegram tells of Anna, sealed; ``changes`` are made after the seal."""
    told = {"auth_date": str(int(NOW.timestamp()) - ago), "user": json.dumps({"id": 7})}
    sealed = "\n".join(f"{name}={told[name]}" for name in sorted(told))
    told["hash"] = hmac.digest(key_of(token), sealed.encode(), "sha256").hex()
    return urlencode(told | changes)


@pytest.fixture
async def phone(stage_for: StageFor) -> Stage:
    stage = await stage_for(init_data_key=key_of(TOKEN))

    def put(_: None, __: Actor, uow: UnitOfWork) -> Any:
        uow.users.put(ANNA)

    await stage.parts.door.do(put, None, SYSTEM)
    return stage


async def in_hand(stage: Stage) -> Any:
    """An order that waits for the customer, in Anna's hand."""
    order = waiting(stage.number())
    await stage.keep(order)

    def take(_: None, __: Actor, uow: UnitOfWork) -> None:
        uow.chats.take_in_hand(7, Place(7), Hand(str(order.number)))

    await stage.parts.door.do(take, None, SYSTEM)
    return order


@pytest.mark.shows("W", "SG-02")
async def test_it_leads_to_the_page_to_sign_of_the_order_in_hand(phone: Stage) -> None:
    order = await in_hand(phone)
    answer = await phone.post("/app", {"init_data": opened_by()})
    assert answer.url.path.startswith("/sign/")
    assert f"Work order {order.number}" in text_of(await answer.text())
    assert (await phone.order(order.number)).state is State.PARTLY_SIGNED


@pytest.mark.shows("W", "SG-02")
@pytest.mark.parametrize(
    "told",
    [
        "",
        "hash=x",
        opened_by("123:other"),
        opened_by(user='{"id":8}'),
        opened_by() + "&user=1",
        opened_by(ago=3700),
        opened_by(ago=-600),
    ],
    ids=["nothing", "no seal", "another bot", "another person", "twice", "old", "not yet"],
)
async def test_what_telegram_does_not_vouch_for_now_opens_nothing(phone: Stage, told: str) -> None:
    await in_hand(phone)
    answer = await phone.post("/app", {"init_data": told})
    assert (answer.status, answer.url.path) == (409, "/app")
    assert "Open it from the chat once more." in text_of(await answer.text())


@pytest.mark.shows("W", "SG-02")
async def test_without_an_order_in_hand_it_says_what_to_do(phone: Stage) -> None:
    answer = await phone.post("/app", {"init_data": opened_by()})
    assert "You have no order in hand." in text_of(await answer.text())


async def test_only_that_page_may_load_the_script_of_telegram(phone: Stage) -> None:
    async with phone.client.get("/app") as app, phone.client.get("/") as other:
        policies = [each.headers["Content-Security-Policy"] for each in (app, other)]
    assert ["https://telegram.org" in each for each in policies] == [True, False]
