"""The company's people, from chat: invited, let in at the door, given rights, and leaving."""

import pytest

from core.people import Role
from core.permissions import SEE_PRICE
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company


@pytest.fixture
async def doris(company: Company) -> PersonHandle:
    """An administrator."""
    return await company.joins("Doris Holm", Role.ADMIN)


def link_in(text: str) -> str:
    """The secret of an invitation that was said."""
    return text.partition("?start=")[2].split()[0]


@pytest.mark.shows("C", "PE-28")
async def test_somebody_is_invited_with_a_link_that_opens_once(
    company: Company, doris: PersonHandle
) -> None:
    """Name written, role tapped, link sent on."""
    await doris.says("/users")
    await taps(doris, "+ Invite somebody")
    await doris.says("Nils Ek")
    await taps(doris, "Technician")
    invitation = await doris.hears("Send this to Nils Ek (technician)")
    nils = company.stranger("Nils")
    await nils.starts(link_in(invitation.text))
    await nils.hears("Hi Nils. You are in, as technician.")
    other = company.stranger("Rut")
    await other.starts(link_in(invitation.text))
    await other.hears("invitation")
    assert (await company.user("Nils Ek")).telegram_id == await nils.id()


async def test_a_new_phone_is_a_new_invitation_that_ends_the_old(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """The dispatcher makes it; the phone that was lost opens nothing."""
    await maja.says("/users")
    await taps(maja, "Anna Berg")
    await taps(maja, "Phone lost")
    await maja.hears("It opens nothing from then on")
    await taps(maja, "Yes, close it")
    await maja.hears("Not in chat yet")
    await anna.says("/today")
    await anna.hears("you are not invited yet")
    await taps(maja, "Invitation link")
    invitation = await maja.hears("Send this to Anna Berg")
    new_phone = company.stranger("Anna")
    await new_phone.starts(link_in(invitation.text))
    await new_phone.hears("Hi Anna. You are in")


async def test_who_knocks_is_let_in_by_a_dispatcher(company: Company, maja: PersonHandle) -> None:
    """One tap; whoever asked hears that he is in, with the commands that fit."""
    erik = company.stranger("Erik")
    await erik.says("Hej, det är Erik, jag börjar idag")
    await maja.hears("Is it one of yours?")
    await taps(maja, "Let in as technician")
    await maja.hears("✓ Erik is in, as technician.")
    await erik.hears("Hi Erik. You are in, as technician.")
    assert (await company.user("Erik")).role is Role.TECHNICIAN


async def test_who_knocks_may_be_somebody_known(
    company: Company, maja: PersonHandle, doris: PersonHandle
) -> None:
    """A person of the company without a phone is offered by name."""
    await doris.says("/users")
    await taps(doris, "+ Invite somebody")
    await doris.says("Erik Ask")
    await taps(doris, "Technician")
    erik = company.stranger("Erik")
    await erik.says("Hello")
    await taps(maja, "It is Erik Ask")
    await maja.hears("✓ Erik Ask is in, as technician.")
    assert (await company.user("Erik Ask")).telegram_id == await erik.id()


async def test_who_is_no_one_of_ours_is_turned_away(company: Company, maja: PersonHandle) -> None:
    """He is not told of again until he asks again."""
    await company.stranger("Sam").says("Hello")
    await maja.hears("Is it one of yours?")
    await taps(maja, "Not one of us")
    await maja.hears("✓ Sam was not let in.")


@pytest.mark.shows("C", "PE-24", "PE-28")
async def test_rights_are_given_and_taken_by_taps(
    company: Company, doris: PersonHandle, anna: PersonHandle
) -> None:
    """Each right says what it allows."""
    await doris.says("/users")
    await taps(doris, "Anna Berg")
    await taps(doris, "Rights …")
    await taps(doris, "2/3 ▶")
    await taps(doris, "3/3 ▶")
    await doris.hears("See what articles and time cost")
    await taps(doris, "– See prices")
    await doris.hears(button="✓ See prices")
    assert SEE_PRICE in (await company.user("Anna Berg")).permissions


@pytest.mark.shows("C", "SE-61", "BO-02")
async def test_hours_and_days_away_are_written(
    company: Company, doris: PersonHandle, anna: PersonHandle
) -> None:
    """As people write them."""
    await doris.says("/users")
    await taps(doris, "Anna Berg")
    await taps(doris, "Hours …")
    await doris.says("mån-fre 07:00-16:00")
    await doris.hears("Works mon-fri 07:00-16:00")
    await taps(doris, "Away …")
    await doris.says("21/12 - 23/12 holiday")
    await doris.hears("Away")
    (absence,) = (await company.user("Anna Berg")).absences
    assert ((absence.last_day - absence.first_day).days, absence.reason) == (2, "holiday")


@pytest.mark.shows("C", "PE-28")
async def test_who_leaves_hands_over_what_is_open(
    company: Company, doris: PersonHandle, anna: PersonHandle
) -> None:
    """What was done stays; the phone opens nothing; who comes back is invited anew."""
    await company.joins("Olle Ask")
    await company.has_order("Anna Berg")
    await doris.says("/users")
    await taps(doris, "Anna Berg")
    await taps(doris, "Leaves …")
    await taps(doris, "Olle")
    await doris.hears("Olle Ask has 1 now.")
    assert (await company.order()).assigned[0].name == "Olle Ask"
    await anna.says("/today")
    await anna.hears("you are not invited yet")
    await taps(doris, "Works here again")
    await sees(doris, "Not in chat yet")


@pytest.mark.shows("C", "RV-10", "PE-02")
async def test_a_subcontractor_sees_his_own_orders_alone(
    company: Company, maja: PersonHandle
) -> None:
    """And is offered the commands that fit."""
    nils = await company.joins("Nils Ek", Role.SUBCONTRACTOR)
    await company.has_order("Nils Ek")
    await company.reports(subject="Porten", sender_email="b@example.com")
    await nils.hears("AO 1", button="More", anew=False)
    await nils.says("2")
    await nils.hears("There is no order 2")


async def test_only_who_leads_sees_the_people(company: Company, anna: PersonHandle) -> None:
    """A technician is told so."""
    await anna.says("/users")
    await anna.hears("You may not do that")


async def test_the_group_speaks_its_own_language(company: Company, maja: PersonHandle) -> None:
    """The company's, until a dispatcher chooses another there."""
    group = await company.group(maja)
    inside = maja.in_chat(group)
    await inside.says("/here")
    await inside.hears("Från och med nu")
    await inside.says("/language")
    await taps(inside, "English")
    await inside.hears("✓ English")
    await company.reports()
    await inside.hears("New", button="Assign", anew=False)


async def test_a_name_that_is_there_is_no_new_person(
    company: Company, doris: PersonHandle, anna: PersonHandle
) -> None:
    """Nobody gets another role by being invited once more."""
    await doris.says("/users")
    await taps(doris, "+ Invite somebody")
    await doris.says("anna berg")
    await doris.hears("There is somebody called Anna Berg already", button="Invitation link")


async def test_who_is_in_takes_nobody_else_s_invitation(
    company: Company, doris: PersonHandle
) -> None:
    """An administrator who tries the link he made stays who he is."""
    await doris.says("/users")
    await taps(doris, "+ Invite somebody")
    await doris.says("Nils Ek")
    await taps(doris, "Technician")
    invitation = await doris.hears("Send this to Nils Ek")
    await doris.starts(link_in(invitation.text))
    await doris.hears("You are in already, as Doris Holm.")
    nils = company.stranger("Nils")
    await nils.starts(link_in(invitation.text))
    await nils.hears("Hi Nils. You are in")


@pytest.mark.parametrize("command", ["/users", "/settings", "/templates"])
async def test_what_is_for_one_alone_is_not_told_in_a_group(
    company: Company, doris: PersonHandle, command: str
) -> None:
    """Invitations, numbers and settings are nobody else's."""
    inside = doris.in_chat(await company.group(doris))
    await inside.says(command)
    await inside.hears(command, button="chat")


async def test_a_dispatcher_is_offered_what_he_may(company: Company, maja: PersonHandle) -> None:
    """No invitation for whoever has more rights."""
    await company.joins("Doris Holm", Role.ADMIN)
    await maja.says("/users")
    await taps(maja, "Doris Holm")
    page = await maja.hears("administrator")
    assert page.labels == ["Back"]


async def test_going_back_from_a_question_about_a_person_ends_it(
    company: Company, doris: PersonHandle, anna: PersonHandle
) -> None:
    """What is written after it is nobody's name."""
    await doris.says("/users")
    await taps(doris, "Anna Berg")
    await taps(doris, "Name …")
    await doris.hears("Write the new name")
    await taps(doris, "Back")
    await doris.hears("Anna Berg", button="Name …")
    await doris.says("Bytte stängare")
    await doris.hears("order")
    assert (await company.user("Anna Berg")).active


@pytest.mark.shows("C", "PE-01", "PE-28")
async def test_another_role_is_asked_first_with_what_it_gives_and_takes(
    company: Company, doris: PersonHandle, anna: PersonHandle
) -> None:
    """PE-28: nothing changes before the yes."""
    await doris.says("/users")
    for label in ("Anna Berg", "Role …", "Dispatcher"):
        await taps(doris, label)
    asked = await doris.hears("Make Anna Berg dispatcher?")
    assert "May then also: " in asked.text
    assert (await company.user("Anna Berg")).role is Role.TECHNICIAN
    await taps(doris, "Yes, dispatcher")
    await doris.hears("Anna Berg · dispatcher")
    assert (await company.user("Anna Berg")).role is Role.DISPATCHER
