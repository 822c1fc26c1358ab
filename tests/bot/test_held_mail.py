"""Mail that waits for somebody: shown with its reason, let in or put away with a thumb (WO-03)."""

import pytest

from core.events import QuarantineGrew
from core.people import SYSTEM, Actor, Role
from core.ports import UnitOfWork
from intake.acting.held import quarantine
from intake.received import ReceivedMail
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.mailing import answered_by_a_stranger, comes, desk_of
from tests.bot.stage import Company
from tests.intake.desk import mail

shows = pytest.mark.shows
WAITS = "A mail waits for somebody"


async def _held(company: Company, maja: PersonHandle) -> None:
    await answered_by_a_stranger(company)
    await sees(maja, WAITS)


@shows("C", "WO-03")
async def test_a_held_mail_says_why_it_waits_who_wrote_it_and_what(
    company: Company, maja: PersonHandle
) -> None:
    await _held(company, maja)
    shown = await sees(maja, WAITS)
    for said in (
        "It answers to an order that its sender does not take part in.",
        "Ola Nilsson · ola@other.example",
        "Sender not proved",
        "Re: The door",
        "It still will not close.",
        "AO 1 · The door",
    ):
        assert said in shown.text
    assert shown.labels == ["Add to AO 1", "New order", "Put away", "Read all"]


@shows("C", "WO-03")
async def test_a_held_mail_is_put_on_the_order_it_speaks_of_by_one_tap(
    company: Company, maja: PersonHandle
) -> None:
    await _held(company, maja)
    tapped = await taps(maja, "Add to AO 1")
    assert tapped.toast == "It goes onto AO 1."
    shown = await sees(maja, "✓ Maja put it on AO 1.")
    assert shown.labels == ["Open AO 1"]
    await desk_of(company).clear()
    assert [each.by for each in (await company.order()).comments] == ["Ola Nilsson"]


@shows("C", "WO-03")
async def test_a_held_mail_becomes_a_new_order_by_one_tap(
    company: Company, maja: PersonHandle
) -> None:
    await _held(company, maja)
    await taps(maja, "New order")
    await sees(maja, "✓ Maja makes it a new order.")
    await desk_of(company).clear()
    await sees(maja, "AO 2", button="Assign")
    assert (await company.order()).comments == ()


@shows("C", "WO-03")
async def test_a_held_mail_is_put_away_and_brought_back(
    company: Company, maja: PersonHandle
) -> None:
    await _held(company, maja)
    await taps(maja, "Put away")
    assert (await sees(maja, "✓ Maja put it away.")).labels == ["↩ Undo"]
    await taps(maja, "↩ Undo")
    await sees(maja, WAITS, button="Put away")


@shows("C", "WO-03")
async def test_who_taps_second_hears_who_was_faster(company: Company, maja: PersonHandle) -> None:
    nils = await company.joins("Nils Ek", Role.DISPATCHER)
    await _held(company, maja)
    await sees(nils, WAITS)
    await taps(maja, "Put away")
    tapped = await taps(nils, "New order")
    assert tapped.toast == "Maja was faster. Nothing was changed."
    assert "New order" not in (await sees(nils, "✓ Maja put it away.")).labels


@shows("C", "WO-03")
async def test_a_tap_that_comes_twice_lets_a_mail_in_once(
    company: Company, maja: PersonHandle
) -> None:
    await _held(company, maja)
    assert await company.taps_twice(maja, "New order") == "That is done already."
    await desk_of(company).clear()
    await sees(maja, "AO 2", button="Assign")


@shows("C", "WO-03")
async def test_the_whole_of_a_mail_comes_as_text_and_as_it_came(
    company: Company, maja: PersonHandle
) -> None:
    await _held(company, maja)
    await taps(maja, "Read all")
    text = await sees(maja, "Ola Nilsson: Re: The door")
    whole = await sees(maja, "The mail as it came")
    names = [each.raw["document"]["file_name"] for each in (text, whole)]
    assert names == ["Re_ The door.txt", "Re_ The door.eml"]


@shows("C", "WO-03")
async def test_mail_that_could_not_be_read_may_be_tried_anew(
    company: Company, maja: PersonHandle
) -> None:
    desk = desk_of(company)
    await desk.keep(ReceivedMail(mail(), "", (), "smtp", ""))
    await company.bot.door.do(_could_not_be_read, None, SYSTEM)
    assert (await sees(maja, WAITS)).labels == ["Try again", "Put away", "Read all"]
    await taps(maja, "Try again")
    await sees(maja, "✓ It is being read anew.")
    await desk.clear()
    await sees(maja, "AO 1", button="Assign")


@shows("C", "WO-03")
async def test_what_waits_is_listed_oldest_first_five_a_page(
    company: Company, maja: PersonHandle
) -> None:
    for nth in range(7):
        await comes(
            company, mail("", From="", Subject=f"No {nth}", Message_ID=f"<{nth}@b.example>")
        )
    await maja.says("/mail")
    first = await sees(maja, "7 mails wait")
    assert first.labels == [*(f"{nth + 1} · No {nth}" for nth in range(5)), "Later ›"]
    await taps(maja, "Later ›")
    assert (await sees(maja, "6. ")).labels == ["6 · No 5", "7 · No 6", "‹ Earlier"]
    await taps(maja, "7 · No 6")
    opened = await maja.hears("It has no sender that can be read.", button="6 more wait")
    await maja.taps("6 more wait", message=opened)
    assert (await sees(maja, "7 mails wait")).message_id == opened.message_id


@shows("C", "WO-03")
async def test_nothing_waits_is_one_line(company: Company, maja: PersonHandle) -> None:
    await maja.says("/mail")
    assert (await maja.hears("No mail waits for anybody.")).labels == ["Open orders"]


@shows("C", "WO-03")
async def test_a_technician_has_no_list_of_mail(company: Company, anna: PersonHandle) -> None:
    await anna.says("/mail")
    await anna.hears("You may not do that.")


@shows("C", "WO-03")
async def test_the_alarm_says_how_many_wait_and_leads_to_them(
    company: Company, maja: PersonHandle
) -> None:
    await _held(company, maja)
    await company.bot.door.do(_grew, None, SYSTEM)
    alarm = await sees(maja, "1 mail waits for somebody to look at it.")
    assert "The oldest has waited since today" in alarm.text
    await taps(maja, "See what waits")
    await sees(maja, "1 mail waits", button="1 · Re: The door")


@shows("C", "SE-72")
async def test_a_group_reads_a_held_mail_without_who_wrote_it(
    company: Company, maja: PersonHandle
) -> None:
    await company.sets("no-persons-in-groups", "on")
    there = maja.in_chat(await company.group(maja))
    await there.says("/here")
    await sees(there, "Från och med nu säger jag till här")
    await answered_by_a_stranger(company)
    shown = await there.hears("It still will not close.", anew=False)
    assert "ola@other.example" not in shown.text
    assert "Ola Nilsson" not in shown.text
    await taps(there, shown.labels[-1])
    await maja.hears("Ola Nilsson: Re: The door")


def _could_not_be_read(command: None, actor: Actor, uow: UnitOfWork) -> None:
    (waiting,) = uow.mails.waiting(1)
    quarantine(waiting.id, "It could not be read in time.", None, uow)


def _grew(command: None, actor: Actor, uow: UnitOfWork) -> None:
    uow.publish(QuarantineGrew(by="Ordna", count=1, since=uow.now.isoformat()))
