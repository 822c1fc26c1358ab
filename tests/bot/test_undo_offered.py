"""*Undo* is offered where it works, and only there (XT-15)."""

import pytest

from core.people import SYSTEM, Role
from core.usecases.creating import CreateOrder, create_order
from core.usecases.rights import ChangeRights, change_rights
from sandbox.client import HeardMessage, PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company

shows = pytest.mark.shows
CHANGES = ("edit", "edit-assigned", "perform", "sign")


async def cancels(company: Company, person: PersonHandle) -> HeardMessage:
    """The person cancels an order; the card after it."""
    made = CreateOrder(None, "The gate", customer="Nisse Ny", add_customer=True)
    await company.bot.door.do(create_order, made, SYSTEM)
    await person.says("/order 1")
    await taps(person, "Not for us")
    await taps(person, "Yes, not for us")
    return await sees(person, "Cancelled")


@shows("C", "XT-15", "PE-01")
async def test_undo_is_not_offered_to_who_may_only_delete(company: Company) -> None:
    """XT-15."""
    person = await company.joins("Doris Dal", Role.OFFICE)
    only_deletes = ChangeRights("Doris Dal", grant=("view", "delete"), revoke=CHANGES)
    await company.bot.door.do(change_rights, only_deletes, SYSTEM)
    assert "↩ Undo" not in (await cancels(company, person)).labels


@shows("C", "XT-15")
async def test_undo_is_offered_to_who_may_edit(company: Company) -> None:
    """XT-15."""
    person = await company.joins("Doris Dal", Role.OFFICE)
    grants = ChangeRights("Doris Dal", grant=("delete",))
    await company.bot.door.do(change_rights, grants, SYSTEM)
    assert "↩ Undo" in (await cancels(company, person)).labels
