"""Each right as it is typed with ``--as``: alone it is enough, and all the others are not."""

import shutil
from pathlib import Path

import pytest

from core import permissions as may
from core.permissions import PERMISSIONS, Permission
from tests.cli.features.command import Ordna
from tests.cli.features.conftest import DATABASE, SECRET
from tests.cli.features.staffed import Staffed, holder, lacking, staff
from tests.cli.features.town import CUSTOMER, DOOR, OTHER_CUSTOMER, Town

COMMANDS: dict[Permission, str] = {
    may.VIEW: "order show 1",
    may.VIEW_ASSIGNED: "order show 2",
    may.EDIT: "order comment 1 Knock",
    may.EDIT_ASSIGNED: "order comment 2 Knock",
    may.CREATE: f"order new|{OTHER_CUSTOMER}|Another door",
    may.DELETE: "order cancel 1 Nonsense",
    may.INVOICE: "order mark-invoiced 4",
    may.GENERATE_INVOICE: "order send-to-accounting 4",
    may.ASSIGN: "order assign 1 --to Erik",
    may.ASSIGN_SELF: "order take 1",
    may.PERFORM: "order add-check 2|Door check",
    may.EMAIL_PROTOCOL: "order send 3 protocol --to karin@x.example",
    may.SEND_CONFIRMATION: "order confirm 2 --to karin@x.example",
    may.RECUR: "order recur 1 30",
    may.SIGN: "order sign 2",
    may.REMOVE_FILE: "order remove-document 2 1",
    may.REMOVE_SELF_CHECK: "order remove-check 2 1",
    may.CHANGE_MEASURE_USER: "order measure-user 2 1 Erik",
    may.SET_READY: "order ready 3",
    may.DUPLICATE: "order duplicate 1",
    may.CLEAR_SIGNATURES: "order clear-signatures 3",
    may.QR_ACTIVATE: f"register verify {DOOR} on",
    may.QR_PERFORM: f"register scans {DOOR}",
    may.SEE_PRICE: "order article 2 4711 --price 900",
    may.EDIT_OBJECTS: f"register set objects {DOOR} name=Gate",
    may.EDIT_CUSTOMERS: f"register set customers|{CUSTOMER}|phone=1234",
    may.EDIT_FACILITIES: f"register add facilities name=Port|customer={CUSTOMER}",
    may.ADMIN: "setting set print-images off",
    may.SEE_NET: "order totals 2",
    may.SEE_DISCOUNT: "order article 2 4711 --discount 10",
}
"""What each right is needed for, its words parted by spaces or, where they hold some, by bars."""


@pytest.fixture(scope="session")
def staffed(settled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the people and orders, to be copied."""
    folder = tmp_path_factory.mktemp("staffed")
    (folder / DATABASE.parent).mkdir()
    shutil.copy(settled, folder / DATABASE)
    Town(Ordna(folder, {"ORDNA_SECRET": SECRET})).does(staff, Staffed())
    return folder / DATABASE


@pytest.fixture
def company(ordna: Ordna, staffed: Path) -> Ordna:
    """The command, beside those people and orders."""
    shutil.copy(staffed, ordna.folder / DATABASE)
    return ordna


def words(permission: Permission) -> list[str]:
    """The command as its words."""
    parts = COMMANDS[permission].split("|")
    return [*parts[0].split(), *parts[1:]] if len(parts) > 1 else parts[0].split()


def test_every_right_has_a_command_it_is_needed_for() -> None:
    assert set(COMMANDS) == set(PERMISSIONS.values())


@pytest.mark.shows(
    "L", "PE-01", "PE-02", "PE-03", "PE-04", "PE-05", "PE-06", "PE-07", "PE-08", "PE-09", "PE-10",
    "PE-11", "PE-12", "PE-13", "PE-14", "PE-15", "PE-16", "PE-17", "PE-18", "PE-19", "PE-20",
    "PE-21", "PE-22", "PE-23", "PE-24", "PE-25", "PE-26", "PE-27", "PE-28", "PE-29", "PE-30",
)  # fmt: skip
@pytest.mark.parametrize("permission", COMMANDS, ids=lambda each: each.key)
def test_this_right_is_enough(company: Ordna, permission: Permission) -> None:
    answer = company(*words(permission), "--as", holder(permission))
    assert (answer.code, answer.err) == (0, "")


@pytest.mark.shows(
    "L", "PE-01", "PE-02", "PE-03", "PE-04", "PE-05", "PE-06", "PE-07", "PE-08", "PE-09", "PE-10",
    "PE-11", "PE-12", "PE-13", "PE-14", "PE-15", "PE-16", "PE-17", "PE-18", "PE-19", "PE-20",
    "PE-21", "PE-22", "PE-23", "PE-24", "PE-25", "PE-26", "PE-27", "PE-28", "PE-29", "PE-30",
)  # fmt: skip
@pytest.mark.parametrize("permission", COMMANDS, ids=lambda each: each.key)
def test_all_rights_but_this_one_are_not_enough(company: Ordna, permission: Permission) -> None:
    answer = company(*words(permission), "--as", lacking(permission))
    assert answer.code == 1
    assert answer.err.startswith(("You may not do that", "There is no order"))


@pytest.mark.shows("L", "PE-24")
def test_an_order_is_shown_with_its_prices_to_whoever_may_see_them(company: Ordna) -> None:
    who = (holder(may.SEE_PRICE), lacking(may.SEE_PRICE))
    shown = [company("order", "show", "2", "--json", "--as", name).json() for name in who]
    prices = [each["assignments"][0]["articles"][0]["price"] for each in shown]
    assert prices == ["1240", None]
