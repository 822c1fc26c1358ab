"""Undo everywhere: each kind of thing is taken back for five minutes, letters are said first."""

from datetime import timedelta

import pytest

from core.deliveries import Channel, DeliveryState, Sent
from core.numbers import OrderNumber
from core.people import Role
from core.ports import UnitOfWork
from core.usecases.comments import AddComment, add_comment
from core.work_order import State
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.endings.conftest import ONE, Opens, section
from tests.bot.stage import Company


@pytest.mark.shows("C", "XT-15")
@pytest.mark.parametrize("word", ["undo", "Ångra", "/undo", "/undo 1"])
async def test_ones_latest_on_the_order_in_hand_is_taken_back_by_a_word(
    company: Company, order: OrderNumber, anna: PersonHandle, word: str
) -> None:
    """XT-15: and what it was is said."""
    await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1")
    await anna.says(word)
    told = await anna.hears("Taken back on AO 1")
    assert "Replaced the closer" in told.text
    assert not (await company.order()).assignments[0].measures


@pytest.mark.shows("C", "XT-15")
async def test_another_word_takes_back_what_was_done_before_that(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """XT-15: step by step; and when nothing is left, that is said with a way on."""
    await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1")
    await anna.says("2 x 4711")
    await anna.hears("4711")
    await anna.says("undo")
    await anna.hears("added 2 pcs Dörrstängare TS 83")
    await anna.says("undo")
    await anna.hears("Replaced the closer")
    await anna.says("undo")
    nothing = await anna.hears("There is nothing of yours to undo on order 1")
    assert nothing.labels == ["Open AO 1"]


@pytest.mark.shows("C", "XT-15")
async def test_after_five_minutes_it_stays(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """XT-15."""
    await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1")
    company.clock.later(minutes=6)
    await anna.says("undo")
    await anna.hears("There is nothing of yours to undo on order 1")


@pytest.mark.shows("C", "XT-15", "SG-01")
async def test_mail_that_left_is_said_before_a_signature_is_taken_back(
    company: Company, opens: Opens
) -> None:
    """XT-15: the protocol went out; yes sends a correction, and the lines are open again."""
    doris = await opens(State.BEGUN)
    await section(doris, "✍️ Sign")
    await taps(doris, "Finished, sign as Doris Dal")
    await doris.hears("is sealed with the code")
    await company.writes(has_left)
    await taps(doris, "Undo")
    await doris.hears("Mail about it has left already, to karin@brfeken.example")
    await taps(doris, "Yes")
    await doris.hears("AO 1 · Begun")
    assert (await company.order()).signatures == ()
    assert await company.letters("correction") == ["karin@brfeken.example"]


@pytest.mark.shows("C", "XT-15", "IN-01")
async def test_ready_is_taken_back_with_its_button(company: Company, opens: Opens) -> None:
    """XT-15."""
    maja = await opens(State.SIGNED, Role.DISPATCHER)
    await taps(maja, "Ready for invoicing")
    await maja.hears("✓ AO 1 is ready for invoicing")
    await taps(maja, "Undo")
    await maja.hears("AO 1 · Signed")
    assert (await company.order()).state is State.SIGNED


@pytest.mark.shows("C", "XT-15", "WO-22")
async def test_cancelling_is_taken_back_by_a_word_though_it_is_out_of_hand(
    company: Company, opens: Opens
) -> None:
    """XT-15: a cancelled order is in nobody's hand, but it was the last one."""
    doris = await opens(State.BEGUN)
    await section(doris, "Cancel or delete …")
    await taps(doris, "Cancel the order")
    await taps(doris, "Yes, cancel it")
    await doris.hears("❌ AO 1 · Cancelled")
    await doris.says("undo")
    await doris.hears("Taken back on AO 1")
    assert (await company.order()).state is State.BEGUN


@pytest.mark.shows("C", "XT-15", "PE-21", "SG-08")
async def test_cleared_signatures_come_back(company: Company, opens: Opens) -> None:
    """SG-08, PE-21: asked about with the names, all at once; and undone."""
    doris = await opens(State.SIGNED)
    await section(doris, "Cancel or delete …")
    await taps(doris, "Clear the signatures")
    await doris.hears("All signatures of order 1 go, those of Anna Berg")
    await taps(doris, "Yes")
    await doris.hears("Everything can be changed again")
    assert (await company.order()).signatures == ()
    await taps(doris, "Undo")
    await doris.hears("✍️ Anna Berg")
    assert (await company.order()).state is State.SIGNED


@pytest.mark.shows("C", "WO-15", "WO-25", "SE-31")
async def test_the_history_is_read_page_by_page(company: Company, opens: Opens) -> None:
    """WO-15, WO-25: the latest first, who and when, and older ones a tap away."""
    doris = await opens(State.BEGUN)
    for nth in range(9):
        await company.does("Doris Dal", add_comment, AddComment(ONE, f"Note {nth}"))
    await doris.says("/history 1")
    page = await doris.hears("Last edited today 10:00 by Doris Dal")
    assert "Doris Dal wrote a comment" in page.text
    await taps(doris, "2/2 ▶")
    await doris.hears("reported the fault")
    await taps(doris, "◀ 1/2")
    await doris.hears("Last edited")


def has_left(uow: UnitOfWork) -> None:
    """The mails were sent meanwhile."""
    for delivery in uow.outbox.claim(Channel.EMAIL, 9, timedelta(minutes=1)):
        uow.outbox.finish(delivery.id, delivery.token, Sent(DeliveryState.SENT))


@pytest.mark.shows("C", "XT-15", "WO-12")
async def test_a_status_is_taken_back_with_its_button(company: Company, opens: Opens) -> None:
    """XT-15."""
    await company.sets("custom-statuses", "Waiting for parts, Done")
    doris = await opens(State.BEGUN)
    await section(doris, "🏷 Status")
    await taps(doris, "Done")
    await doris.hears("🏷 Done")
    await taps(doris, "Undo")
    await doris.hears("AO 1 · Begun")
    assert (await company.order()).custom_status is None


@pytest.mark.shows("C", "XT-15", "RS-01")
async def test_a_restored_order_is_invoiced_again_by_undo(company: Company, opens: Opens) -> None:
    """XT-15."""
    doris = await opens(State.INVOICED, Role.ADMIN)
    await section(doris, "Invoicing …")
    await taps(doris, "Restore")
    await taps(doris, "Yes")
    await doris.hears("AO 1 is open again")
    await taps(doris, "Undo")
    await doris.hears("AO 1 · Invoiced")
    order = await company.order()
    assert (order.state, order.restored) == (State.INVOICED, False)


@pytest.mark.shows("C", "XT-15")
@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("comment: the code is 1234", "wrote a comment"),
        ("1.5 h", "added 1.5 h"),
        ("order 1 x P12", "asked for an article to be ordered"),
    ],
)
async def test_whatever_was_written_is_taken_back(
    company: Company, order: OrderNumber, anna: PersonHandle, said: str, what: str
) -> None:
    """XT-15: one test for each kind of line."""
    before = (await company.order()).assignments
    await anna.says(said)
    await anna.hears("AO 1", button="Undo")
    await anna.says("undo")
    await anna.hears(what)
    after = await company.order()
    assert (after.assignments, after.comments) == (before, ())
