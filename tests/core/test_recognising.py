"""A report finds its customer, place, object, contact and numbers by what stands in it."""

from typing import Any

import pytest

from core.arrival import About, By, Clue
from core.matching.findings import Findings, Reference
from core.stickers import start_word
from core.work_order import WorkOrder
from tests.core.conftest import Company
from tests.core.reported import (
    DOOR,
    EKEN,
    GARAGE,
    GATE,
    KARIN,
    LIFT,
    LINDEN,
    MILL,
    MILL_LIFT,
    PORT,
    registers,
)

STRANGER = {"sender_name": "Bo Ask", "sender_email": "bo@gmail.com"}


@pytest.fixture
async def house(company: Company) -> Company:
    """The company, with its registers filled."""
    await registers(company)
    return company


def taken(order: WorkOrder, about: About) -> list[tuple[By, str]]:
    """By what something on the order was recognised."""
    clues = order.arrival.took if order.arrival else ()
    return [(each.by, each.found) for each in clues if each.about is about]


def offered(order: WorkOrder, about: About) -> list[Clue]:
    """What it may be, the likeliest first."""
    return [
        each for each in (order.arrival.may_be if order.arrival else ()) if each.about is about
    ]


@pytest.mark.shows("U", "CF-12", "XT-20")
async def test_only_an_address_makes_an_order_a_customer_s(house: Company) -> None:
    order = await house.reports()
    assert (order.customer, taken(order, About.CUSTOMER)) == (
        EKEN,
        [(By.EMAIL, "karin@brfeken.example")],
    )


@pytest.mark.shows("U", "XT-20")
@pytest.mark.parametrize(
    ("changes", "by", "who"),
    [
        ({"sender_email": "bo@brfeken.example"}, By.DOMAIN, EKEN),
        ({"sender_email": "bo@lindens-kontor.example"}, By.DOMAIN, LINDEN),
        ({"findings": Findings(phones=("+46 8 123 456 78",))}, By.PHONE, EKEN),
        ({"findings": Findings(phones=("070-555 66 77",))}, By.PHONE, LINDEN),
        ({"findings": Findings(signature="Bo Ask\nBrf Eken")}, By.NAME, EKEN),
        ({"findings": Findings(signature="Bo\nLinden Fastigheter")}, By.NAME, LINDEN),
        ({"text": "Org.nr 769600-1234"}, By.ORGANISATION_NUMBER, EKEN),
        ({"text": "Dörren på Storgatan 5"}, By.ADDRESS, EKEN),
        ({"text": "Hissen H777 står"}, By.CODE, LINDEN),
    ],
)
async def test_all_else_is_offered_on_an_unconfirmed_order(
    house: Company, changes: dict[str, Any], by: By, who: Any
) -> None:
    """A domain, a number or a name is no proof: the order stays a stranger's until confirmed."""
    order = await house.reports(**{**STRANGER, "text": "Hej", **changes})
    first = offered(order, About.CUSTOMER)[0]
    assert (order.customer.unconfirmed, order.facility) == (True, None)
    assert (first.by, first.points_to) == (by, who.id)


async def test_a_free_mail_domain_says_nothing(house: Company) -> None:
    await house.reports(**STRANGER)
    order = await house.reports(sender_name="Eva", sender_email="eva@gmail.com")
    assert offered(order, About.CUSTOMER) == []


@pytest.mark.shows("U", "CF-12")
async def test_what_a_known_customer_passes_on_is_that_customer_s(house: Company) -> None:
    order = await house.reports(**STRANGER, findings=Findings(forwarder="karin@brfeken.example"))
    assert (order.customer, order.contact and order.contact.email) == (EKEN, "bo@gmail.com")


@pytest.mark.shows("U", "CF-14")
async def test_a_new_contact_is_kept_on_the_facility(house: Company) -> None:
    order = await house.reports(
        sender_email="info@brfeken.example",
        sender_name="Bo Ask",
        text="Dörren på Storgatan 5",
        findings=Findings(phones=("070-123 45 67",)),
    )
    assert order.contact == order.requester
    assert order.contact is not None
    kept = await house.door.ask(lambda uow: uow.contacts.by_email("info@brfeken.example"))
    assert kept is not None
    assert (kept.name, kept.phone, kept.facility_id) == ("Bo Ask", "070-123 45 67", PORT.id)


