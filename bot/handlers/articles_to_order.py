"""Articles to be ordered: saved by *Done*, ordered, delivered, used (AO)."""

from functools import partial
from uuid import UUID

from bot import line_receipts
from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.alerts import articles_alert
from bot.routing import Routes
from bot.said import Said
from bot.steps.articles_to_order import Moved, Saved, SaveMine, move_once, save_mine, use_once
from bot.tapped import argument, order_of
from core.chat import ChatMessage
from core.lines import ToOrderState
from core.usecases.articles_to_order import SetArticleState, UseOrderedArticle
from core.words import N_

STATES = {"o": ToOrderState.ORDERED, "d": ToOrderState.DELIVERED}


def done(said: Said, known: Known) -> Acts:
    """*Done*: the mail leaves at once (AO-03, 0b)."""
    line = known.about.get("line")
    command = SaveMine(order_of(said), UUID(line) if line else None)
    return (Act(save_mine, command, _saved),)


def state(said: Said, known: Known) -> Acts:
    """*Ordered* or *Delivered* on the alert (AO-02)."""
    wanted = STATES.get(argument(said, str, 1), ToOrderState.ORDERED)
    command = SetArticleState(order_of(said), argument(said, UUID), wanted)
    rows = known.about.get("rows", str(command.row_id)).split(",")
    return (Act(move_once, command, partial(_moved, rows=[UUID(row) for row in rows])),)


def used(said: Said, known: Known) -> Acts:
    """What came was fitted: it becomes a used article (AO-09)."""
    command = UseOrderedArticle(order_of(said), argument(said, UUID))
    return (Act(use_once, command, _used),)


def _saved(saved: Saved, known: Known) -> Answer:
    words = known.words
    edit = (
        line_receipts.for_sent_to_order(saved.order, saved.row, words)
        if saved.row is not None
        else line_receipts.sent_to_order(saved.order.number, words)
    )
    toast = (
        words.text(N_("Sent to those who order."))
        if saved.count
        else words.text(N_("It is sent already."))
    )
    return Answer(edit=edit, toast=toast)


def _moved(moved: Moved, known: Known, *, rows: list[UUID]) -> Answer:
    alert = articles_alert(moved.order, rows, known.words)
    toast = known.words.text(N_("It was so already.")) if moved.again else ""
    return Answer(edit=alert, toast=toast)


def _used(moved: Moved, known: Known) -> Answer:
    sentence = (
        N_("It is not among the articles to order on AO {number} any more.")
        if moved.again
        else N_("📦 Moved to the used articles of AO {number}.")
    )
    text = known.words.text(sentence, number=moved.order.number)
    edit = ChatMessage(text, stands_for={"order": str(moved.order.number)})
    return Answer(edit=edit, toast=text if moved.again else "")


ROUTES = Routes(
    taps={
        Action.TO_ORDER_DONE: done,
        Action.ARTICLE_STATE: state,
        Action.USE_ORDERED: used,
    },
)
