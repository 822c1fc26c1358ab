"""Articles asked for, ordered and delivered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.events.happening import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleToOrderAdded(Event):
    """Somebody asks to have an article ordered (AO-01)."""

    row_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesToOrderSaved(Event):
    """A save has come: one mail for all rows that are in this state since the last (AO-03).

    ``rows`` are whole, as they stood at that moment.
    """

    rows: tuple[Mapping[str, Any], ...]
    state: str = "to_order"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesCorrected(Event):
    """What a reader was told of articles to be ordered is otherwise: one mail says how (0b).

    ``rows`` as they are now, ``before`` as they were told, ``gone`` those to be ordered no more.
    """

    email: str
    rows: tuple[Mapping[str, Any], ...]
    before: tuple[Mapping[str, Any], ...]
    gone: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseOrderChanged(Event):
    """A purchase order was made, added to, ordered or delivered (AO-05)."""

    purchase: str
    supplier: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePromised(Event):
    """The supplier has promised an article for a day (ISO 8601); its state stays (XT-11)."""

    row_id: str
    name: str
    promised_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierAnswered(Event):
    """A supplier answered a mail about articles; ``understood``: these rows say it now (XT-11)."""

    comment_id: str
    understood: bool
    row_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleStateChanged(Event):
    row_id: str
    name: str
    state: str
