"""What suppliers answer to the mails about articles, as it comes in (XT-11)."""

from collections.abc import AsyncIterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from core.deliveries import Delivery
from core.lines import ArticleToOrder, ToOrderState
from core.numbers import OrderNumber
from core.people import SYSTEM
from core.usecases.articles_to_order import (
    AskForArticle,
    SaveArticlesToOrder,
    ask_for_article,
    save_articles_to_order,
)
from core.usecases.settings import SetSetting, set_setting
from tests.intake.desk import Office, mail, open_office
from tests.intake.letters import answer_to, letter_left, letters_leave, reply_address

ONE = OrderNumber(1)
SHOP = "order@grossisten.example"
TO_ORDER, ORDERED, DELIVERED = ToOrderState
DECEMBER_5 = date(2026, 12, 5)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    """An office that has asked its wholesaler for a hinge and a strip."""
    made = await open_office(tmp_path)
    await made.gets(mail())
    await made.door.do(set_setting, SetSetting("articles-to-order-email", SHOP), SYSTEM)
    for name, quantity in (("Hinge", 1), ("Strip", 2)):
        await made.door.do(ask_for_article, AskForArticle(ONE, name, Decimal(quantity)), SYSTEM)
    await made.door.do(save_articles_to_order, SaveArticlesToOrder(ONE, None), SYSTEM)
    yield made
    await made.database.close()


@pytest.fixture
async def asked(office: Office) -> Delivery:
    """The mail that the wholesaler got."""
    return await letter_left(office, "articles-to-order")


async def rows(office: Office) -> list[ArticleToOrder]:
    return list((await office.order("1")).to_order)


async def states(office: Office) -> list[ToOrderState]:
    return [row.state for row in await rows(office)]


@pytest.mark.shows("E", "XT-11")
async def test_what_a_supplier_says_is_delivered_is(office: Office, asked: Delivery) -> None:
    await office.gets(answer_to(office, asked, "Levererat."))
    assert await states(office) == [DELIVERED, DELIVERED]


@pytest.mark.shows("E", "XT-11")
async def test_a_day_is_kept_as_promised(office: Office, asked: Delivery) -> None:
    await office.gets(answer_to(office, asked, "Hej! Leverans 5 dec.\r\n\r\nMvh Kalle"))
    assert [(r.state, r.promised_on) for r in await rows(office)] == [(ORDERED, DECEMBER_5)] * 2


@pytest.mark.shows("E", "XT-11")
async def test_of_rows_that_are_named_only_those_change(office: Office, asked: Delivery) -> None:
    await office.gets(answer_to(office, asked, "Rad 2: levererad"))
    assert await states(office) == [TO_ORDER, DELIVERED]


@pytest.mark.shows("E", "XT-11")
async def test_what_is_not_plain_changes_nothing_and_is_kept(
    office: Office, asked: Delivery
) -> None:
    await office.gets(answer_to(office, asked, "Hinge is out of stock. Will another do?"))
    comments = (await office.order("1")).comments
    assert (await states(office), [c.visible_to_customer for c in comments]) == (
        [TO_ORDER, TO_ORDER],
        [False],
    )


async def test_the_supplier_is_known_by_his_address_where_the_thread_is_cut(
    office: Office, asked: Delivery
) -> None:
    raw = mail("Ordered", From=SHOP, To=reply_address(office, SHOP), Subject="AO 1")
    await office.gets(raw.replace(b"<one@", b"<other@"))
    assert await states(office) == [ORDERED, ORDERED]


async def test_the_customer_s_own_delivered_is_a_comment(office: Office, asked: Delivery) -> None:
    await office.gets(answer_to(office, asked, "Delivered", From="karin@brfeken.example",
                                To=reply_address(office)))  # fmt: skip
    comments = (await office.order("1")).comments
    assert (await states(office), [c.from_customer for c in comments]) == (
        [TO_ORDER, TO_ORDER],
        [True],
    )


async def test_somebody_else_with_the_supplier_s_reply_address_waits(
    office: Office, asked: Delivery
) -> None:
    await office.gets(answer_to(office, asked, "Delivered", From="eva@elsewhere.example"))
    assert (await states(office), len(await office.quarantine())) == ([TO_ORDER, TO_ORDER], 1)


async def test_a_letter_about_a_state_that_the_supplier_set_is_no_answer_to_him(
    office: Office, asked: Delivery
) -> None:
    """Nobody set an address for ordered articles, so none is mailed."""
    await office.gets(answer_to(office, asked, "Ordered"))
    await office.door.do(save_articles_to_order, SaveArticlesToOrder(ONE, None), SYSTEM)
    assert [each.letter for each in await letters_leave(office)] == []
