"""What a linked customer says is a comment on his order or a new report, and never more (XT-19)."""

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM, Role
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.comments import AddComment, add_comment
from core.usecases.users import InviteUser, invite_user
from sandbox.client import PersonHandle
from tests.bot.acting import photo, sees, taps
from tests.bot.contacts.conftest import joins
from tests.bot.contacts.writing import HERS, linked, mailed
from tests.bot.stage import Company

pytestmark = pytest.mark.shows("C", "XT-19")


async def comments(company: Company, number: int = 1) -> list[str]:
    """The customer's comments on an order."""
    order = await company.order(number)
    return [each.text for each in order.comments if each.from_customer]


async def test_what_he_writes_is_a_comment_on_his_only_open_order(
    open_company: Company, karin: PersonHandle, maja: PersonHandle
) -> None:
    """The dispatchers hear of it as of a mail."""
    await karin.says("The key is under the mat.")
    passed = await karin.hears("✓ Passed on. You are answered here.")
    assert "AO 1 · Dörren stänger inte" in passed.text
    assert await comments(open_company) == ["The key is under the mat."]


async def test_with_two_orders_open_he_is_asked_which(
    open_company: Company, karin: PersonHandle
) -> None:
    """What he wrote meanwhile is kept, all of it."""
    await open_company.reports(subject="Porten gnisslar", text="Den gnisslar.")
    await karin.says("It is worse now.")
    asked = await karin.hears("Which order is it about?")
    assert asked.labels == [
        "AO 2 · Porten gnisslar", "AO 1 · Dörren stänger inte", "It is something new",
    ]  # fmt: skip
    await karin.says("Much worse.")
    await taps(karin, "AO 2 · Porten gnisslar")
    await karin.hears("✓ Passed on.", anew=False)
    assert await comments(open_company, 2) == ["It is worse now.", "Much worse."]
    assert await comments(open_company, 1) == []


async def test_an_answer_to_a_message_is_about_its_order(
    open_company: Company, karin: PersonHandle
) -> None:
    """However many others are open."""
    await karin.says("First")
    passed = await karin.hears("✓ Passed on.")
    await open_company.reports(subject="Porten gnisslar", text="Den gnisslar.")
    await karin.says("And second", reply_to=passed)
    await karin.hears("AO 1 ·")
    assert await comments(open_company, 1) == ["First", "And second"]


async def test_a_new_fault_becomes_an_order_of_his(
    open_company: Company, karin: PersonHandle
) -> None:
    """By a photo with a few words; the number is said at once."""
    await taps(karin, "New fault")
    await karin.hears("What is wrong, and where?")
    await karin.sends_photo(photo(), caption="The lift stands still")
    await karin.hears("✓ Thank you. We have received your fault report:")
    order = await open_company.order(2)
    assert order.title == "The lift stands still"
    assert order.contact is not None
    assert order.contact.email == HERS
    assert len(order.documents) == 1


async def test_how_it_stands_is_said_in_plain_words(
    open_company: Company, karin: PersonHandle
) -> None:
    """Of his own orders alone."""
    await open_company.reports(sender_email="ola@other.example", subject="Annat")
    await taps(karin, "How does it stand")
    told = await karin.hears("AO 1 · Dörren stänger inte")
    assert "We have it, and the work has not begun." in told.text
    assert "AO 2" not in told.text


async def test_another_s_order_is_not_there_for_him(
    open_company: Company, karin: PersonHandle
) -> None:
    """Not even by its number in a made-up button: what he wrote waits for an order of his."""
    await open_company.reports(sender_email="ola@other.example", subject="Annat")
    await karin.says("/order 2")
    told = await karin.hears("You are written to here instead of at")
    assert "Annat" not in told.text


async def test_nothing_internal_is_shown_to_him(
    open_company: Company, karin: PersonHandle, maja: PersonHandle
) -> None:
    """A comment of the dispatchers' stays theirs."""
    note = AddComment(OrderNumber(1), "Pays late, take cash.")
    await open_company.does("Maja Lind", add_comment, note)
    await taps(karin, "How does it stand")
    told = await karin.hears("AO 1")
    assert "cash" not in told.text


async def test_an_album_is_one_comment_with_all_its_photos(
    open_company: Company, karin: PersonHandle
) -> None:
    """The dispatchers are told once."""
    await karin.sends_photo(photo(), photo("red"), caption="Look")
    await karin.hears("✓ Passed on.")

    async def both() -> bool:
        return len((await open_company.order()).documents) == 2

    assert await open_company.when(both)
    assert await comments(open_company) == ["Look"]


async def test_by_mail_instead_until_he_writes_here_again(
    open_company: Company, karin: PersonHandle
) -> None:
    """The way back is a word."""
    await taps(karin, "Write by mail instead")
    await karin.hears(f"✓ We write to {HERS} again.")
    contact = await linked(open_company)
    assert contact is not None
    assert not contact.reads_in_chat
    await karin.says("I am here again.")
    await karin.hears("✓ Passed on.")
    contact = await linked(open_company)
    assert contact is not None
    assert contact.reads_in_chat


async def test_with_no_order_open_it_may_be_something_new(
    open_company: Company, karin: PersonHandle
) -> None:
    """Asked, and kept until he says so."""
    await open_company.joins("Maja Lind", Role.DISPATCHER)
    await open_company.does("Maja Lind", cancel_order, CancelOrder(OrderNumber(1), "Mended"))
    await karin.says("The gate squeaks")
    await karin.hears("You have no open order with us. Is it something new?", anew=False)
    await taps(karin, "It is something new")
    await karin.hears("✓ Thank you.", anew=False)
    assert (await open_company.order(2)).title == "The gate squeaks"
    assert (await mailed(open_company, "receipt"))[1:] == []
    await sees(karin, "AO 2 · The gate squeaks")


async def test_a_photo_without_words_belongs_to_what_he_has_just_written(
    open_company: Company, karin: PersonHandle
) -> None:
    """However many orders are open; later he is asked."""
    await open_company.reports(subject="Porten gnisslar", text="Den gnisslar.")
    await karin.says("Look at this")
    await taps(karin, "AO 1 · Dörren stänger inte")
    await karin.hears("✓ Passed on.", anew=False)
    await karin.sends_photo(photo())
    await karin.hears("AO 1 ·")
    open_company.clock.later(minutes=11)
    await karin.sends_photo(photo("red"))
    await karin.hears("Which order is it about?")


async def test_a_scanned_sticker_tells_where_the_new_fault_is(
    open_company: Company, registers: None
) -> None:
    """The object is on the order, and nothing of it is told before."""
    await open_company.reports(sender_email=HERS)
    karin = await joins(open_company)
    await karin.starts("o_D-014")
    await karin.hears("What is wrong, and where?")
    await karin.says("It squeaks")
    await karin.hears("✓ Thank you.")
    (assignment,) = (await open_company.order(2)).assignments
    assert assignment.service_object is not None
    assert assignment.service_object.code == "D-014"


async def test_a_linked_customer_can_still_be_invited(
    open_company: Company, karin: PersonHandle
) -> None:
    """From then on his chat is that of one who works here."""
    invite = InviteUser("Karin Ny", Role.TECHNICIAN, "en")
    invited = await open_company.bot.door.do(invite_user, invite, SYSTEM)
    await karin.starts(invited.secret)
    await karin.hears("Hi Karin. You are in, as technician.", anew=False)
