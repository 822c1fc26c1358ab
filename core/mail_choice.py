"""What a person says a held mail is; kept with the mail until the desk has settled it so."""

from dataclasses import dataclass

from core.numbers import OrderNumber


@dataclass(frozen=True, slots=True)
class MailChoice:
    """Onto ``order``, as a new order, or without either where the mail wants to go; said ``by``."""

    by: str
    order: OrderNumber | None = None
    as_new: bool = False
