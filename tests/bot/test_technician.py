"""A technician: what is typed, sent and tapped lands on the order in hand, and can be undone."""

from datetime import date
from decimal import Decimal

import pytest

from core.numbers import OrderNumber
from core.usecases.assigning import Assign, assign
from sandbox.client import PersonHandle
from tests.bot.acting import photo, taps
from tests.bot.stage import Company


@pytest.fixture
async def order(company: Company, maja: PersonHandle, anna: PersonHandle) -> OrderNumber:
    """An order that Anna was given and sees."""
    reported = await company.has_order("Anna Berg")
    await anna.hears("AO 1", button="Article", anew=False)
    return reported.number


async def test_plain_text_is_a_measure_with_a_receipt_that_undoes_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """ME-01."""
    await anna.says("Replaced the closer")
    receipt = await anna.hears("✓ Added to AO 1: Replaced the closer")
    assert receipt.labels == ["↩ Undo"]
    measure = (await company.order()).assignments[0].measures[0]
    assert (measure.text, measure.done_on) == ("Replaced the closer", date(2026, 11, 24))
    await taps(anna, "Undo")
    await anna.hears("↩ Taken off AO 1")
    assert (await company.order()).assignments[0].measures == ()


async def test_undoing_twice_says_that_it_is_gone(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """A stale tap is answered in one sentence."""
    await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1")
    toast = await company.taps_twice(anna, "Undo")
    assert toast == "That line is not on AO 1 any more."
    await anna.hears("That line is not on AO 1 any more.")
    assert (await company.order()).assignments[0].measures == ()


@pytest.mark.parametrize(
    ("typed", "name", "quantity"),
    [
        ("2 x 4711", "Dörrstängare TS 83", "2"),
        ("2 st 4711", "Dörrstängare TS 83", "2"),
        ("4711 x 3", "Dörrstängare TS 83", "3"),
        ("2x gångjärn 110 mm", "Gångjärn 110 mm", "2"),
        ("1,5 x silikonspray", "silikonspray", "1.5"),
    ],
)
async def test_a_quantity_and_an_article_are_an_article(
    company: Company, order: OrderNumber, anna: PersonHandle, typed: str, name: str, quantity: str
) -> None:
    """AR-01, AR-05, AR-08: by number, by name, or in free words."""
    await anna.says(typed)
    await anna.hears("📦 Added to AO 1", button="Undo")
    line = (await company.order()).assignments[0].articles[0]
    assert (line.name, line.quantity) == (name, Decimal(quantity))


async def test_a_number_the_register_lacks_is_asked_about_with_the_nearest(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """Never a dead end: the nearest to tap, as written, a measure, or never mind."""
    await anna.says("2 x 4719")
    question = await anna.hears("There is no article 4719 in the register. Is it one of these?")
    assert "4711 Dörrstängare TS 83" in question.labels
    assert (await company.order()).assignments[0].articles == ()
    await taps(anna, "4711")
    await anna.hears("📦 Added to AO 1: 2 pcs 4711 Dörrstängare TS 83")
    await company.when(lambda: _articles(company))


async def _articles(company: Company) -> bool:
    return len((await company.order()).assignments[0].articles) == 1


async def test_hours_are_a_time_row(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """AR-07."""
    await anna.says("1,5 tim")
    await anna.hears("⏱ Added to AO 1: 1.5 h Anna Berg")
    await anna.says("45 min")
    await anna.hears("0.75 h")
    assert [each.quantity for each in (await company.order()).assignments[0].time] == [
        Decimal("1.5"),
        Decimal("0.75"),
    ]


async def test_an_article_to_order_alerts_and_done_mails_it_at_once(
    company: Company, order: OrderNumber, anna: PersonHandle, maja: PersonHandle
) -> None:
    """AO-01, AO-02, AO-03, AO-08, AO-09: from the wish to the fitted part."""
    await company.sets("articles-to-order-email", "parts@example.com")
    await anna.says("beställ 1 x P12")
    await anna.hears("🛒 To order for AO 1: 1 pcs P12 Gångjärn 110 mm")
    await maja.hears("🛒 To order for AO 1", button="Ordered", anew=False)
    assert await company.letters("articles-to-order") == []
    await taps(anna, "Done")
    assert await company.letters("articles-to-order") == ["parts@example.com"]
    await taps(maja, "Ordered")
    await maja.hears("ordered · Anna", button="Delivered")
    await anna.hears("🛒 Ordered for AO 1")
    await taps(maja, "Delivered")
    await anna.hears("🛒 It has come, for AO 1")
    await taps(anna, "I have fitted it")
    await anna.hears("Moved to the used articles")
    done = (await company.order()).assignments[0]
    assert (len(done.to_order), [line.number for line in done.articles]) == (0, ["P12"])


async def test_buttons_do_what_can_be_typed(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """Nothing typed that can be tapped."""
    await taps(anna, "📦 Article")
    await anna.hears("What did you use?")
    await taps(anna, "1 × Gångjärn")
    await anna.hears("📦 Added to AO 1: 1 pcs P12")
    await taps(anna, "🛒 Order")
    await anna.hears("What is to be ordered?")
    await anna.says("2 4711")
    await anna.hears("🛒 To order for AO 1: 2 pcs 4711")
    await taps(anna, "⏱ Time")
    await taps(anna, "1.5 h")
    await anna.hears("⏱ Added to AO 1: 1.5 h")
    work = (await company.order()).assignments[0]
    assert (len(work.articles), len(work.to_order), len(work.time)) == (1, 1, 1)


async def test_a_photo_with_words_is_a_measure_with_an_image(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """ME-02: recorded at once, its bytes fetched after."""
    await anna.sends_photo(photo(), caption="Ny stängare monterad")
    await anna.hears("✓ Added to AO 1: Ny stängare monterad 📷 1")
    fetched = await company.when(lambda: _fetched(company))
    assert (await company.bot.files.get(fetched)).startswith(b"\xff\xd8")
    changed = await company.order()
    assert len(changed.images_of(changed.assignments[0].measures[0])) == 1


async def _fetched(company: Company) -> str | None:
    documents = (await company.order()).documents
    return documents[0].sha256 if documents else None


async def test_an_album_is_one_measure_with_one_receipt(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """ME-02: all its photos, and said once."""
    await anna.sends_photo(photo("red"), photo("green"), photo("blue"), caption="Före och efter")
    await company.when(lambda: _has_images(company, 3))
    company.clock.later(seconds=3)
    company.bot.dispatcher.wake()
    receipt = await anna.hears("📷 3 photos saved on AO 1: Före och efter")
    assert receipt.labels == ["↩ Undo"]
    changed = await company.order()
    assert len(changed.assignments[0].measures) == 1
    said = [each for each in await anna.messages() if "saved on" in each.text]
    assert len(said) == 1


async def _has_images(company: Company, count: int) -> bool:
    order = await company.order()
    measures = order.assignments[0].measures
    return bool(measures) and len(order.images_of(measures[0])) == count


async def test_a_photo_alone_belongs_to_the_measure_just_written(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """ME-02; without one it belongs to the order."""
    await anna.sends_photo(photo("red"))
    await anna.hears("📷 Saved on AO 1")
    await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1")
    await anna.sends_photo(photo("green"))
    await anna.hears("📷 Saved on AO 1: Replaced the closer")
    first, second = (await company.order()).documents
    assert (first.measure_id is None, second.measure_id is None) == (True, False)


async def test_editing_ones_message_rewords_the_measure(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """XT-04."""
    said = await anna.says("Replaced the closr")
    await anna.hears("Added to AO 1")
    await anna.edits(said, "Replaced the closer")
    await anna.hears("✓ Changed on AO 1: Replaced the closer")
    assert (await company.order()).assignments[0].measures[0].text == "Replaced the closer"


async def test_a_reply_to_an_older_card_goes_to_that_order(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """A reply acts on what the line stands for, whatever is in hand."""
    card = await anna.hears("AO 1", anew=False)
    await company.has_order("Anna Berg", subject="Porten kärvar", sender_email="ola@example.com")
    await anna.hears("AO 2")
    await anna.says("Greased the hinges")
    await anna.hears("Added to AO 2")
    await anna.says("Replaced the closer", reply_to=card)
    await anna.hears("Added to AO 1: Replaced the closer")


async def test_what_is_typed_with_no_order_in_hand_is_kept_and_used_after_the_tap(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """Nothing typed is ever lost."""
    for subject, sender in (("Dörren", "a@example.com"), ("Porten", "b@example.com")):
        await company.reports(subject=subject, sender_email=sender)
    await anna.says("Replaced the closer")
    await anna.hears("You have no open order. Write the number")
    await anna.sends_photo(photo())
    await anna.hears("You have no open order. Write the number")
    user = await company.user("Anna Berg")
    for serial in (1, 2):
        await company.does("Maja Lind", assign, Assign(OrderNumber(serial), user.id))
    await anna.hears("AO 2")
    await anna.says("1")
    await anna.hears("Added to AO 1: Replaced the closer")
    changed = await company.order(1)
    assert len(changed.documents) == 1
    assert [m.text for m in changed.assignments[0].measures] == ["Replaced the closer"]


async def test_comments_are_for_colleagues(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """CO-01, CO-02: typed with a word before, or after a tap."""
    await anna.says("kommentar: koden är 1234")
    await anna.hears("💬 Comment on AO 1: koden är 1234")
    await taps(anna, "More")
    await taps(anna, "Comment")
    await anna.hears("Write the comment")
    await anna.says("Ring före besök")
    await anna.hears("💬 Comment on AO 1: Ring före besök")
    comments = (await company.order()).comments
    assert [each.visible_to_customer for each in comments] == [False, False]


async def test_a_status_of_the_companys_own_is_tapped(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """WO-12, SE-14."""
    await company.sets("custom-statuses", "Väntar på del, Kund ej på plats")
    await anna.says("/order 1")
    await anna.hears("AO 1", button="Status")
    await taps(anna, "Status")
    tapped = await taps(anna, "Väntar på del")
    assert tapped.toast == "Status: Väntar på del"
    await anna.hears("🏷 Väntar på del")
    assert (await company.order()).custom_status == "Väntar på del"


async def test_today_shows_what_i_have(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """``/today`` and ``/todo``."""
    await anna.says("/today")
    listed = await anna.hears("You have 1 order")
    assert listed.labels == ["1 · Dörren stänger inte"]


async def test_several_lines_are_what_each_of_them_says(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """One message after the job: the measure, the parts, the time."""
    await anna.says("Bytte stängare\nSmorde gångjärnen\n1 x 4711\n1,5 h")
    await anna.hears("⏱ Added")
    work = (await company.order()).assignments[0]
    assert work.measures[0].text == "Bytte stängare\nSmorde gångjärnen"
    assert (len(work.articles), len(work.time)) == (1, 1)
