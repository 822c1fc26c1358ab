"""What the registers know of an order on its protocol: its objects, who pays, the code of its seal."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from core.numbers import OrderNumber
from core.paper_codes import paper_code
from core.ports import UnitOfWork
from core.registers import Customer, InfoTemplate
from core.signature_chain import sealed
from core.views import ALL_PRICES
from core.work_order import WorkOrder
from notifications.papers import OnePaper, Papers, Press
from notifications.papers.blocks import Signatures
from notifications.papers.kinds import PROTOCOL
from notifications.papers.packing import unpacked
from notifications.papers.protocol.layout import laid_out
from notifications.papers.protocol.source import Around
from storage.previews import LocalPreviews
from tests.notifications.conftest import Office
from tests.notifications.example import ASSIGNMENT, DOOR, EKEN, FACILITY, ORDER, an_id
from tests.notifications.photographed import PHOTOS, SIGNED_ORDER
from tests.notifications.printed import text_in
from tests.notifications.spoken import speech
from tests.notifications.stored import stored
from tests.notifications.test_protocol import Here, Shelf, facts_of, images_in, read

SITE = "https://ordna.example"
PAYER = Customer("Viskan Fastigheter AB", id=an_id(90))


def _papers(
    office: Office, here: Here | None = None, previews: LocalPreviews | None = None
) -> OnePaper:
    press = Press(office.door, Shelf(), here or Here(), speech, SITE, previews)
    return Papers(press).only(PROTOCOL)


async def _printed(office: Office, order: WorkOrder, known: Callable[[UnitOfWork], None]) -> str:
    """All that the order's protocol says, with this known to the registers."""

    await office.write(_known_first(order))
    await office.write(known)
    content = await _papers(office).pdf(order.number, "en", ALL_PRICES)
    return text_in(content)


def _known_first(order: WorkOrder) -> Callable[[UnitOfWork], None]:
    """Keeps whoever pays, then the order, then what its objects are in the register."""

    def store(uow: UnitOfWork) -> None:
        uow.customers.put(EKEN)
        uow.customers.put(PAYER)
        stored(order)(uow)
        for work in order.assignments:
            if work.service_object:
                uow.service_objects.put(work.service_object)

    return store


def _info(shown: str) -> Callable[[UnitOfWork], None]:
    def know(uow: UnitOfWork) -> None:
        uow.info_templates.put(InfoTemplate("Doors", ("Key box", "Alarm code"), model=DOOR.model))
        uow.settings.put("show-custom-info", shown)

    return know


@pytest.mark.shows("U", "OB-09", "SE-47")
@pytest.mark.shows("P", "OB-09", "SE-47")
@pytest.mark.parametrize("shown", ["on", "off"])
async def test_what_is_known_of_the_object_is_printed_where_the_company_wants_it(
    office: Office, shown: str
) -> None:
    """A piece that nobody filled in takes no room."""
    thing = replace(DOOR, info=(("Key box", "By the bins"),))
    order = replace(ORDER, assignments=(replace(ASSIGNMENT, service_object=thing),))
    text = await _printed(office, order, _info(shown))
    assert ("Key box By the bins" in text, "Alarm code" in text) == (shown == "on", False)


def test_the_object_s_counter_is_printed_as_it_was_read() -> None:
    thing = replace(DOOR, counter_unit="h")
    work = replace(ASSIGNMENT, service_object=thing, counter=Decimal("1248.5"))
    (piece,) = facts_of(replace(ORDER, assignments=(work,)), "en").pieces
    assert ("Counter", "1248.5 h") in [(each.label, each.value) for each in piece.about]


def _pays(of: str, shown: str = "on") -> Callable[[UnitOfWork], None]:
    def know(uow: UnitOfWork) -> None:
        uow.settings.put("show-invoiced-to", shown)
        if of == "facility":
            uow.facilities.put(replace(FACILITY, invoiced_to_id=PAYER.id))

    return know


