"""Nobody is offered what he would be refused: the menu of an order shows what one may do."""

import pytest

from core.people import Role
from core.work_order import State
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.endings.conftest import Opens

SECTIONS = (
    "Papers and messages …",
    "Invoicing …",
    "Copies and parts …",
    "Cancel or delete …",
)
OF_THE_OFFICE = {
    "Clear the signatures",
    "Delete the order …",
    "Duplicate the order",
    "Recurring …",
    "Mail the protocol",
    "Ready for invoicing",
}


async def _offered(person: PersonHandle) -> set[str]:
    """Everything in the menu of the order that was opened, in all its sections."""
    await taps(person, "More")
    menu = await person.hears("AO 1", button="Back")
    found = set(menu.labels)
    for each in SECTIONS:
        if each in menu.labels:
            await taps(person, each)
            found |= set((await person.hears("AO 1", button="Back")).labels)
            await taps(person, "Back")
            await sees(person, "AO 1", button="Papers and messages …")
    return found


@pytest.mark.shows("C", "PE-06", "PE-12", "PE-14", "PE-19", "PE-20", "PE-21", "IN-01")
async def test_the_office_is_offered_all_of_it(opens: Opens) -> None:
    """A signed order as the office sees it."""
    assert await _offered(await opens(State.SIGNED)) >= OF_THE_OFFICE


@pytest.mark.shows("C", "PE-06", "PE-07", "PE-08", "PE-14", "PE-20", "PE-21", "BK-04")
async def test_a_technician_is_offered_none_of_it(opens: Opens) -> None:
    """He mails the protocol and sets to ready, and that is all of it."""
    offered = await _offered(await opens(State.SIGNED, Role.TECHNICIAN))
    assert offered & OF_THE_OFFICE == {"Mail the protocol", "Ready for invoicing"}
    assert not offered & {"Make a backorder", "Mark as invoiced", "Generate invoice"}
