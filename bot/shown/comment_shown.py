"""A comment in a chat: its receipt with who will see it, the list of them, and one of them (XT-14)."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from bot.actions import Action
from bot.choosing import turns
from bot.keyboards import Rows, back, button, undo
from bot.phrases import first_name, header, lines, listed, safe, say
from bot.steps.comments import CommentSeen
from core import permissions as may
from core.audience import SeenBy, audience
from core.chat import Button, ChatMessage, Style
from core.order_papers import Comment
from core.text import one_line
from core.usecases.comments import WRITES
from core.words import N_, Words
from core.work_order import WorkOrder

KIND, CUSTOMERS_WORDS = "comment", "customer-comment"
"""What kind of row a message stands for (XT-03)."""
WHOLE = 2500
MOST = 8


def stands_for(order: WorkOrder, comment: Comment) -> dict[str, str]:
    """What a message about the comment stands for."""
    kind = CUSTOMERS_WORDS if comment.from_customer else KIND
    return {"order": str(order.number), "comment": str(comment.id), "kind": kind}


def receipt(seen: CommentSeen, words: Words, unit: UUID | None = None) -> ChatMessage:
    """What was written and who will see it; with *Show* while the customer does not."""
    order, comment = seen.order, seen.comment
    html = words.text(
        N_("💬 Comment on {order}: <i>{text}</i>"),
        order=header(order.number, words),
        text=safe(one_line(comment.text)),
    )
    undone = (undo(order.number, unit, words),) if unit else ()
    rows = tuple(row for row in (tuple(_showing(seen, words)), undone) if row)
    about = stands_for(order, comment)
    return ChatMessage(lines(html, who_sees(seen, words)), rows, stands_for=about, silent=True)


def who_sees(seen: CommentSeen, words: Words) -> str:
    """Under a comment: who sees it (XT-14)."""
    by = audience(seen.comment, seen.order, seen.settings)
    if by.customer is None:
        return _inside(by, words)
    where = [
        words.text(label)
        for label, shown in (
            (N_("the order's page"), by.on_page),
            (N_("the protocol"), by.on_protocol),
        )
        if shown
    ]
    if not where:
        return say(words, N_("👁 {name} may see it, but neither page nor protocol shows it."),
                   name=by.customer)  # fmt: skip
    return say(words, N_("👁 {name} sees it, on {where}."), name=by.customer, where=listed(where))


def whole(seen: CommentSeen, now: datetime, words: Words) -> ChatMessage:
    """All of a comment in the card's place, with what this person may do with it."""
    order, comment = seen.order, seen.comment
    text = comment.text if len(comment.text) <= WHOLE else comment.text[: WHOLE - 1] + "…"
    html = lines(
        f"💬 {header(order.number, words)} · {safe(comment.by)}, {words.when(comment.at, now)}",
        f"<blockquote>{safe(text)}</blockquote>",
        who_sees(seen, words),
    )
    up = button(words.text(N_("Back")), Action.COMMENTS, order.number, 0)
    rows = (*_changes(seen, words), (up,))
    about = {**stands_for(order, comment), "card": "yes"}
    return ChatMessage(html, rows, stands_for=about)


def listing(
    order: WorkOrder, page: int, now: datetime, words: Words, *, writes: bool
) -> ChatMessage:
    """The newest comments, each to be opened, and more behind."""
    newest = order.comments[::-1]
    pages = max(1, -(-len(newest) // MOST))
    page = min(max(page, 0), pages - 1)
    shown = newest[page * MOST : (page + 1) * MOST]
    html = lines(
        say(words, N_("💬 <b>AO {number}</b> · comments"), number=order.number),
        *(_told(each, now, words) for each in reversed(shown)),
        None if newest else words.text(N_("Nobody has written any yet.")),
    )

    def turn(to: int, label: str) -> Button:
        return button(label, Action.COMMENTS, order.number, to)

    each = ((button(one_line(c.text, 40), Action.COMMENT, order.number, c.id),) for c in shown)
    write = button(words.text(N_("💬 Write one")), Action.COMMENT_ASK, order.number)
    rows: Rows = (*each, *turns(page, pages, turn), *(((write,),) if writes else ()))
    about = {"order": str(order.number), "card": "yes"}
    return ChatMessage(html, (*rows, (back(order.number, words),)), stands_for=about)


def _inside(by: SeenBy, words: Words) -> str:
    if not by.people:
        return words.text(N_("Only colleagues see it, not the customer."))
    names = listed([first_name(each) for each in by.people])
    return say(words, N_("Only colleagues see it: {names} and the office."), names=names)


def _told(comment: Comment, now: datetime, words: Words) -> str:
    sign = "👁 " if comment.visible_to_customer else ""
    who = f"{safe(first_name(comment.by))}, {words.when(comment.at, now)}"
    return f"{sign}<b>{who}</b>: {safe(one_line(comment.text, 160))}"


def _showing(seen: CommentSeen, words: Words) -> Iterator[Button]:
    order, comment = seen.order, seen.comment
    if comment.from_customer or not seen.actor.may_on(order, *WRITES):
        return
    if comment.visible_to_customer:
        label, action = N_("Hide from the customer"), Action.COMMENT_HIDE
    else:
        label, action = N_("👁 Show to the customer"), Action.COMMENT_SHOW
    yield button(words.text(label), action, order.number, comment.id)


def _changes(seen: CommentSeen, words: Words) -> Iterator[tuple[Button, ...]]:
    order, comment, actor = seen.order, seen.comment, seen.actor
    if not actor.may_on(order, *WRITES):
        return
    if comment.from_customer:
        label = words.text(N_("💬 Answer"))
        yield (
            button(label, Action.COMMENT_ANSWER, order.number, comment.id, style=Style.PRIMARY),
        )
        return
    yield tuple(_showing(seen, words))
    own = comment.by == actor.name
    change = button(words.text(N_("Change")), Action.COMMENT_EDIT, order.number, comment.id)
    remove = button(words.text(N_("Remove")), Action.COMMENT_REMOVE, order.number, comment.id)
    if own or actor.may(may.ADMIN):
        yield (*((change,) if own else ()), remove)
