"""Articles to be ordered: saved by *Done*, ordered, delivered, used, bought, listed (AO)."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.keyboards import button, open_card, undo
from bot.letters.alerts import articles_alert
from bot.phrases import header
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.shown import line_receipts
from bot.shown.to_order_shown import all_rows, one_row, sellers
from bot.steps.articles_to_order import (
    ListToOrder,
    Moved,
    Purchased,
    PutOnPurchase,
    Saved,
    SaveMine,
    SeeToOrder,
    ToOrderSeen,
    list_to_order,
    move_once,
    put_on_purchase,
    save_mine,
    see_to_order,
    suppliers,
    use_once,
)
from bot.tapped import argument, order_of
from core.chat import Button, ChatMessage
from core.lines import ToOrderState
from core.numbers import OrderNumber
from core.registers import Supplier
from core.usecases.articles_to_order import SetArticleState, UseOrderedArticle
from core.usecases.entering import WithdrawsReady
from core.words import N_

STATES = {"o": ToOrderState.ORDERED, "d": ToOrderState.DELIVERED}


def see_all(said: Said, known: Known) -> Acts:
    """Every row, a page of buttons at a time."""
    shown = partial(_all, page=argument(said, int))
    return (Act(see_to_order, SeeToOrder(order_of(said)), shown),)


def see_one(said: Said, known: Known) -> Acts:
    """One row with its next steps."""
    return (row_again(order_of(said), argument(said, UUID)),)


def done(said: Said, known: Known) -> Acts:
    """*Done*: the mail leaves at once (AO-03, 0b)."""
    line, number = known.about.get("line"), order_of(said)
    command = SaveMine(number, UUID(line) if line else None)
    if "card" not in known.about:
        return (Act(save_mine, command, _saved),)
    again = Act(see_to_order, SeeToOrder(number), partial(_all, page=0))
    return (Act(save_mine, command, _toasted), again)


def state(said: Said, known: Known) -> Acts:
    """*Ordered* or *Delivered*, on the alert or in the list (AO-02)."""
    wanted = STATES.get(argument(said, str, 1), ToOrderState.ORDERED)
    command = SetArticleState(order_of(said), argument(said, UUID), wanted)
    if "card" in known.about:
        return (
            Act(move_once, command, _moved_in_list),
            row_again(command.number, command.row_id),
        )
    rows = known.about.get("rows", str(command.row_id)).split(",")
    return (Act(move_once, command, partial(_moved, rows=[UUID(row) for row in rows])),)


def used(said: Said, known: Known) -> Acts:
    """What came was fitted: it becomes a used article (AO-09)."""
    number = order_of(said)
    agreed = known.agreed(WithdrawsReady)
    command = UseOrderedArticle(number, argument(said, UUID), despite_ready=agreed)
    if "card" not in known.about:
        return (Act(use_once, command, _used),)
    return (Act(use_once, command, _used_in_list), rows_again(number))


def as_file(said: Said, known: Known) -> Acts:
    """The list for a spreadsheet (AO-06)."""
    number = order_of(said)
    told = partial(_file, number=number)
    return (Act(list_to_order, ListToOrder(number, known.words), told),)


def purchase_ask(said: Said, known: Known) -> Acts:
    """Ask from whom."""
    number = order_of(said)
    told = partial(_sellers, number=number, page=argument(said, int))
    return (Act(suppliers, SeeToOrder(number), told),)


def purchase(said: Said, known: Known) -> Acts:
    """All that waits goes on the supplier's purchase order (AO-05)."""
    number = order_of(said)
    command = PutOnPurchase(number, argument(said, UUID))
    return (Act(put_on_purchase, command, _purchased), rows_again(number))


def row_again(number: OrderNumber, row_id: UUID) -> Act[SeeToOrder, ToOrderSeen]:
    """The row as it is now, in the card's place."""
    return Act(see_to_order, SeeToOrder(number), partial(_one, row_id=row_id))


def rows_again(number: OrderNumber) -> Act[SeeToOrder, ToOrderSeen]:
    """All rows as they are now, with what this turn did to be undone."""
    return Act(see_to_order, SeeToOrder(number), partial(_all, page=0, undoable=True))