@pytest.mark.shows("U", "CF-14")
async def test_a_signature_fills_in_what_the_register_lacks_and_changes_nothing(
    house: Company,
) -> None:
    findings = [Findings(phones=(phone,)) for phone in ("070-123 45 67", "070-999 99 99")]
    first = await house.reports(findings=findings[0])
    second = await house.reports(findings=findings[1], sender_name="Somebody")
    assert [order.contact and order.contact.phone for order in (first, second)] == [
        "070-123 45 67",
        "070-123 45 67",
    ]
    assert second.contact is not None
    assert second.contact.name == KARIN.name


@pytest.mark.shows("U", "CF-06", "CF-12")
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Dörren på Storgatan 5 är trasig", PORT),
        ("Dörren på Storg. 5 är trasig", PORT),
        ("Storgtan 5: dörren", PORT),
        ("storgatan 5 b", PORT),
        ("Det läcker i Ekens garage", GARAGE),
        ("The light at Ekvagen 1 is broken", GARAGE),
        ("Kvarnvägen 12", None),
        ("Storgatan 55", None),
        ("Storgatan 5 och Ekvägen 1", None),
    ],
)
async def test_the_customer_s_place_is_found_in_what_is_written(
    house: Company, text: str, place: Any
) -> None:
    assert (await house.reports(subject="Fel", text=text)).facility == place


async def test_of_two_places_both_are_offered(house: Company) -> None:
    order = await house.reports(text="Lamporna på Storgatan 5 och Ekvägen 1")
    assert {each.points_to for each in offered(order, About.FACILITY)} == {PORT.id, GARAGE.id}


@pytest.mark.shows("U", "AS-01")
@pytest.mark.parametrize(
    ("text", "thing", "place"),
    [
        ("Dörr D-014 stänger inte", DOOR, PORT),
        ("dörr d 014 stänger inte", DOOR, PORT),
        ("D014", DOOR, PORT),
        ("Serienummer SN-10442", DOOR, PORT),
        ("passagehissen på Storgatan 5 står", LIFT, PORT),
        ("hissen på Storgatan 5 står", LIFT, PORT),
        ("Garageporten går inte upp", GATE, GARAGE),
        ("D-014 eller H-003", None, None),
    ],
)
async def test_the_object_is_found_by_code_serial_number_or_name(
    house: Company, text: str, thing: Any, place: Any
) -> None:
    order = await house.reports(subject="Fel", text=text)
    assert (order.assignments[0].service_object, order.facility) == (thing, place)


@pytest.mark.shows("U", "AS-01")
@pytest.mark.parametrize(
    "text",
    [
        "Tvättstugans hiss på Storgatan 5 står",
        "Hissen till garaget, Storgatan 5, står",
        "Hissarna på Storgatan 5 står",
        "The lift to the garage at Storgatan 5 is stuck, hissen till garaget",
    ],
)
async def test_a_thing_that_other_words_tell_apart_is_only_offered(
    house: Company, text: str
) -> None:
    """It may be one that is not in the register."""
    order = await house.reports(subject="Fel", text=text)
    assert order.assignments[0].service_object is None
    assert LIFT.id in {each.points_to for each in offered(order, About.OBJECT)}


@pytest.mark.shows("U", "XT-12")
@pytest.mark.parametrize(
    "changes",
    [
        {"place_words": "D-014"},
        {"place_words": "d014"},
        {"findings": Findings(codes=(f"https://t.me/ordna_bot?start={start_word(DOOR)}",))},
        {"text": f"Se https://t.me/ordna_bot?start={start_word(DOOR)} tack"},
    ],
)
async def test_a_sticker_leads_to_its_object_whoever_writes(
    house: Company, changes: dict[str, Any]
) -> None:
    """XT-12: it lands there; whose it is, a stranger does not decide, and a person confirms."""
    order = await house.reports(**{**STRANGER, "text": "Trasig", **changes})
    assert (order.assignments[0].service_object, order.facility) == (DOOR, PORT)
    assert (order.customer.unconfirmed, order.incomplete, order.names_anothers) == (
        True,
        True,
        True,
    )
    assert offered(order, About.CUSTOMER)[0].points_to == EKEN.id


