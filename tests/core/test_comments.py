"""Comments: the company's own are hidden from the customer, the customer's are his."""

from uuid import uuid4

import pytest

from core.events import CommentAdded
from core.lists import OrderFilter
from core.order_papers import Document
from core.people import Actor
from core.refusals import BadInput, NoSuchOrder, NotAllowed
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.comments import AddComment, CommentAsCustomer, add_comment, comment_as_customer
from tests.core.conftest import ONE, Company

KARIN = Actor.customer("Karin Ek", ONE)


@pytest.mark.shows("U", "CO-01", "CO-02")
async def test_a_comment_is_kept_with_its_writer_and_hidden_from_the_customer(
    company: Company,
) -> None:
    await company.assigned()
    order = await company.does("Anna", add_comment, AddComment(ONE, "The key is at the school"))
    (comment,) = order.comments
    assert (comment.text, comment.by, comment.visible_to_customer) == (
        "The key is at the school",
        "Anna",
        False,
    )


@pytest.mark.shows("U", "CO-01")
async def test_what_the_customer_writes_is_a_comment_he_sees(company: Company) -> None:
    await company.reports()
    command = CommentAsCustomer(ONE, "It is the left door")
    (comment,) = (await company.door.do(comment_as_customer, command, KARIN)).comments
    assert (comment.by, comment.visible_to_customer) == ("Karin Ek", True)


@pytest.mark.shows("U", "CO-01")
async def test_the_customer_may_write_whatever_the_order_s_state(company: Company) -> None:
    await company.reports()
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    command = CommentAsCustomer(ONE, "Why?")
    order = await company.door.do(comment_as_customer, command, KARIN)
    assert [comment.text for comment in order.comments] == ["Why?"]


@pytest.mark.shows("U", "CO-04", "LS-16")
async def test_the_list_counts_an_order_s_comments(company: Company) -> None:
    await company.assigned()
    for text in ("One", "Two", "Three"):
        await company.does("Anna", add_comment, AddComment(ONE, text))
    (row,) = await company.door.ask(lambda uow: list(uow.lists.orders(OrderFilter())))
    assert row.comments == 3


async def test_files_that_come_with_the_customer_s_words_are_the_order_s(
    company: Company,
) -> None:
    await company.reports()
    photo = Document("door.jpg", "image/jpeg", 9000, "Karin Ek", company.now)
    command = CommentAsCustomer(ONE, "See here", documents=(photo,))
    assert (await company.door.do(comment_as_customer, command, KARIN)).documents == (photo,)


async def test_a_comment_that_comes_twice_is_one(company: Company) -> None:
    await company.reports()
    command = CommentAsCustomer(ONE, "It is the left door", comment_id=uuid4())
    for _ in range(2):
        await company.door.do(comment_as_customer, command, KARIN)
    assert len(company.told(CommentAdded)) == 1


async def test_a_customer_writes_on_no_order_but_his_own(company: Company) -> None:
    await company.reports()
    other = Actor.customer("Eva Ny", (await company.reports()).number)
    with pytest.raises(NoSuchOrder):
        await company.door.do(comment_as_customer, CommentAsCustomer(ONE, "Mine"), other)


@pytest.mark.parametrize("text", ["", " \n ", "\x00\x1b"])
async def test_a_comment_says_something(company: Company, text: str) -> None:
    await company.assigned()
    with pytest.raises(BadInput):
        await company.does("Anna", add_comment, AddComment(ONE, text))


async def test_another_technician_comments_on_nothing(company: Company) -> None:
    await company.assigned("Anna")
    with pytest.raises(NotAllowed):
        await company.does("Erik", add_comment, AddComment(ONE, "Mine"))
