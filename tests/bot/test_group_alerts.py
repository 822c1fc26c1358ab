"""A group hears of much at once in few messages, and what it was told is kept up in place."""

from decimal import Decimal

import pytest

from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from sandbox.client import PersonHandle
from tests.bot.acting import sees
from tests.bot.stage import Company

HINGES = ("Gångjärn", "Lås", "Handtag")


async def _group(company: Company, maja: PersonHandle) -> PersonHandle:
    there = maja.in_chat(await company.group(maja))
    await there.says("/here")
    await there.hears("säger jag till här")
    return there


def _all_at_once(names: tuple[str, ...], actor: Actor, uow: UnitOfWork) -> None:
    for name in names:
        ask_for_article(AskForArticle(OrderNumber(1), name, Decimal(1)), actor, uow)


@pytest.mark.shows("C", "AO-03")
async def test_what_is_asked_for_at_once_is_one_alert(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    there = await _group(company, maja)
    await company.has_order("Anna Berg")
    await company.does("Anna Berg", _all_at_once, HINGES)
    alert = await sees(there, "Att beställa till AO 1")
    assert all(name in alert.text for name in HINGES)

    async def settled() -> bool:
        rows = await company.bot.door.ask(lambda uow: uow.outbox.rows("1"))
        states = [row.state.value for row in rows if row.letter == "articles-to-order"]
        return sorted(states) == ["dropped", "dropped", "sent"]

    await company.when(settled)
    told = [m for m in await there.messages() if "Att beställa" in m.text]
    assert len(told) == 1


@pytest.mark.shows("C", "AO-06")
async def test_a_state_that_is_tapped_changes_the_alert_in_place(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    there = await _group(company, maja)
    await company.has_order("Anna Berg")
    await company.does("Anna Berg", _all_at_once, HINGES[:1])
    alert = await sees(there, "Att beställa till AO 1", button="Beställd")
    await there.taps("Beställd")
    after = await sees(there, "beställd", button="Levererad")
    assert after.message_id == alert.message_id
    assert "Beställd" not in after.labels