def _all(seen: ToOrderSeen, known: Known, *, page: int, undoable: bool = False) -> Answer:
    today = known.words.today(known.now)
    unit = known.unit if undoable else None
    return Answer(edit=all_rows(seen, page, known.words, today, unit))


def _one(seen: ToOrderSeen, known: Known, *, row_id: UUID) -> Answer:
    today = known.words.today(known.now)
    row = next((each for each in seen.order.to_order if each.id == row_id), None)
    if row is None:
        return replace(_all(seen, known, page=0), toast=_gone(seen.order.number, known))
    return Answer(edit=one_row(seen, row, known.words, today))


def _saved(saved: Saved, known: Known) -> Answer:
    words = known.words
    edit = (
        line_receipts.for_sent_to_order(saved.order, saved.row, words)
        if saved.row is not None
        else line_receipts.sent_to_order(saved.order.number, words)
    )
    return replace(_toasted(saved, known), edit=edit)


def _toasted(saved: Saved, known: Known) -> Answer:
    sentence = N_("Sent to those who order.") if saved.count else N_("It is sent already.")
    return Answer(toast=known.words.text(sentence))


def _moved(moved: Moved, known: Known, *, rows: list[UUID]) -> Answer:
    alert = articles_alert(moved.order, rows, known.words)
    return replace(_moved_in_list(moved, known), edit=alert)


def _moved_in_list(moved: Moved, known: Known) -> Answer:
    return Answer(toast=known.words.text(N_("It was so already.")) if moved.again else "")


def _used(moved: Moved, known: Known) -> Answer:
    number, words = moved.order.number, known.words
    about = {"order": str(number)}
    if moved.again:
        gone = _gone(number, known)
        return Answer(edit=ChatMessage(gone, stands_for=about), toast=gone)
    html = words.text(N_("📦 Moved to the used articles of {order}."), order=header(number, words))
    back = (undo(number, known.unit, words),) if known.unit else ()
    return Answer(edit=ChatMessage(html, ((*back, open_card(number, words)),), stands_for=about))


def _used_in_list(moved: Moved, known: Known) -> Answer:
    number = moved.order.number
    moved_there = N_("📦 Moved to the used articles of AO {number}.")
    toast = known.words.text(moved_there, number=number)
    return Answer(toast=_gone(number, known) if moved.again else toast)


def _gone(number: OrderNumber, known: Known) -> str:
    sentence = N_("It is not among the articles to order on AO {number} any more.")
    return known.words.text(sentence, number=number)


def _file(content: str, known: Known, *, number: OrderNumber) -> Answer:
    words = known.words
    html = words.text(N_("🛒 To order for {order}"), order=header(number, words))
    called = words.text(N_("articles-to-order"))
    shown = ChatMessage(
        html,
        ((open_card(number, words),),),
        stands_for={"order": str(number)},
        file_name=f"AO-{number}-{called}.csv",
        file_text=content,
    )
    return Answer(say=(shown,))


def _sellers(
    found: tuple[Supplier, ...], known: Known, *, number: OrderNumber, page: int
) -> Answer:
    return Answer(edit=sellers(number, found, page, known.words))


def _purchased(bought: Purchased, known: Known) -> Answer:
    sentence = N_("On purchase order {purchase} for {supplier}.")
    purchase = bought.purchase
    return Answer(
        toast=known.words.text(sentence, purchase=purchase.number, supplier=purchase.supplier.name)
    )


def offer(shown: Shown) -> Iterable[Button]:
    """*To order*, where something is."""
    count = len(shown.order.to_order)
    if count:
        label = shown.words.text(N_("🛒 To order: {count}"), count=count)
        yield button(label, Action.TO_ORDER_LIST, shown.order.number, 0)


ROUTES = Routes(
    taps={
        Action.TO_ORDER_DONE: done,
        Action.TO_ORDER_LIST: see_all,
        Action.TO_ORDER_ROW: see_one,
        Action.TO_ORDER_CSV: as_file,
        Action.ARTICLE_STATE: state,
        Action.USE_ORDERED: used,
        Action.PURCHASE_ASK: purchase_ask,
        Action.PURCHASE: purchase,
    },
    more={Section.WORK: offer},
)
