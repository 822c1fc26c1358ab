"""Whatever stands in the registers, what is exported changes nothing when it is imported."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from core.ports import UnitOfWork
from core.register_checks import fitting
from core.register_files.kinds import FILE_KINDS
from core.register_files.known import Known
from core.register_files.sheets import sheet_of
from core.register_files.writing import csv_of, table_of
from core.registers import (
    Agreement,
    Article,
    Customer,
    Facility,
    FacilityArticle,
    InfoTemplate,
    Model,
    PerformedService,
    Person,
    ServiceObject,
    Supplier,
)
from core.self_checks import Choice, PointTemplate, SelfCheckTemplate
from core.usecases.registers.importing import (
    compare,
)

TRICKY = ("A", "a", "A;B", "'=A1", "=A1", "-1", "A\\", "!A", "A: b", '"A"', "2 x A", "1,240", "no")
WORD = st.sampled_from(TRICKY) | st.text(
    st.characters(codec="utf-8"), min_size=1, max_size=12
).filter(lambda text: any(each.isalnum() for each in text))
MAYBE = st.none() | WORD
MONEY = st.none() | st.decimals(0, 10_000_000, places=4)
DAYS = st.dates(date(1960, 1, 1), date(2140, 1, 1))
PAIRS = st.lists(st.tuples(WORD, WORD), max_size=3).map(tuple)


def unique(rows: Sequence[Any], name: str) -> list[Any]:
    """The rows whose key no other has."""
    keys = FILE_KINDS[name].keys
    of = {}
    for row in rows:
        fields = {c.field: getattr(row, c.field, None) for c in FILE_KINDS[name].columns}
        of[keys(fields)[0]] = row
    return list(of.values())


@dataclass
class Rows:
    """One register that holds these rows."""

    rows: list[Any] = field(default_factory=list)

    def all(self) -> list[Any]:
        return self.rows


@st.composite
def registers(draw: st.DrawFn) -> dict[str, list[Any]]:
    """Registers full of what people might have written."""

    def some(make: Any, name: str, *, sole: bool = True) -> list[Any]:
        rows = [fitting(row) for row in draw(st.lists(make, max_size=4))]
        return unique(rows, name) if sole else rows

    def one_of(rows: Sequence[Any]) -> st.SearchStrategy[UUID | None]:
        return st.sampled_from([None, *(row.id for row in rows)])

    customers = some(
        st.builds(
            Customer, WORD, address=MAYBE, comment=MAYBE, organisation_number=MAYBE,
            vat_number=MAYBE, buyer_reference=MAYBE, language=st.sampled_from([None, "sv"]),
            phone=st.sampled_from([None, "+46 70-1 23"]), unconfirmed=st.booleans(),
        ), "customers", sole=False,
    )  # fmt: skip
    facilities, people, agreements, services = [], [], [], []
    payer = one_of(customers)
    if customers:
        his = payer.filter(bool)
        article = st.builds(FacilityArticle, WORD, st.decimals("0.001", 9999, places=3))
        articles = st.lists(article, max_size=2, unique_by=lambda a: fitting_number(a.number))
        facilities = some(
            st.builds(Facility, WORD, his, MAYBE, MAYBE, payer, articles.map(tuple)),
            "facilities", sole=False,
        )  # fmt: skip
        agreements = some(st.builds(Agreement, WORD, his, MAYBE, st.none() | DAYS), "agreements")
    at = st.sampled_from([None, *facilities])
    people = [
        placed(row, draw(at))
        for row in some(
            st.builds(Person, WORD, gets_protocols=st.booleans(), customer_id=payer),
            "contacts", sole=False,
        )
    ]  # fmt: skip
    objects = [
        placed(row, draw(at))
        for row in some(
            st.builds(
                ServiceObject, WORD, WORD, payer, model=MAYBE, serial_number=MAYBE, comment=MAYBE,
                address=MAYBE, invoiced_to_id=payer, agreement_id=one_of(agreements),
                counter_unit=MAYBE, counter_reading=st.none() | st.decimals(0, 9999, places=3),
                info=PAIRS, qr_verification=st.booleans(),
            ), "objects",
        )
    ]  # fmt: skip
    if customers:
        services = [
            placed(row, draw(at))
            for row in some(
                st.builds(
                    PerformedService, WORD, his, DAYS, service_object_id=one_of(objects),
                    performed_by=WORD, notes=WORD,
                ), "services",
            )
        ]  # fmt: skip
    suppliers = some(st.builds(Supplier, WORD), "suppliers")
    point = st.builds(
        PointTemplate, WORD, WORD | st.just(""), MAYBE | st.just(""),
        st.lists(
            st.builds(Choice, WORD, st.booleans()), max_size=3,
            unique_by=lambda choice: fitting_number(choice.text),
        ).map(tuple), st.booleans(),
    )  # fmt: skip
    return {
        "customers": customers,
        "facilities": facilities,
        "contacts": people,
        "suppliers": suppliers,
        "agreements": agreements,
        "models": some(st.builds(Model, WORD), "models"),
        "info-templates": some(
            st.builds(InfoTemplate, WORD, st.lists(WORD, min_size=1).map(tuple), MAYBE),
            "info-templates",
        ),
        "objects": objects,
        "articles": some(
            st.builds(
                Article, WORD, WORD, WORD, MONEY, st.none() | st.decimals(0, 100, places=2),
                st.booleans(), MAYBE, one_of(suppliers), MAYBE,
            ), "articles",
        ),
        "self-check-templates": some(
            st.builds(
                SelfCheckTemplate, WORD, st.lists(point, min_size=1, max_size=3).map(tuple)
            ), "self-check-templates",
        ),
        "services": services,
    }  # fmt: skip


def fitting_number(text: str) -> str:
    """A number as it is compared within a facility."""
    return fitting(Article(text, "x")).number.casefold()


def placed(row: Any, facility: Facility | None) -> Any:
    """The row at this facility of its customer's, if any."""
    if facility is None or row.customer_id not in {None, facility.customer_id}:
        return row
    return replace(row, facility_id=facility.id, customer_id=facility.customer_id)


@settings(max_examples=50, deadline=None)
@given(registers(), st.sampled_from([(";", ","), (",", "."), ("\t", ",")]))
def test_any_register_is_read_as_it_is_written(
    rows: dict[str, list[Any]], signs: tuple[str, str]
) -> None:
    delimiter, comma = signs
    named = {key: Rows(each) for key, each in rows.items()}
    uow = cast(
        UnitOfWork,
        SimpleNamespace(
            customers=named["customers"],
            facilities=named["facilities"],
            contacts=named["contacts"],
            suppliers=named["suppliers"],
            agreements=named["agreements"],
            models=named["models"],
            info_templates=named["info-templates"],
            service_objects=named["objects"],
            articles=named["articles"],
            self_check_templates=named["self-check-templates"],
            performed_services=named["services"],
        ),
    )
    for key, kind in FILE_KINDS.items():
        lines = table_of(kind, rows[key], Known(uow, comma))
        if not lines:
            continue
        text = csv_of([column.key for column in kind.columns], lines, delimiter)
        compared = compare(kind, sheet_of(text.encode(), delimiter=delimiter), {}, uow)
        matched = compared.matched
        assert (key, list(compared.problems)) == (key, [])
        assert (key, matched.added, matched.changed) == (key, [], [])
        assert matched.unchanged == len(rows[key])
