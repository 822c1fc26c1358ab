"""Linked contacts and their codes come back as they were kept."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.deliveries import Channel
from core.linking import AddressCode, LinkedContact
from tests.storage.conftest import House

pytestmark = pytest.mark.shows("U", "XT-19")
AT = datetime(2026, 11, 24, 7, tzinfo=UTC)
KARIN = LinkedContact(
    "Karin@Brfeken.example", 10**12, "Karin Ek", "sv", AT, Channel.TELEGRAM, ended_at=AT
)
LINKED = replace(KARIN, ended_at=None)
CODE = AddressCode(10**12, "karin@brfeken.example", "abc", AT, tries=3)


async def test_a_contact_with_every_field_comes_back_equal(house: House) -> None:
    await house.do(lambda uow: uow.linked.put(KARIN))
    assert await house.do(lambda uow: uow.linked.at(KARIN.address)) == KARIN


async def test_an_address_is_found_in_whatever_case(house: House) -> None:
    await house.do(lambda uow: uow.linked.put(LINKED))
    assert await house.do(lambda uow: uow.linked.at(" KARIN@brfeken.EXAMPLE ")) == LINKED


async def test_an_address_has_one_chat(house: House) -> None:
    moved = replace(LINKED, telegram_id=7)
    await house.do(lambda uow: uow.linked.put(LINKED))
    await house.do(lambda uow: uow.linked.put(moved))
    assert await house.do(lambda uow: uow.linked.in_chat(10**12)) == []
    assert await house.do(lambda uow: uow.linked.in_chat(7)) == [moved]


async def test_who_ended_it_is_in_no_chat(house: House) -> None:
    await house.do(lambda uow: uow.linked.put(KARIN))
    assert await house.do(lambda uow: uow.linked.in_chat(10**12)) == []


async def test_a_code_comes_back_equal_until_it_is_dropped(house: House) -> None:
    await house.do(lambda uow: uow.linked.put_code(CODE))
    assert await house.do(lambda uow: uow.linked.code(10**12)) == CODE
    await house.do(lambda uow: uow.linked.drop_code(10**12))
    assert await house.do(lambda uow: uow.linked.code(10**12)) is None
