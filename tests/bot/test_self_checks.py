"""Self-checks in chat: one point at a time, answered with taps, words and photos."""

from collections.abc import Sequence

import pytest

from core.checks import photos_of
from core.numbers import OrderNumber
from core.people import SYSTEM
from core.self_checks import Choice, PointTemplate, SelfCheck, SelfCheckTemplate
from core.usecases.assignments import AddAssignment, add_assignment
from core.usecases.rights import ChangeRights, change_rights
from core.usecases.self_checks import AddSelfCheck, add_self_check
from sandbox.client import PersonHandle
from tests.bot.acting import photo, taps
from tests.bot.stage import Company

ONE = OrderNumber(1)
shows = pytest.mark.shows
CLEANED = PointTemplate("Cleaned", "Wipe the rails and the leaf.")
FORCE = PointTemplate("Closing force", unit="N")
LOCK = PointTemplate("Lock", choices=(Choice("Whole", True), Choice("Broken", False)))
PLATE = PointTemplate("Type plate", photo=True)
DOOR = SelfCheckTemplate("Door check", (CLEANED, FORCE, LOCK, PLATE))
SHORT = SelfCheckTemplate("Short check", (CLEANED, PointTemplate("Oiled")))


async def has(company: Company, *templates: SelfCheckTemplate) -> None:
    """The company has these templates."""

    def put(uow: object) -> None:
        for each in templates:
            uow.self_check_templates.put(each)  # type: ignore[attr-defined]

    await company.writes(put)


async def begun(company: Company, anna: PersonHandle, template: SelfCheckTemplate = SHORT) -> None:
    """A self-check on the order, opened by Anna."""
    await has(company, template)
    await company.bot.door.do(add_self_check, AddSelfCheck(ONE, template.id), SYSTEM)
    await opens(anna)
    await taps(anna, template.name)


async def opens(person: PersonHandle) -> None:
    """The order's self-checks."""
    await taps(person, "More")
    await taps(person, "Self-check")


async def check(company: Company) -> SelfCheck:
    """The only self-check as it is."""
    (found,) = (await company.order()).assignments[0].self_checks
    return found


async def approved(company: Company) -> Sequence[bool | None]:
    """How its points were found."""
    return [point.approved for point in (await check(company)).points]


