"""Lists in chat: narrowed by taps and words, remembered, searched, walked through, kept by name."""

import pytest

from core.numbers import OrderNumber
from core.people import Role
from core.ports import UnitOfWork
from core.usecases.assigning import Assign, assign
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.users import InviteUser, invite_user
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.stage import Company

FAULTS = ("Dörren stänger inte", "Porten kärvar", "Hissen står")


@pytest.fixture
async def three(company: Company, maja: PersonHandle) -> None:
    """Three orders, the newest urgent."""
    for nth, subject in enumerate(FAULTS, 1):
        await company.reports(subject=subject, sender_email=f"{nth}@example.com")


@pytest.mark.shows("C", "LS-01", "LS-02")
async def test_a_list_is_narrowed_by_words_and_remembered(
    company: Company, three: None, maja: PersonHandle
) -> None:
    """``/list unassigned porten``; ``/list`` then begins as it was had last."""
    user = await company.user("Maja Lind")
    await company.does("Maja Lind", assign, Assign(OrderNumber(2), user.id))
    await maja.says("/list unassigned")
    listed = await maja.hears("2 orders")
    assert [label[0] for label in listed.labels[:2]] == ["3", "1"]
    await maja.says("/list")
    await maja.hears("2 orders")


@pytest.mark.shows("C", "LS-01", "LS-02")
async def test_a_list_is_narrowed_by_taps(
    company: Company, three: None, maja: PersonHandle
) -> None:
    """What narrows now is marked, and how many fit is said at once."""
    user = await company.user("Maja Lind")
    await company.does("Maja Lind", assign, Assign(OrderNumber(2), user.id))
    await maja.says("/list")
    await taps(maja, "Filter")
    await taps(maja, "Mine")
    narrowed = await maja.hears("1 order")
    assert "✓ Mine" in narrowed.labels
    await taps(maja, "Show them")
    shown = await maja.hears("mine")
    assert shown.labels[0].startswith("2 · Porten")


@pytest.mark.shows("C", "LS-13", "SE-11")
async def test_a_list_is_sorted_and_turned_round(
    company: Company, three: None, maja: PersonHandle
) -> None:
    """The same once more turns it round."""
    await maja.says("/list")
    for first in ("3 · ", "1 · "):
        await taps(maja, "Sort")
        await taps(maja, "umber")
        shown = await maja.hears("3 orders", button="Filter")
        assert shown.labels[0].startswith(first)


@pytest.mark.shows("C", "LS-03")
async def test_a_list_is_kept_under_a_name_and_opened_again(
    company: Company, three: None, maja: PersonHandle
) -> None:
    """A favourite is one tap away; another may always come first."""
    await maja.says("/list unassigned")
    await taps(maja, "Favourites")
    await taps(maja, "Keep this list")
    await maja.hears("What shall it be called?")
    await maja.says("To give away")
    await maja.hears("✓ Kept as To give away.")
    await maja.says("/list all")
    await taps(maja, "Favourites")
    assert (
        await taps(maja, "Make first")
    ).toast == "Your lists begin with To give away from now on."
    await taps(maja, "To give away")
    await maja.hears("3 orders", button="Filter")


async def _all_is_noted(company: Company) -> bool:
    """Whether it is noted of everything that was said where it stands: no thumb is faster."""
    rows = await company.bot.door.ask(lambda uow: uow.outbox.rows())
    return all(row.state.value not in {"waiting", "sending"} for row in rows if row.to.isdigit())


@pytest.mark.shows("C", "LS-04", "LS-05")
async def test_one_walks_from_order_to_order_through_the_list(
    company: Company, three: None, maja: PersonHandle
) -> None:
    """◀ and ▶ follow the filtered list, in one message."""
    await company.does("Maja Lind", cancel_order, CancelOrder(OrderNumber(2), "Not for us"))
    await maja.says("/list open")
    await taps(maja, "3 · Hissen")
    card = await maja.hears("AO 3", button="1 ▶")
    await company.when(lambda: _all_is_noted(company))
    await taps(maja, "1 ▶")
    other = await maja.hears("AO 1", button="◀ 3")
    assert other.message_id == card.message_id
    await taps(maja, "More")
    await taps(maja, "Back")
    await maja.hears("AO 1", button="◀ 3")


@pytest.mark.shows("C", "LS-06", "LS-07")
async def test_a_star_opens_one_number_and_a_semicolon_lists_its_row(
    company: Company, three: None, maja: PersonHandle
) -> None:
    """``*2`` is order 2, ``2;`` lists it with its backorders."""
    await maja.says("2;")
    row = await maja.hears("1 order")
    assert row.labels[0] == "2 · Porten kärvar"
    await maja.says("*2")
    await maja.hears("AO 2", button="Assign")


@pytest.mark.shows("C", "LS-15", "LS-16", "CO-04")
async def test_a_list_shows_what_each_order_is_about_and_its_comments(
    company: Company, three: None, maja: PersonHandle
) -> None:
    """Two lines an order."""
    await maja.says("1")
    await maja.hears("AO 1", button="More")
    await maja.says("Ring först")
    await maja.hears("Comment on AO 1")
    await maja.says("/list")
    listed = await maja.hears("3 orders")
    assert "💬 1" in listed.text
    assert "Dörren stänger inte" in listed.text