@pytest.mark.shows("U", "XT-12")
async def test_a_facility_s_sticker_leads_to_the_facility(house: Company) -> None:
    order = await house.reports(place_words=start_word(GARAGE))
    assert (order.facility, taken(order, About.FACILITY)[0][0]) == (GARAGE, By.STICKER)


async def test_a_customer_s_own_sticker_needs_no_confirming(house: Company) -> None:
    order = await house.reports(place_words="D-014")
    assert (order.names_anothers, order.incomplete) == (False, False)


async def test_another_s_code_in_the_text_is_not_taken(house: Company) -> None:
    order = await house.reports(text="Samma fel som på H-777")
    assert (order.assignments[0].service_object, MILL_LIFT.customer_id) == (None, MILL.customer_id)


@pytest.mark.shows("U", "WO-11")
async def test_the_customer_s_number_is_taken_and_its_words_kept(house: Company) -> None:
    reference = Reference("4500123", "PO 4500123")
    order = await house.reports(findings=Findings(references=(reference,)))
    assert order.customer_order_number == "4500123"
    assert taken(order, About.CUSTOMER_ORDER_NUMBER) == [(By.WORDS, "PO 4500123")]


@pytest.mark.shows("U", "WO-11")
async def test_our_own_number_is_not_the_customer_s(house: Company) -> None:
    first = await house.reports()
    reference = Reference(str(first.number), f"Ordernr {first.number}", may_be_ours=True)
    order = await house.reports(findings=Findings(references=(reference,)))
    assert order.customer_order_number is None


@pytest.mark.shows("U", "XT-20")
@pytest.mark.parametrize(
    ("changes", "likely"),
    [
        ({"place_words": "D-014", "subject": "Låset", "text": "Nyckeln fastnar"}, True),
        ({"subject": "Re: The door won't close", "text": "The door still will not close"}, True),
        ({"subject": "Lamp", "text": "It is dark in the garage"}, False),
    ],
)
async def test_the_same_fault_again_is_offered_as_a_duplicate(
    house: Company, changes: dict[str, Any], likely: bool
) -> None:
    first = await house.reports(place_words="D-014")
    house.later(hours=20)
    order = await house.reports(**changes)
    numbers = [each.number for each in order.arrival.duplicates] if order.arrival else []
    assert numbers == ([first.number] if likely else [])


@pytest.mark.shows("U", "XT-20")
async def test_the_order_on_the_same_thing_is_offered_first(house: Company) -> None:
    """Ever so many others at the same place, in much the same words, stand behind it."""
    first = await house.reports(place_words="D-014")
    for number in range(4):
        await house.reports(subject=f"The key sticks, door {number}", text="Same place")
    order = await house.reports(place_words="D-014", subject="The key sticks", text="Same place")
    assert order.arrival is not None
    assert order.arrival.duplicates[0].number == first.number


@pytest.mark.shows("U", "XT-20")
@pytest.mark.parametrize(("hours", "setting"), [(73, "72"), (20, "")])
async def test_after_some_days_it_is_a_new_fault(house: Company, hours: int, setting: str) -> None:
    await house.sets("duplicate-hours", setting)
    await house.reports()
    house.later(hours=hours)
    order = await house.reports()
    assert order.arrival is not None
    assert order.arrival.duplicates == ()


@pytest.mark.shows("U", "SE-71")
@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("Hissen har fastnat, personer instängda", True),
        ("Vi sitter fast inne i hissen!", True),
        ("People are stuck in the elevator", True),
        ("Det brinner i soprummet", True),
        ("Dörren stänger inte", False),
        ("Hissen går långsamt, inget akut", False),
    ],
)
async def test_what_is_urgent_is_known_without_any_setting(
    house: Company, text: str, urgent: bool
) -> None:
    order = await house.reports(text=text)
    assert (order.urgent, bool(taken(order, About.URGENCY))) == (urgent, urgent)