@shows("C", "SC-01")
async def test_a_check_is_stepped_through_with_one_tap_a_point_then_completed_and_signed(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """SC-01: all of it in one message."""
    await begun(company, anna)
    shown = await anna.hears("Short check · 0/2", button="✓ Approved", anew=False)
    await taps(anna, "✓ Approved")
    await anna.hears("2 · Oiled", anew=False)
    await taps(anna, "✓ Approved")
    await anna.hears("Short check · 2/2", button="Complete", anew=False)
    tapped = await taps(anna, "Complete")
    assert tapped.toast == "☑️ Short check is complete."
    await taps(anna, "Sign as Anna Berg")
    signed = await anna.hears("Signed by Anna Berg.", anew=False)
    assert signed.message_id == shown.message_id
    assert (await check(company)).signed_by == "Anna Berg"


@shows("C", "SC-01", "SC-06", "PE-11")
async def test_who_may_only_perform_adds_a_check_from_its_template(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """PE-11, SC-06."""
    await has(company, SHORT, DOOR)
    keys = ChangeRights(
        "Anna Berg", grant=("perform", "view-assigned"), revoke=("edit-assigned", "sign", "view")
    )
    await company.bot.door.do(change_rights, keys, SYSTEM)
    await anna.says("/order 1")
    await opens(anna)
    await taps(anna, "Add a self-check")
    await taps(anna, "Short check")
    await taps(anna, "✓ Approved")
    await anna.hears("2 · Oiled", anew=False)
    assert await approved(company) == [True, None]


@shows("C", "SC-01", "AS-03")
async def test_on_which_assignment_is_asked_where_there_are_several(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await has(company, SHORT)
    await company.does("Maja Lind", add_assignment, AddAssignment(ONE, "Porten"))
    await opens(anna)
    await taps(anna, "Add a self-check")
    await taps(anna, "Short check")
    await taps(anna, "2 · Porten")
    await anna.hears("1 · Cleaned", anew=False)
    assert len((await company.order()).assignments[1].self_checks) == 1


@shows("C", "SC-01")
async def test_values_choices_and_photos_are_written_tapped_and_sent(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await begun(company, anna, DOOR)
    await taps(anna, "✓ Approved")
    await anna.hears("Write the value in N.", anew=False)
    await anna.says("35,5 N")
    await anna.hears("3 · Lock", button="Whole")
    await taps(anna, "Whole")
    await anna.hears("Take a photo of it.", anew=False)
    await anna.sends_photo(photo())
    await anna.hears("Door check · 4/4", button="Complete")
    points = (await check(company)).points
    assert (points[1].value, points[2].choice) == ("35.5", "Whole")
    assert points[3].document_id == (await company.order()).documents[0].id


@shows("C", "SC-01")
async def test_what_is_written_at_a_point_is_answered_below_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """The next point is in sight; where the card stood is the card, and a point in short above."""
    await begun(company, anna, DOOR)
    await taps(anna, "✓ Approved")
    asked = await anna.hears("2 · Closing force", anew=False)
    await anna.says("35,5 N")
    lock = await anna.hears("3 · Lock", button="Whole")
    above = await anna.hears("Dörren stänger inte", button="More", anew=False)
    assert above.message_id == asked.message_id < lock.message_id
    await anna.says("whole")
    await anna.hears("4 · Type plate")
    short = await anna.hears("3 · Lock  ✓ Whole", button="Change", anew=False)
    assert short.message_id == lock.message_id


@shows("C", "SC-01", "XT-13")
async def test_an_album_answers_one_point_and_all_its_photos_are_of_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """The next point waits for a photo of its own, and no measure takes the others."""
    lock = PointTemplate("Lock plate", photo=True)
    await anna.says("Replaced the closer")
    await anna.hears("✓ Added to AO 1")
    await begun(company, anna, SelfCheckTemplate("Plates", (PLATE, lock)))
    await anna.sends_photo(photo("teal"), photo("olive"), photo("navy"))
    await company.when(lambda: _has_documents(company, 3))
    await anna.hears("2 · Lock plate", anew=False)
    points, documents = (await check(company)).points, (await company.order()).documents
    assert (points[0].document_id, points[1].document_id) == (documents[0].id, None)
    assert {each.measure_id for each in documents} == {None}
    assert photos_of(await check(company), documents) == {each.id for each in documents}


async def _has_documents(company: Company, count: int) -> bool:
    return len((await company.order()).documents) == count


@shows("C", "SC-01")
async def test_what_is_no_answer_to_the_point_goes_where_it_belongs(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """Nothing said is lost on a question."""
    await begun(company, anna, DOOR)
    await anna.says("Replaced the closer")
    await anna.hears("✓ Added to AO 1: Replaced the closer")
    await anna.says("ok")
    await anna.hears("2 · Closing force")
    assert (await approved(company))[0] is True


@shows("C", "SC-01")
async def test_a_word_said_much_later_is_no_answer_to_the_point(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await begun(company, anna)
    company.clock.later(minutes=45)
    await anna.says("ok")
    await anna.hears("I'm here.")
    assert await approved(company) == [None, None]


@shows("C", "SC-01")
async def test_one_walks_between_points_and_resumes_where_one_stopped(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await begun(company, anna, DOOR)
    await taps(anna, "✓ Approved")
    await taps(anna, "◀ 1")
    await anna.hears("1 · Cleaned", button="• ✓ Approved", anew=False)
    await company.restart()
    await anna.says("/order 1")
    await opens(anna)
    await taps(anna, "Door check · 1/4")
    await anna.hears("2 · Closing force", anew=False)


@shows("C", "SC-01")
async def test_a_point_has_its_description_a_note_and_a_way_to_clear_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await begun(company, anna)
    await taps(anna, "What is meant")
    await anna.hears("Wipe the rails and the leaf.", anew=False)
    await taps(anna, "Note")
    await anna.hears("Write the note.", anew=False)
    await anna.says("Very dirty")
    await anna.hears("Very dirty")
    await taps(anna, "Clear")
    await company.when(lambda: _bare(company))


async def _bare(company: Company) -> bool:
    return not (await check(company)).points[0].touched


@shows("C", "RV-01")
async def test_a_point_that_is_not_approved_becomes_an_order_with_one_tap(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """RV-01: linked both ways, and once however often it is tapped."""
    await begun(company, anna)
    await taps(anna, "✗ Not approved")
    await anna.hears("✗ Not approved", button="Make an order of it", anew=False)
    tapped = await taps(anna, "Make an order of it")
    assert tapped.toast == "AO 2 was made of it."
    await anna.hears("→ AO 2 was made of it.", button="Open AO 2", anew=False)
    first, second = await company.order(1), await company.order(2)
    assert [first.related[0].number, second.related[0].number] == [OrderNumber(2), ONE]


@shows("C", "SC-02", "SC-03", "SE-55")
async def test_a_mandatory_check_is_on_every_new_order_and_marked(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """SE-55: what is required is said where it is chosen."""
    await has(company, SHORT)
    await company.sets("mandatory-self-checks", "Short check")
    await company.has_order("Anna Berg")
    await anna.hears("☑️ 1 left", anew=False)
    await taps(anna, "☑️ Self-check (1)")
    await anna.hears("Short check · 0/2 · required", anew=False)


@shows("C", "PE-17", "SC-05")
async def test_whoever_may_takes_a_check_off_and_can_undo_it(
    company: Company, order: OrderNumber, anna: PersonHandle, maja: PersonHandle
) -> None:
    await begun(company, anna)
    await maja.says("1")
    await opens(maja)
    await taps(maja, "Short check")
    await taps(maja, "2 ▶")
    await taps(maja, "All ▶")
    await taps(maja, "Remove")
    await company.when(lambda: _is_without(company))
    await taps(maja, "Undo")
    await company.when(lambda: _is_with(company))


async def _is_without(company: Company) -> bool:
    return not (await company.order()).assignments[0].self_checks


async def _is_with(company: Company) -> bool:
    return not await _is_without(company)


@shows("C", "PE-17")
async def test_who_may_not_remove_a_check_is_not_offered_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await begun(company, anna)
    await taps(anna, "2 ▶")
    await taps(anna, "All ▶")
    shown = await anna.hears("Short check", anew=False)
    assert not any("Remove" in label for label in shown.labels)


@shows("C", "SE-52", "SC-04")
async def test_signing_the_order_waits_for_a_signed_check(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await company.sets("require-self-checks-to-sign", "on")
    await begun(company, anna)
    await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1")
    await anna.says("/order 1")
    await taps(anna, "✍️ Sign")
    await anna.hears("complete and sign Short check first", button="self-check", anew=False)
    await taps(anna, "self-check")
    await anna.hears("Short check · 0/2", anew=False)


async def test_in_swedish_a_point_is_answered_with_a_word(
    company: Company, maja: PersonHandle
) -> None:
    """The same in Swedish, with what a technician would say."""
    erik = await company.joins("Erik Ek", language="sv")
    await company.has_order("Erik Ek")
    await has(company, SHORT)
    await company.bot.door.do(add_self_check, AddSelfCheck(ONE, SHORT.id), SYSTEM)
    await taps(erik, "Mer")
    await taps(erik, "☑️")
    await taps(erik, "Short check")
    await erik.says("godkänd")
    await erik.hears("2 · Oiled")
    assert (await approved(company))[0] is True


@shows("C", "SC-01")
async def test_the_point_stays_in_sight_when_the_bytes_of_its_photo_come(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """The order's card looks the same with them, so it isn't drawn over what is open there."""
    await begun(company, anna, SelfCheckTemplate("Plate check", (PLATE, CLEANED)))
    await anna.hears("Take a photo of it.", anew=False)
    await anna.sends_photo(photo())
    await anna.hears("2 · Cleaned")
    await company.when(lambda: _has_bytes(company))
    await company.when(lambda: company.bot.door.ask(lambda uow: not uow.chats.stale_cards(9)))
    await anna.hears("2 · Cleaned", button="✓ Approved", anew=False)


async def _has_bytes(company: Company) -> bool:
    return all(each.sha256 for each in (await company.order()).documents)
