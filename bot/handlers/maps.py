"""The way to the work: a button that opens the visit address on a map (CF-17)."""

from collections.abc import Iterator

from bot.routing import Routes
from bot.sections import Section, Shown
from bot.shown.card_head import map_of
from core.chat import Button
from core.sheet import may_show
from core.words import N_


def offered(shown: Shown) -> Iterator[Button]:
    """The map, where the company shows the address."""
    facility = shown.order.facility
    address = facility.address if facility else shown.order.customer.address
    if address and may_show("address", shown.settings):
        yield Button(shown.words.text(N_("📍 Map")), url=map_of(address))


ROUTES = Routes(more={Section.PEOPLE: offered})
