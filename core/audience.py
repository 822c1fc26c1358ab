"""Who sees a comment: said under it, and before it is shown to the customer (XT-14, CO-02)."""

from dataclasses import dataclass

from core.order_papers import Comment
from core.settings import CUSTOMER_LINKS, PRINT_COMMENTS, Settings
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class SeenBy:
    """Everybody who sees it besides the company's office.

    ``people`` are those who have the order; ``customer`` is his name where he sees it:
    ``on_page`` behind the link to his order, ``on_protocol`` in print (SE-10).
    """

    people: tuple[str, ...]
    customer: str | None = None
    on_page: bool = False
    on_protocol: bool = False


def audience(comment: Comment, order: WorkOrder, settings: Settings) -> SeenBy:
    """Who sees this comment as it is now."""
    people = tuple(each.name for each in order.assigned)
    if not comment.visible_to_customer:
        return SeenBy(people)
    return SeenBy(
        people,
        customer=order.customer.name,
        on_page=settings[CUSTOMER_LINKS],
        on_protocol=settings[PRINT_COMMENTS],
    )
