"""A held mail that a dispatcher has let in in chat is settled by the desk as he said."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest

from core.lists import MailRow
from core.mail_choice import MailChoice
from core.numbers import OrderNumber
from core.people import SYSTEM
from core.usecases.merging import MergeOrders, merge_orders
from tests.intake.desk import Office, mail, open_office

shows = pytest.mark.shows
MAJA = "Maja Lind"


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    made = await open_office(tmp_path)
    yield made
    await made.database.close()


async def held_answer(office: Office) -> tuple[str, UUID]:
    """A stranger answers to Karin's order; gives the order's number and the held mail's ID."""
    await office.gets(mail())
    (order,) = await office.orders()
    await office.gets(
        mail("It still will not close.", From="Ola <ola@other.example>", Subject="Re: The door",
             Message_ID="<two@other.example>", In_Reply_To="<one@brfeken.example>",
             References="<one@brfeken.example>")
    )  # fmt: skip
    (row,) = await office.quarantine()
    return str(order.number), row.id


async def seen(office: Office, mail_id: UUID) -> MailRow:
    """The mail as lists show it."""
    row = await office.door.ask(lambda uow: uow.mails.row(mail_id))
    assert row is not None
    return row


async def choose(office: Office, mail_id: UUID, choice: MailChoice) -> None:
    """Somebody has said what it is, and the desk comes by."""
    await office.door.do(lambda _, __, uow: uow.mails.choose(mail_id, choice), None, SYSTEM)
    await office.desk.clear()


@shows("E", "WO-03")
async def test_it_goes_onto_the_order_that_was_said(office: Office) -> None:
    number, held = await held_answer(office)
    await choose(office, held, MailChoice(MAJA, OrderNumber.parse(number)))
    (comment,) = (await office.order(number)).comments
    assert comment.text == "It still will not close."
    row = await seen(office, held)
    assert (row.state, row.settled_by) == ("done", MAJA)


@shows("E", "WO-03")
async def test_it_becomes_a_new_order_where_that_was_said(office: Office) -> None:
    number, held = await held_answer(office)
    await choose(office, held, MailChoice(MAJA, as_new=True))
    assert len(await office.orders()) == 2
    assert (await office.order(number)).comments == ()


@shows("E", "WO-03")
async def test_it_is_held_again_when_its_order_is_gone(office: Office) -> None:
    _, held = await held_answer(office)
    await choose(office, held, MailChoice(MAJA, OrderNumber(99)))
    (row,) = await office.quarantine()
    assert (row.id, row.choice) == (held, None)
    assert row.reason == "It could not go where it was to go: that order has changed since."


@shows("E", "WO-03")
async def test_a_held_mail_says_what_is_in_it_without_being_read_again(office: Office) -> None:
    _, held = await held_answer(office)
    row = await seen(office, held)
    assert (row.name, row.sender, row.beginning) == (
        "Ola", "ola@other.example", "It still will not close.",
    )  # fmt: skip


async def test_it_goes_where_the_order_that_was_said_was_merged_into(office: Office) -> None:
    number, held = await held_answer(office)
    await office.gets(mail(Subject="The gate", Message_ID="<three@brfeken.example>"))
    merge = MergeOrders(OrderNumber(2), OrderNumber.parse(number), True)
    await office.door.do(merge_orders, merge, SYSTEM)
    await choose(office, held, MailChoice(MAJA, OrderNumber.parse(number)))
    assert [len(order.comments) for order in await office.orders()] == [0, 1]
