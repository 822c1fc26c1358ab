"""A customer user who has joined sees his orders' cards, with nothing of the company's own."""

import pytest

from bot.looking import Look, look
from bot.shown.cards import card
from core.chat import Place
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor, Role, User
from core.ports import CardPlace, UnitOfWork
from core.usecases.comments import AddComment, add_comment
from tests.bot.stage import Company
from tests.notifications.spoken import speech

NUMBER = OrderNumber(1)


@pytest.mark.shows("C", "PE-02")
async def test_a_customer_s_card_counts_no_internal_comments(company: Company) -> None:
    order = await company.reports()
    await company.bot.door.do(add_comment, AddComment(NUMBER, "Besvärlig kund"), SYSTEM)
    kim = User("Kim", Role.CUSTOMER, telegram_id=7, customer_id=order.customer.id)

    def keep(command: None, actor: Actor, uow: UnitOfWork) -> None:
        uow.users.put(kim)

    def shown(uow: UnitOfWork) -> tuple[str, str]:
        place = CardPlace(Place(7), "1", "en", user_id=kim.id)
        opened = look(Look(NUMBER, speech("en")), Actor.of(kim), uow)
        drawn = card(place, uow.work_orders.get(NUMBER), uow, speech("en"))
        return opened.text, drawn.html

    await company.bot.door.do(keep, None, SYSTEM)
    for text in await company.bot.door.ask(shown):
        assert "AO 1" in text
        assert "💬" not in text
