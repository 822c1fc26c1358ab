"""Comments: what colleagues should know, hidden from the customer (CO-01, CO-02)."""

from bot import receipts
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.asking import ask
from bot.said import Said
from core.chat import Hand
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


def _kept(order: WorkOrder, known: Known) -> Answer:
    receipt = receipts.for_comment(order, known.words)
    return Answer(say=(receipt,), forget=True, mine={"order": str(order.number)})
