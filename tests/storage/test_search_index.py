"""The search index finds what core says fits, before and after it is brought up, on both databases."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select, text

from core.filters import WHOLE, OrderFilter, View
from core.lines import ArticleToOrder, Line, Measure
from core.numbers import OrderNumber
from core.order_papers import Comment
from core.ports import UnitOfWork
from core.registers import Customer, Facility, Person, ServiceObject
from core.searching import Document, read_search
from core.work_order import Assignment, WorkOrder
from storage import search_index, tables
from storage.search_documents import documents
from tests.storage.conftest import House
from tests.storage.keeping import change, keep
from tests.storage.orders import ANNA, AT, plain_order

EKEN = Customer("Brf Eken")
FACILITY = Facility("Storgatan 5", EKEN.id, "Storgatan 5, 123 45 Ekeby")
CONTACT = Person("Karin Ek", "karin@brfeken.example", "070-123 45 67", customer_id=EKEN.id)
DOOR = ServiceObject("D-014", "Entrédörr", EKEN.id, model="TS 83", serial_number="SN-77/4")
FOR_CUSTOMERS = View(customer=EKEN.id, internal=False)


def known_order() -> WorkOrder:
    """An order with a text in each place that is searched."""
    work = Assignment(
        "Dörren stänger inte",
        error="Gnisslar",
        cause="Vinden",
        service_object=DOOR,
        measures=(Measure("Bytte dörrstängare", AT.date(), "Anna"),),
        articles=(Line("Dörrstängare", Decimal(1), "Anna", AT, number="4711"),),
        to_order=(ArticleToOrder("Gångjärn", Decimal(1), "Anna", AT, number="P12"),),
    )
    return replace(
        plain_order(421, EKEN),
        facility=FACILITY,
        contact=CONTACT,
        customer_order_number="PO-99",
        assignments=(work,),
        custom_fields=(("Portkod", "kod1234"),),
        comments=(
            Comment("Ring först", "Anna", AT, visible_to_customer=True),
            Comment("Besvärlig kund", "Anna", AT),
        ),
    )


async def indexed(house: House) -> None:
    """Bring the index up."""
    while await house.database.write(search_index.catch_up):
        pass


async def found(house: House, asked: str, view: View = WHOLE) -> list[str]:
    """The orders that a search finds."""
    return list(await house.ask(lambda uow: uow.lists.numbers(OrderFilter(text=asked), view)))


EVERYTHING = [
    "421", "eken", "STORGATAN", "ekeby", "karin", "brfeken.example", "070-123", "PO-99", "po99",
    "D-014", "d014", "entrédörr", "entredörr", "SN-77", "77/4", "TS 83", "stänger", "gnissl",
    "vinden", "bytte", "stängare", "4711", "ring först", "eken 421 karin dörr",
]  # fmt: skip
INTERNAL = ["besvärlig", "gångjärn", "kod1234", "P12"]


@pytest.mark.parametrize("is_indexed", [False, True])
async def test_an_order_is_found_by_whatever_stands_on_it(house: House, is_indexed: bool) -> None:
    await keep(house, known_order())
    if is_indexed:
        await indexed(house)
    missed = [asked for asked in (*EVERYTHING, *INTERNAL) if await found(house, asked) != ["421"]]
    assert missed == []


@pytest.mark.shows("U", "PE-02")
@pytest.mark.parametrize("is_indexed", [False, True])
async def test_a_customer_finds_nothing_by_what_is_the_company_s_own(
    house: House, is_indexed: bool
) -> None:
    await keep(house, known_order())
    if is_indexed:
        await indexed(house)
    his = [asked for asked in EVERYTHING if await found(house, asked, FOR_CUSTOMERS) != ["421"]]
    others = [asked for asked in INTERNAL if await found(house, asked, FOR_CUSTOMERS)]
    assert (his, others) == ([], [])


@pytest.mark.parametrize("asked", ["ekén fågel", "entredorr", "014 e", "fågel", "gatan 6"])
@pytest.mark.parametrize("is_indexed", [False, True])
async def test_what_does_not_stand_there_is_not_found(
    house: House, asked: str, is_indexed: bool
) -> None:
    await keep(house, known_order())
    if is_indexed:
        await indexed(house)
    assert await found(house, asked) == []


async def test_a_search_sees_what_was_just_written_in_the_place_of_what_was(house: House) -> None:
    await keep(house, known_order())
    await indexed(house)
    await change(house, OrderNumber(421), lambda order: replace(order, cost_centre="Fasanen"))
    await change(house, OrderNumber(421), lambda order: replace(order, customer_order_number="X"))
    before = [await found(house, asked) for asked in ("fasanen", "PO-99")]
    await indexed(house)
    after = [await found(house, asked) for asked in ("fasanen", "PO-99")]
    assert (before, after) == ([["421"], []], [["421"], []])


RENAMED: dict[str, Callable[[UnitOfWork], None]] = {
    "customer": lambda uow: uow.customers.put(replace(EKEN, name="Brf Fasanen")),
    "facility": lambda uow: uow.facilities.put(replace(FACILITY, address="Fasanen 3")),
    "contact": lambda uow: uow.contacts.put(replace(CONTACT, name="Fasanen Ek")),
    "object": lambda uow: uow.service_objects.put(replace(DOOR, model="Fasanen")),
}


@pytest.mark.parametrize("register", RENAMED)
async def test_orders_are_found_by_what_a_register_s_row_is_called_now(
    house: House, register: str
) -> None:
    await keep(house, known_order())
    await indexed(house)
    await house.do(RENAMED[register])
    before = await found(house, "fasanen")
    await indexed(house)
    assert (before, await found(house, "fasanen")) == (["421"], ["421"])


async def test_a_register_s_row_that_reads_as_before_leaves_the_index_alone(house: House) -> None:
    await keep(house, known_order())
    await indexed(house)
    await house.do(lambda uow: uow.customers.put(replace(EKEN, comment="Ny kommentar")))
    assert await house.database.read(search_index.behind) == []


async def test_a_deleted_order_leaves_neither_text_nor_words_behind(house: House) -> None:
    await keep(house, known_order())
    await keep(house, plain_order(1, EKEN))
    await indexed(house)
    await house.do(lambda uow: uow.work_orders.delete(OrderNumber(421)))
    left, words = await house.database.read(what_is_left)
    assert (left, sorted(words)) == ([1000], ["dörren", "stänger"])


def what_is_left(connection: Connection) -> tuple[list[int], list[str]]:
    """The orders in the index, and its words."""
    rows = connection.execute(text("SELECT rowid FROM order_search")).scalars()
    return list(rows), list(connection.execute(select(tables.search_word.c.word)).scalars())


async def test_indexing_takes_some_orders_at_a_time_and_each_once(house: House) -> None:
    def many(uow: UnitOfWork) -> None:
        uow.customers.put(EKEN)
        for serial in range(1, search_index.BATCH + 2):
            uow.work_orders.add(plain_order(serial, EKEN))

    await house.do(many)
    done = [await house.database.write(search_index.catch_up) for _ in range(3)]
    assert done == [search_index.BATCH, 1, 0]


async def test_the_index_can_be_filled_anew(house: House) -> None:
    await keep(house, known_order())
    await indexed(house)
    await house.database.write(search_index.start_anew)
    meanwhile = await found(house, "stängare")
    await indexed(house)
    assert (meanwhile, await found(house, "stängare")) == (["421"], ["421"])


async def test_older_orders_are_found_while_the_index_is_filled_anew(house: House) -> None:
    """No search looks through all that is behind, so what was indexed has to stay until then."""
    await keep(house, known_order())
    await indexed(house)
    await house.database.write(search_index.start_anew)
    left, words = await house.database.read(what_is_left)
    assert left == [421_000]
    assert "dörrstängare" in words


async def test_what_is_of_no_order_goes_when_the_index_is_filled_anew(house: House) -> None:
    of_none = {999_000: Document(("dörren", "hemligt"))}
    await keep(house, plain_order(1, EKEN))
    await indexed(house)
    await house.database.write(lambda connection: search_index.put(connection, of_none))
    await house.database.write(search_index.start_anew)
    left, words = await house.database.read(what_is_left)
    assert (left, sorted(words)) == ([1000], ["dörren", "stänger"])


async def test_an_order_changed_while_it_is_indexed_stays_behind(house: House) -> None:
    """Whoever indexes has read what was before; what came meanwhile must not be taken for done."""
    await keep(house, known_order())
    behind = await house.database.write(
        lambda c: c.execute(search_index.NEXT_BEHIND, {"limit": 1}).one()
    )
    await house.do(RENAMED["customer"])
    done = {"this": behind[0], "done": behind[1], "seen": behind[2]}
    await house.database.write(lambda c: c.execute(search_index.INDEXED, [done]))
    assert await house.database.read(search_index.behind) == [421_000]


ALPHABET = st.sampled_from(
    ["dörr", "dörrstängare", "stäng", "D-014", "d014", "014", "é", "e", "Åsa", "asa", "x", "1",
     "421", "421-1", "修理", "Straße", "'", '"', "*", "(", ")", " NEAR ", " OR ", ":", "&", "|",
     "!", "\\", "-", "\0", "\ud800", "🔧", "<->", "{public}", " "]
)  # fmt: skip
TEXTS = st.lists(ALPHABET, max_size=8).map("".join) | st.text(max_size=30)
MANY = settings(max_examples=150, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("is_indexed", [False, True])
async def test_whatever_is_asked_is_answered_as_core_says(house: House, is_indexed: bool) -> None:
    """No text raises, both databases find alike, and the company's own stays its own."""
    texts = [
        "Dörrstängare D-014",
        "é Åsa 421-1 x",
        "修理してください Straße d014",
        "asa 1 stänger e",
    ]
    await keep_all(house, texts)
    if is_indexed:
        await indexed(house)

    kept = await house.database.read(lambda c: documents(c, [1000, 2000, 3000, 4000]))

    def check(uow: UnitOfWork) -> None:
        @MANY
        @given(TEXTS)
        def each(asked: str) -> None:
            for view in (WHOLE, FOR_CUSTOMERS):
                numbers = set(uow.lists.numbers(OrderFilter(text=asked), view))
                assert numbers == by_core(kept, asked, internal=view.internal)

        each()

    await house.door.look_through(check)


def by_core(kept: dict[int, Document], asked: str, *, internal: bool) -> set[str]:
    """The orders that core says are meant; who asks for nothing is not searching."""
    search = read_search(asked)

    def is_meant(number: OrderNumber, document: Document) -> bool:
        if search.number or search.serial:
            return number == search.number or number.serial == search.serial
        return not asked.strip() or document.fits(search, internal=internal)

    numbered = {OrderNumber.of_id(each): document for each, document in kept.items()}
    return {str(number) for number, document in numbered.items() if is_meant(number, document)}


async def keep_all(house: House, texts: list[str]) -> None:
    """Orders whose descriptions and comments say these things, the comments turned round."""

    def add(uow: UnitOfWork) -> None:
        uow.users.put(ANNA)
        uow.customers.put(EKEN)
        for serial, (said, whispered) in enumerate(zip(texts, reversed(texts), strict=True), 1):
            comment = Comment(f"hemligt {whispered}", "Anna", AT)
            work = (Assignment(said),)
            order = replace(plain_order(serial, EKEN), assignments=work, comments=(comment,))
            uow.work_orders.add(order)

    await house.do(add)
