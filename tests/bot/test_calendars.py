"""One's own calendar in chat: an address that the phone follows, and another one."""

from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company


def address(shown: object) -> str:
    return next(str(each.url) for each in shown.buttons if each.url)  # type: ignore[attr-defined]


async def test_bookings_are_followed_in_the_phone_s_calendar(anna: PersonHandle) -> None:
    await anna.says("/calendar")
    shown = await sees(anna, "What you are booked for, in the calendar on your phone")
    assert "/calendar/" in address(shown)


async def test_it_is_asked_for_in_plain_swedish(company: Company) -> None:
    anna = await company.joins("Anna Berg", language="sv")
    await anna.says("Min kalender")
    await sees(anna, "Det du är bokad på, i kalendern i din telefon.")


async def test_another_address_takes_the_place_of_the_first(anna: PersonHandle) -> None:
    await anna.says("/calendar")
    before = address(await sees(anna, "What you are booked for"))
    tapped = await taps(anna, "Another address")
    assert "opens nothing any more" in (tapped.toast or "")
    assert address(await anna.hears("What you are booked for")) != before


async def test_a_group_is_given_no_address(company: Company, maja: PersonHandle) -> None:
    there = maja.in_chat(await company.group(maja))
    await there.says("/calendar")
    await there.hears("Din kalender är bara din.")
