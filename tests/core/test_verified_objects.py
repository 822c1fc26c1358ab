"""The log of QR verifications: every object whose scans are kept, with the latest one."""

from datetime import timedelta

import pytest

from core.people import SYSTEM
from core.refusals import NotAllowedAtAll
from core.registers import ServiceObject
from core.usecases.registers import KeepRow, keep_row
from core.usecases.registers.scanning import ScanObject, scan_object, verified_objects
from tests.core.conftest import Company

WATCHED = ServiceObject("D-1", "Port", qr_verification=True)
OTHER = ServiceObject("D-2", "Port", qr_verification=True)
PLAIN = ServiceObject("D-3", "Port")


@pytest.fixture
async def company(company: Company) -> Company:
    for row in (WATCHED, OTHER, PLAIN):
        await company.door.do(keep_row, KeepRow(row), SYSTEM)
    return company


@pytest.mark.shows("U", "QR-03")
async def test_each_object_whose_scans_are_kept_is_listed_with_its_latest(
    company: Company,
) -> None:
    for _ in range(2):
        await company.does("Anna", scan_object, ScanObject("D-1"))
        company.now += timedelta(hours=1)
    found, count = await company.door.ask(lambda uow: verified_objects(0, 9, SYSTEM, uow))
    first, second = found
    assert first.last is not None
    assert (count, first.last.at, second.last) == (2, company.now - timedelta(hours=1), None)


@pytest.mark.shows("U", "QR-03")
async def test_the_log_is_read_a_page_at_a_time(company: Company) -> None:
    found, count = await company.door.ask(lambda uow: verified_objects(1, 1, SYSTEM, uow))
    assert ([each.service_object for each in found], count) == ([OTHER], 2)


@pytest.mark.shows("U", "PE-23")
async def test_the_log_takes_the_right_to_see_scans(company: Company) -> None:
    sven = company.actor("Sven")
    with pytest.raises(NotAllowedAtAll):
        await company.door.ask(lambda uow: verified_objects(0, 9, sven, uow))
