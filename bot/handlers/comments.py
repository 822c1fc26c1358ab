"""Comments: what colleagues should know, hidden from the customer until shown (CO-01..03, XT-14)."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.asking import ask, waiting
from bot.keyboards import button
from bot.looking import Look, Seen, look
from bot.phrases import lines
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.shown import comment_shown
from bot.steps.comments import CommentSeen, SeeComment, hide, keep, reword, see, show
from bot.tapped import argument, order_of
from core import permissions as may
from core.chat import Button, ChatMessage, Hand, Pending
from core.numbers import OrderNumber
from core.usecases.comments import (
    WRITES,
    AddComment,
    BecomesVisible,
    HideComment,
    MentionsPrice,
    RemoveComment,
    RewordComment,
    ShowComment,
    remove_comment,
)
from core.words import N_
from core.work_order import WorkOrder

ASKED, ASKED_ANEW = "comment", "comment-anew"


def comment(said: Said, text: str, hand: Hand, known: Known) -> Acts:
    """Keep a comment."""
    return (Act(keep, AddComment(OrderNumber.parse(hand.order), text), _kept, said),)


def comment_ask(said: Said, known: Known) -> Acts:
    """Ask what to write."""
    return ask(said, known, ASKED, N_("💬 Write the comment. The customer does not see it."))


def comment_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """The comment that was asked for."""
    return comment(said, said.text, Hand(pending.order or ""), known)


def comments(said: Said, known: Known) -> Acts:
    """The order's comments, the newest last (CO-04)."""
    listed = partial(_listed, page=argument(said, int))
    return (Act(look, Look(order_of(said), known.words), listed),)


def open_(said: Said, known: Known) -> Acts:
    """One comment, who sees it, and what can be done with it."""
    return (Act(see, _meant(said), _whole),)


def show_(said: Said, known: Known) -> Acts:
    """Let the customer see it; asked once more first (XT-14)."""
    meant = _meant(said)
    command = ShowComment(
        meant.number,
        meant.comment_id,
        despite_internal=known.agreed(BecomesVisible),
        despite_price=known.agreed(MentionsPrice),
    )
    return (Act(show, command, _changed),)


def hide_(said: Said, known: Known) -> Acts:
    """Hide it from the customer again."""
    meant = _meant(said)
    return (Act(hide, HideComment(meant.number, meant.comment_id), _changed),)


def edit(said: Said, known: Known) -> Acts:
    """Ask for other words."""
    return (Act(see, _meant(said), _asked_anew),)


def edited(said: Said, known: Known, pending: Pending) -> Acts:
    """The words that were asked for."""
    number, comment_id = OrderNumber.parse(pending.order or ""), UUID(pending.context["comment"])
    sure = known.agreed(MentionsPrice)
    command = RewordComment(number, comment_id, said.text, despite_price=sure)
    return (Act(reword, command, _reworded),)


def remove(said: Said, known: Known) -> Acts:
    """Take one's own comment away."""
    meant = _meant(said)
    return (Act(remove_comment, RemoveComment(meant.number, meant.comment_id), _removed),)


def answer(said: Said, known: Known) -> Acts:
    """Answer what the customer wrote: a comment of one's own, shown to him if wished."""
    return (Act(see, _meant(said), _asked_for_answer),)


def _meant(said: Said) -> SeeComment:
    return SeeComment(order_of(said), argument(said, UUID))


def _kept(seen: CommentSeen, known: Known) -> Answer:
    receipt = comment_shown.receipt(seen, known.words, known.unit)
    asked = known.pending is not None and known.pending.kind == ASKED
    mine = comment_shown.stands_for(seen.order, seen.comment)
    return Answer(say=(receipt,), forget=asked, mine=mine)


def _listed(seen: Seen, known: Known, *, page: int) -> Answer:
    writes = seen.actor.may_on(seen.order, *WRITES)
    shown = comment_shown.listing(seen.order, page, known.now, known.words, writes=writes)
    return Answer(edit=shown)


def _whole(seen: CommentSeen, known: Known) -> Answer:
    return Answer(edit=comment_shown.whole(seen, known.now, known.words))


def _changed(seen: CommentSeen, known: Known) -> Answer:
    """As it is now, in the form in which it was tapped."""
    if "card" in known.about:
        return _whole(seen, known)
    return Answer(edit=comment_shown.receipt(seen, known.words, known.unit))


def _asked_anew(seen: CommentSeen, known: Known) -> Answer:
    question = known.words.text(N_("<b>Write the comment as it should be.</b>"))
    return _asked(seen, known, question, ASKED_ANEW)


def _asked_for_answer(seen: CommentSeen, known: Known) -> Answer:
    question = known.words.text(
        N_("<b>💬 Write your answer.</b> Then you say whether the customer may see it.")
    )
    return _asked(seen, known, question, ASKED)


def _asked(seen: CommentSeen, known: Known, question: str, kind: str) -> Answer:
    shown = comment_shown.whole(seen, known.now, known.words)
    number, context = seen.order.number, {"comment": str(seen.comment.id)}
    back = button(known.words.text(N_("Back")), Action.COMMENT, number, seen.comment.id)
    message = ChatMessage(lines(shown.html, "", question), ((back,),), stands_for=shown.stands_for)
    return Answer(edit=message, expect=waiting(known.said, kind, number, context))


def _reworded(seen: CommentSeen, known: Known) -> Answer:
    prompt = known.pending.prompt_message_id if known.pending else None
    shown = comment_shown.whole(seen, known.now, known.words)
    if prompt is None:
        return Answer(say=(replace(shown, stands_for={}),), forget=True)
    return Answer(edit=shown, edit_id=prompt, forget=True)


def _removed(order: WorkOrder, known: Known) -> Answer:
    toast = known.words.text(N_("The comment is taken away."))
    return Answer(card=order.number, in_place=True, undo=True, toast=toast)


def offer(shown: Shown) -> Iterable[Button]:
    """*Comment*, while the order takes any."""
    order = shown.order
    if not order.is_closed and shown.actor.may_on(order, may.EDIT, may.EDIT_ASSIGNED):
        yield button(shown.words.text(N_("💬 Comment")), Action.COMMENT_ASK, order.number)


def offer_all(shown: Shown) -> Iterable[Button]:
    """*Comments*, where there are any (CO-04)."""
    count = len(shown.order.comments)
    if count:
        label = shown.words.text(N_("💬 Comments ({count})"), count=count)
        yield button(label, Action.COMMENTS, shown.order.number, 0)


ROUTES = Routes(
    taps={
        Action.COMMENT_ASK: comment_ask,
        Action.COMMENTS: comments,
        Action.COMMENT: open_,
        Action.COMMENT_SHOW: show_,
        Action.COMMENT_HIDE: hide_,
        Action.COMMENT_EDIT: edit,
        Action.COMMENT_REMOVE: remove,
        Action.COMMENT_ANSWER: answer,
    },
    questions={ASKED: comment_typed, ASKED_ANEW: edited},
    more={Section.OFTEN: offer, Section.PAPERS: offer_all},
)
