"""Comments: what colleagues should know, hidden from the customer (CO-01, CO-02)."""

from collections.abc import Iterable

from bot import receipts
from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.asking import ask
from bot.keyboards import button
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from core import permissions as may
from core.chat import Button, Hand, Pending
from core.numbers import OrderNumber
from core.usecases.comments import AddComment, add_comment
from core.words import N_
from core.work_order import WorkOrder

ASKED = "comment"


def comment(said: Said, text: str, hand: Hand, known: Known) -> Acts:
    """Keep a comment."""
    return (Act(add_comment, AddComment(OrderNumber.parse(hand.order), text), _kept, said),)


def comment_ask(said: Said, known: Known) -> Acts:
    """Ask what to write."""
    return ask(said, known, ASKED, N_("💬 Write the comment. The customer does not see it."))


def comment_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """The comment that was asked for."""
    return comment(said, said.text, Hand(pending.order or ""), known)


def _kept(order: WorkOrder, known: Known) -> Answer:
    receipt = receipts.for_comment(order, known.words)
    return Answer(say=(receipt,), forget=True, mine={"order": str(order.number)})


def offer(shown: Shown) -> Iterable[Button]:
    """*Comment*, while the order takes any."""
    order = shown.order
    if not order.is_closed and shown.actor.may_on(order, may.EDIT, may.EDIT_ASSIGNED):
        yield button(shown.words.text(N_("💬 Comment")), Action.COMMENT_ASK, order.number)


ROUTES = Routes(
    taps={
        Action.COMMENT_ASK: comment_ask,
    },
    questions={ASKED: comment_typed},
    more={Section.OFTEN: offer},
)