@pytest.mark.shows("C", "LS-17", "SE-13", "SE-62")
async def test_a_list_is_switched_from_subgroup_to_subgroup(
    company: Company, three: None, maja: PersonHandle
) -> None:
    """Each with how many orders are in it, while the company wants that."""
    await company.sets("subgroups", "Hiss, Port")
    await company.sets("subgroup-shifter", "on")
    edit = EditOrder(OrderNumber(3), (Edit("subgroup", "Hiss"),))
    await company.does("Maja Lind", edit_order, edit)
    await maja.says("/list")
    await taps(maja, "Hiss 1")
    shown = await maja.hears("1 order")
    assert "✓ Hiss 1" in shown.labels


@pytest.mark.shows("C", "WO-27")
async def test_to_do_says_what_each_order_needs_of_me(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """``/todo``; a cancelled one stands with its cross."""
    await anna.says("/todo")
    await anna.hears("→ yours to do")
    await company.does("Maja Lind", cancel_order, CancelOrder(order, "Not for us"))
    await anna.says("/todo")
    await anna.hears("❌ AO 1")


async def test_words_from_a_desk_are_looked_for(
    company: Company, three: None, maja: PersonHandle
) -> None:
    """Somebody with no order in hand who writes a few words is looking for an order."""
    await maja.says("Hissen")
    found = await maja.hears("1 order")
    assert found.labels[0] == "3 · Hissen står"


@pytest.mark.shows("C", "PE-01", "PE-02")
async def test_nobody_finds_an_order_that_he_may_not_see(
    company: Company, three: None, maja: PersonHandle
) -> None:
    """Who sees only his own finds only his own."""
    nils = await company.joins("Nils Ek", Role.SUBCONTRACTOR)
    await nils.says("*2")
    await nils.hears("There is no order 2")
    await nils.says("/find Porten")
    await nils.hears("0 orders")


async def test_pages_turn(company: Company, maja: PersonHandle) -> None:
    """Eight orders a page; the last page is shown where there are fewer by now."""
    for nth in range(10):
        await company.reports(subject=f"Fel {nth}", sender_email=f"{nth}@example.com")
    await maja.says("/list")
    await taps(maja, "2/2 ▶")
    second = await maja.hears("10 orders", button="◀ 1/2")
    assert second.labels[0].startswith("2 · ")


@pytest.mark.shows("C", "LS-14")
async def test_a_list_comes_as_csv(company: Company, three: None, maja: PersonHandle) -> None:
    """What was narrowed, as a file that spreadsheets open."""
    await maja.says("/list open porten")
    await taps(maja, "All of them …")
    await taps(maja, "CSV")
    sent = await maja.hears("1 order as CSV")
    content = await company.client.file(sent.raw["document"]["file_unique_id"])
    assert sent.raw["document"]["file_name"] == "orders.csv"
    assert "Porten kärvar" in content.decode()


async def test_what_nobody_has_is_not_mine(
    company: Company, three: None, anna: PersonHandle
) -> None:
    """A technician's lists begin with his own orders; *unassigned* is the other way round."""
    await anna.says("/list unassigned")
    await anna.hears("3 orders")


async def test_two_words_narrow_by_one_thing(
    company: Company, three: None, maja: PersonHandle
) -> None:
    await maja.says("/list next week")
    await maja.hears("next week")


async def test_to_do_turns_pages(company: Company, maja: PersonHandle) -> None:
    """Nothing that waits is out of reach."""
    for nth in range(12):
        await company.reports(subject=f"Fel {nth}", sender_email=f"{nth}@example.com")
    await maja.says("/todo")
    await maja.hears("12 orders to do")
    await taps(maja, "2/2 ▶")
    await maja.hears("12 orders to do", button="◀ 1/2")


async def test_a_list_from_another_time_says_so(
    company: Company, three: None, maja: PersonHandle
) -> None:
    """Whatever its message stood for."""
    await maja.says("/list")
    listed = await maja.hears("3 orders")

    def garbled(uow: UnitOfWork) -> None:
        about = {"list": '{"filter": {"states": ["gone"]}, "at": 0, "kind": "list"}'}
        uow.chats.remember_line(listed.chat_id, listed.message_id, about)

    await company.writes(garbled)
    await taps(maja, "Filter")
    await maja.hears("That button is from an older message")


async def test_a_search_drops_nothing_that_was_written_before(
    company: Company, three: None
) -> None:
    """What waits for its order to be named still does."""
    invite = InviteUser("Anna Berg", Role.TECHNICIAN)
    user = (await company.does("Maja Lind", invite_user, invite)).user
    for number in (2, 3):
        await company.does("Maja Lind", assign, Assign(OrderNumber(number), user.id))
    anna = await company.joins("Anna Berg")
    await anna.says("Bytte stängare")
    await anna.hears("Which order is it for?")
    await anna.says("2;")
    await anna.hears("1 order")
    await anna.says("2")
    await anna.hears("Added to AO 2")
