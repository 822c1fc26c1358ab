"""Alerts that wait for the same chat about the same order are said together: one sound, one message."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from core.deliveries import Delivery
from core.ports import UnitOfWork

GATHERED: Mapping[str, str] = {"articles-to-order": "row_ids"}
"""The letters that can be said together, with what of their context is a list to be joined."""


@dataclass(frozen=True, slots=True)
class Together:
    """A delivery that says what others would, and which those are."""

    delivery: Delivery
    others: tuple[UUID, ...] = ()


def together(delivery: Delivery, uow: UnitOfWork) -> Together:
    """The delivery with what waits beside it; itself where nothing does."""
    key = GATHERED.get(delivery.letter)
    beside = uow.outbox.beside(delivery) if key else {}
    if key is None or not beside:
        return Together(delivery)
    lists: list[Any] = [delivery.context[key], *(each[key] for each in beside.values())]
    joined = list(dict.fromkeys(one for each in lists for one in each))
    context = {**delivery.context, key: joined}
    return Together(replace(delivery, context=context), tuple(beside))
