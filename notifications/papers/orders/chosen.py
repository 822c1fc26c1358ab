"""What an order's paper says only where the company wants it: its own fields and status, comments."""

from collections.abc import Iterator

from core import settings as s
from core.settings import Settings
from core.text import one_line
from core.words import N_, Words
from core.work_order import WorkOrder
from notifications.papers.blocks import Done, Pair
from notifications.papers.dates import full_day


def chosen_particulars(order: WorkOrder, settings: Settings, words: Words) -> Iterator[Pair]:
    """The order's own status, the day it was made, its custom fields (SE-20, SE-21, SE-22)."""
    if settings[s.PRINT_CUSTOM_STATUS] and order.custom_status:
        yield Pair(words.text(N_("Custom status")), one_line(order.custom_status))
    if settings[s.PRINT_CREATION_DATE]:
        yield Pair(words.text(N_("Created")), full_day(order.created_at, words))
    hidden = {each.name for each in settings[s.CUSTOM_FIELDS] if each.hidden_from_customers}
    for name, value in order.custom_fields if settings[s.PRINT_CUSTOM_FIELDS] else ():
        if value and name not in hidden:
            yield Pair(one_line(name), one_line(value))


def chosen_comments(order: WorkOrder, settings: Settings, words: Words) -> tuple[Done, ...]:
    """The comments that the customer may see, and never another one (SE-10, CO-05)."""
    if not settings[s.PRINT_COMMENTS]:
        return ()
    return tuple(
        Done(full_day(each.at, words), each.text, one_line(each.by, 80))
        for each in order.comments
        if each.visible_to_customer
    )
