"""Who speaks: invited people, people nobody invited, and the language they are spoken to in."""

import pytest
from telegram import BotCommandScopeChat

from core.people import Role
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company


async def test_an_invited_person_is_greeted_by_name_and_role(company: Company) -> None:
    """The dispatchers hear of it, and the commands fit the role."""
    maja = await company.joins("Maja Lind", Role.DISPATCHER)
    anna = await company.joins("Anna Berg")
    hello = await sees(anna, "Hi Anna. You are in, as technician.")
    assert "You have no open order" in hello.text
    await maja.hears("👤 Anna Berg has joined as technician.", anew=False)


async def test_an_invitation_works_once(company: Company, anna: PersonHandle) -> None:
    """A link that was passed on lets nobody in."""
    stranger = company.stranger("Sam")
    await stranger.starts("no-such-secret")
    await stranger.hears("That invitation has been used or has expired.")


async def test_pressing_start_again_greets_again(company: Company, anna: PersonHandle) -> None:
    """Never a dead end."""
    await anna.starts("whatever-was-in-the-link")
    await anna.hears("Hi Anna. You are technician here.")


async def test_a_stranger_is_refused_kindly_and_the_dispatchers_see_who_asked(
    company: Company, maja: PersonHandle
) -> None:
    """Once a day for each, however much is written."""
    sam = company.stranger("Sam")
    await sam.says("Hello, my lift is stuck")
    await sam.hears("Hi Sam. This is a work tool")
    await maja.hears("👤 Sam", anew=False)
    await sam.says("Hello?")
    await sam.says("Anybody?")
    await sam.hears_nothing(0.3)
    knocks = [each for each in await maja.messages() if "is not invited" in each.text]
    assert len(knocks) == 1


async def test_swedish_is_spoken_to_whoever_speaks_it(company: Company) -> None:
    """The language is the invitation's; it can be changed by a tap."""
    anna = await company.joins("Anna Berg", language="sv")
    await sees(anna, "Hej Anna. Nu är du med, som tekniker.")
    await anna.says("/language")
    await taps(anna, "English")
    await anna.hears("✓ English")
    await anna.says("/help")
    await anna.hears("What you write goes to the order in hand")


async def test_the_swedish_card_is_as_people_say_it(company: Company) -> None:
    """WORDS.md: the live card, and the receipt."""
    await company.joins("Maja Lind", Role.DISPATCHER, "sv")
    anna = await company.joins("Anna Berg", language="sv")
    await company.reports()
    await anna.says("/order 1")
    await taps(anna, "Ta ordern")
    await anna.hears("ingen tid bokad")
    await anna.says("Bytte dörrstängare igår")
    receipt = await anna.hears("✓ Tillagt på AO 1, igår: Bytte dörrstängare")
    assert receipt.labels == ["↩ Ångra", "🗓 Annan dag"]
    await anna.says("1,5 tim")
    await anna.says("2 x 4711")
    await anna.says("beställ 1 x P12")
    card = await sees(anna, "🛒 1 st P12 Gångjärn 110 mm · att beställa", button="Signera")
    assert card.text == (
        "🔧 AO 1 · Påbörjad\n"
        "Dörren stänger inte\n"
        "Den står öppen hela tiden.\n"
        "📍 Karin Ek\n"
        "👤 Karin Ek\n"
        "🗓 Anna, ingen tid bokad\n"
        "⚠️ Ny kund: kolla vem det är\n"
        "\n"
        "   ✓ Bytte dörrstängare · igår, Anna\n"
        "   2 st 4711 Dörrstängare TS 83 · Anna\n"
        "   ⏱ 1,5 h · Anna\n"
        "🛒 1 st P12 Gångjärn 110 mm · att beställa\n"
        "\n"
        "Skapad idag 10.00 från ett mejl av Karin Ek"
    )
    assert card.labels == [
        "✍️ Signera",
        "På väg",
        "Jag är framme",
        "📦 Artikel",
        "🛒 Beställ",
        "⏱ Tid",
        "⋯ Mer",
    ]


async def _commands(company: Company, person: PersonHandle) -> dict[str, str]:
    """What Telegram offers while somebody types."""
    scope = BotCommandScopeChat(await person.id())

    async def offered() -> dict[str, str]:
        commands = await company.bot.talk.bot.get_my_commands(scope)
        return {each.command: each.description for each in commands}

    commands: dict[str, str] = await company.when(offered)
    return commands


async def test_the_commands_fit_the_role_and_the_language(company: Company) -> None:
    commands = await _commands(company, await company.joins("Anna Berg", language="sv"))
    assert commands["today"] == "Det jag har idag"
    assert "orders" not in commands


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        (Role.DISPATCHER, True),
        (Role.OFFICE, True),
        (Role.TECHNICIAN, False),
    ],
)
async def test_mail_is_offered_to_those_who_take_care_of_it(
    company: Company, role: Role, offered: bool
) -> None:
    commands = await _commands(company, await company.joins("Maja Lind", role))
    assert ("mail" in commands) is offered


async def test_polling_goes_on_after_a_webhook_was_set_and_taken_away(
    company: Company, anna: PersonHandle
) -> None:
    """409 is waited out."""
    await company.bot.talk.bot.set_webhook("https://example.com:8443/x")
    await company.bot.talk.bot.delete_webhook()
    await anna.says("/help")
    await anna.hears("What you write goes")
