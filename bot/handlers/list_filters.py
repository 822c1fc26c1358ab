"""Narrowing and sorting a list by taps, remembered from one time to the next (LS-01, LS-02, LS-13)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.lists import kept_list, shown, shown_here
from bot.keyboards import Rows, button, by_two
from bot.listing import LISTS, Listing, listing_of
from bot.phrases import lines, safe
from bot.reading.filter_words import BY_KEY, CHIPS
from bot.routing import Routes
from bot.said import Said
from bot.shown.lists import TAB
from bot.steps.favourites import BY_NAME, PickName, names_of, pick_name
from bot.steps.lists import Narrow, Page, ShowList, narrow, show_list
from bot.steps.orders import NONE, mark
from bot.tapped import ButtonIsOld, argument
from core.chat import Button, ChatMessage, Pending
from core.filter_words import SORT_LABELS
from core.filters import OrderFilter, SortKey
from core.text import one_line
from core.usecases.filters_meant import FilterWritten
from core.words import N_, Label, Words

ASKED_CUSTOMER = "list-customer"
WAYS = {0: None, 1: False, 2: True}
"""Which way a list is to go, as its button says: as is usual, upwards, downwards."""
NAMED = {
    "status": Label(N_("Status …")),
    "type": Label(N_("Order type …")),
    "subgroup": Label(N_("Subgroup …")),
}


def filter_(said: Said, known: Known) -> Acts:
    """Everything to narrow by; what narrows now is marked."""
    return (Act(show_list, ShowList(known.words, kept_list(known)), _chips),)


def chip(said: Said, known: Known) -> Acts:
    """One more to narrow by, or one less; ``all`` narrows by nothing; remembered (LS-02)."""
    key, kept = argument(said, str), kept_list(known)
    me = known.user.id if known.user else None
    if key == "all":
        wanted = OrderFilter(sort=kept.filter.sort, descending=kept.filter.descending)
    elif key in BY_KEY:
        wanted = BY_KEY[key].turned(kept.filter, me, on=bool(argument(said, int, 1)))
    else:
        raise ButtonIsOld
    return (Act(show_list, ShowList(known.words, Listing(wanted), keep=True), _chips),)


def names(said: Said, known: Known) -> Acts:
    """The company's statuses, types or subgroups to choose from; a customer is typed."""
    kind, kept = argument(said, str), kept_list(known)
    if kind == "customer":
        return (Act(show_list, ShowList(known.words, kept), _which_customer),)
    if kind not in NAMED:
        raise ButtonIsOld
    return (Act(names_of, kind, partial(_names, kind=kind, kept=kept)),)


def name(said: Said, known: Known) -> Acts:
    """Narrow by one of them."""
    kind = argument(said, str)
    if kind not in BY_NAME:
        raise ButtonIsOld
    command = PickName(known.words, kept_list(known), kind, argument(said, int, 1))
    return (Act(pick_name, command, shown_here if kind == TAB else _chips),)


def customer_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """The customer to narrow by."""
    kept = listing_of(pending.context)
    if kept is None:
        raise ButtonIsOld
    command = Narrow(known.words, kept, FilterWritten(customer=one_line(said.text)))
    return (Act(narrow, command, lambda page, known: replace(shown(page, known), forget=True)),)


def sorts(said: Said, known: Known) -> Acts:
    """What the list may be sorted by."""
    return (Act(show_list, ShowList(known.words, kept_list(known)), _sorts),)


def sort(said: Said, known: Known) -> Acts:
    """Sort by it; by the same once more, the other way round (LS-13)."""
    key, way, kept = argument(said, str), argument(said, int, 1), kept_list(known)
    if key not in set(SortKey) or way not in WAYS:
        raise ButtonIsOld
    turned = replace(kept.filter, sort=SortKey(key), descending=WAYS[way])
    return (Act(show_list, ShowList(known.words, Listing(turned), keep=True), shown_here),)