@pytest.mark.shows("U", "CF-09", "SE-40")
@pytest.mark.shows("P", "CF-09", "SE-40")
@pytest.mark.parametrize("of", ["order", "facility", "object"])
async def test_who_is_invoiced_is_printed_wherever_that_stands(office: Office, of: str) -> None:
    thing = replace(DOOR, invoiced_to_id=PAYER.id if of == "object" else None)
    order = replace(
        ORDER,
        assignments=(replace(ASSIGNMENT, service_object=thing),),
        invoiced_to=PAYER if of == "order" else None,
    )
    assert (await _printed(office, order, _pays(of))).count("Invoiced to Viskan") == 1


@pytest.mark.shows("P", "CF-09", "SE-40")
async def test_who_is_invoiced_is_not_printed_unless_the_company_wants_it(office: Office) -> None:
    text = await _printed(office, replace(ORDER, invoiced_to=PAYER), _pays("order", "off"))
    assert "Invoiced to" not in text


@pytest.mark.shows("P", "CF-09", "SE-40")
async def test_a_customer_who_pays_himself_is_not_named_twice(office: Office) -> None:
    assert "Invoiced to" not in await _printed(office, ORDER, _pays("nobody"))


@pytest.mark.shows("P", "SE-54")
def test_a_field_that_customers_may_not_see_is_on_no_paper() -> None:
    order = replace(ORDER, custom_fields=(("Port code", "4512"), ("Margin", "31")))
    fields = '[{"name": "Port code"}, {"name": "Margin", "hidden_from_customers": true}]'
    facts = facts_of(order, "en", print_custom_fields="on", custom_fields=fields)
    assert [each.label for each in facts.about if each.value in {"4512", "31"}] == ["Port code"]


@pytest.mark.shows("P", "BK-03")
def test_a_backorder_has_its_own_number_everywhere() -> None:
    text = read(facts_of(replace(ORDER, number=OrderNumber(421, 1)), "en"))
    assert "AO 421-1" in text
    assert "AO 421 " not in text


def _sealed(order: WorkOrder = SIGNED_ORDER) -> WorkOrder:
    return sealed(replace(order, signatures=order.signatures[:1]))


@pytest.mark.shows("P", "XT-09")
def test_a_signed_protocol_carries_a_code_and_where_to_check_it() -> None:
    order = _sealed()
    text = read(facts_of(order, "en", around=Around(site=SITE)))
    code = paper_code(order)
    assert f"Signed under code {code}" in text
    assert f"ordna.example/v/{code}" in text


def test_the_code_stays_with_the_signatures() -> None:
    blocks = laid_out(facts_of(_sealed(), "en", around=Around(site=SITE))).blocks
    (signatures,) = (each for each in blocks if isinstance(each, Signatures))
    assert signatures.seal is not None


@pytest.mark.shows("P", "XT-09")
def test_what_nobody_signed_has_no_code() -> None:
    unsigned = replace(ORDER, signatures=())
    assert facts_of(unsigned, around=Around(site=SITE)).seal is None


async def test_a_photo_is_made_small_once(office: Office, tmp_path: Path) -> None:
    await office.write(stored(SIGNED_ORDER))
    here = Here()
    papers = _papers(office, here, LocalPreviews(tmp_path))
    first = await papers.pdf(SIGNED_ORDER.number, "sv", ALL_PRICES)
    here.too_long = "photo_for_print"
    again = await papers.pdf(SIGNED_ORDER.number, "sv", ALL_PRICES)
    assert images_in(first) == images_in(again) == len(PHOTOS) + 1


async def test_previews_that_can_t_be_kept_stop_no_paper(office: Office, tmp_path: Path) -> None:
    await office.write(stored(SIGNED_ORDER))
    (tmp_path / "full").write_bytes(b"a file where the folder would be")
    papers = _papers(office, Here(), LocalPreviews(tmp_path / "full"))
    content = await papers.pdf(SIGNED_ORDER.number, "sv", ALL_PRICES)
    assert images_in(content) == len(PHOTOS) + 1


@pytest.mark.parametrize("kept", [b"", b"pic1", b"\x00" * 40])
def test_what_is_no_kept_picture_is_made_anew(kept: bytes) -> None:
    assert unpacked(kept) is None