def _chips(page: Page, known: Known) -> Answer:
    words, wanted = known.words, page.listing.filter
    title = words.plural("{count} order", "{count} orders", page.count)
    html = lines(f"<b>{title}</b> · {safe(page.said)}", words.text(N_("Narrow it by:")))
    see = button(words.text(N_("Show them")), Action.LIST, None, 0)
    rows = (
        (see, button(words.text(N_("All orders")), Action.LIST_CHIP, None, "all", 1)),
        *by_two(_each_chip(wanted, page.me, words)),
        *by_two(_named(wanted, words)),
    )
    return Answer(edit=ChatMessage(html, rows, stands_for=page.listing.stands_for))


def _each_chip(wanted: OrderFilter, me: UUID | None, words: Words) -> Iterable[Button]:
    for each in CHIPS:
        label, now = words.text(each.label), each.holds(wanted, me)
        yield button(
            f"✓ {label}" if now else label, Action.LIST_CHIP, None, each.key, int(not now)
        )


def _named(wanted: OrderFilter, words: Words) -> Iterable[Button]:
    mark_of = "✓ " if wanted.customer else ""
    label = words.text(N_("Customer …"))
    yield button(f"{mark_of}{label}", Action.LIST_NAMES, None, "customer")
    for kind, label in NAMED.items():
        now = getattr(wanted, BY_NAME[kind][0])
        named = words.text(N_("No subgroup")) if now == "" else now
        yield button(f"✓ {named}" if named else words.text(label), Action.LIST_NAMES, None, kind)


def _names(found: Sequence[str], known: Known, *, kind: str, kept: Listing) -> Answer:
    words, now = known.words, getattr(kept.filter, BY_NAME[kind][0])
    made = (
        button(f"✓ {each}" if each == now else each, Action.LIST_NAME, None, kind, mark(each))
        for each in found
    )
    none = button(words.text(N_("Any")), Action.LIST_NAME, None, kind, NONE)
    rows = by_two((none, *made, _back(words)))
    html = words.text(NAMED[kind]) if found else words.text(N_("The company has none of these."))
    return Answer(edit=ChatMessage(html, rows, stands_for=kept.stands_for))


def _which_customer(page: Page, known: Known) -> Answer:
    words, said = known.words, known.said
    html = words.text(N_("Whose orders? Write the customer's name, or a part of it."))
    asked = ChatMessage(html, ((_back(words),),), stands_for=page.listing.stands_for)
    context = {LISTS: page.listing.stands_for[LISTS]}
    waits = Pending(said.speaker.id, said.place, ASKED_CUSTOMER, None, context, said.message_id)
    return Answer(edit=asked, expect=waits)


def _sorts(page: Page, known: Known) -> Answer:
    words, wanted = known.words, page.listing.filter
    rows: Rows = by_two(
        (
            *(
                button(
                    _sort_label(key, wanted, words),
                    Action.LIST_SORT,
                    None,
                    key.value,
                    _way(key, wanted),
                )
                for key in SortKey
            ),
            button(words.text(N_("Back")), Action.LIST, None, 0),
        )
    )
    html = words.text(N_("Sort by what? The same once more turns it round."))
    return Answer(edit=ChatMessage(html, rows, stands_for=page.listing.stands_for))


def _sort_label(key: SortKey, wanted: OrderFilter, words: Words) -> str:
    label = words.text(SORT_LABELS[key])
    if wanted.sort is not key:
        return label[:1].upper() + label[1:]
    return f"{'↓' if wanted.goes_down else '↑'} {label}"


def _way(key: SortKey, wanted: OrderFilter) -> int:
    """The same once more turns the list round."""
    if wanted.sort is not key:
        return 0
    return 1 if wanted.goes_down else 2


def _back(words: Words) -> Button:
    return button(words.text(N_("Back")), Action.LIST_FILTER)


ROUTES = Routes(
    taps={
        Action.LIST_FILTER: filter_,
        Action.LIST_CHIP: chip,
        Action.LIST_NAMES: names,
        Action.LIST_NAME: name,
        Action.LIST_SORTS: sorts,
        Action.LIST_SORT: sort,
    },
    questions={ASKED_CUSTOMER: customer_typed},
)
