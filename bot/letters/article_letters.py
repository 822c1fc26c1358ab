"""Letters about articles to be ordered: asked for, ordered, promised, delivered (AO, XT-11)."""

from uuid import UUID

from bot.actions import Action
from bot.keyboards import article_states, button, open_card
from bot.letters.alerts import articles_alert
from bot.letters.letter_facts import Facts
from bot.phrases import amount, lines, safe, say
from bot.shown.line_receipts import stands_for
from core.chat import ChatMessage, Style
from core.lines import ArticleToOrder, ToOrderState
from core.promises import promise_said
from core.text import one_line
from core.words import N_


def articles_to_order(facts: Facts) -> ChatMessage | None:
    """What somebody asks to have ordered."""
    rows = [UUID(each) for each in facts.delivery.context["row_ids"]]
    order = facts.order
    there = any(row.id in rows for row in order.to_order)
    return articles_alert(order, rows, facts.words) if there else None


def article_state(facts: Facts) -> ChatMessage | None:
    """What one asked for is ordered, or has come."""
    order, words, context = facts.order, facts.words, facts.delivery.context
    row = _row(facts)
    if row is None or row.state.value != context["state"]:
        return None
    came = row.state is ToOrderState.DELIVERED
    sentence = (
        N_("🛒 It has come, for <b>AO {number}</b>: {text}")
        if came
        else N_("🛒 Ordered for <b>AO {number}</b>: {text}")
    )
    html = lines(
        say(words, sentence, number=order.number, text=amount(row, words)),
        promise_said(row, words, words.today(facts.uow.now)),
    )
    use = button(
        words.text(N_("📦 I have fitted it")), Action.USE_ORDERED, order.number, row.id,
        style=Style.PRIMARY,
    )  # fmt: skip
    rows = ((use,),) if came else ()
    return ChatMessage(
        html, (*rows, (open_card(order.number, words),)), stands_for=stands_for(order, row)
    )


def article_promised(facts: Facts) -> ChatMessage | None:
    """For when the supplier has promised what one asked for; nothing once that is otherwise."""
    order, words = facts.order, facts.words
    row = _row(facts)
    promised = facts.delivery.context["promised_on"]
    if row is None or row.promised_on is None or row.promised_on.isoformat() != promised:
        return None
    html = lines(
        say(words, N_("🛒 The supplier has answered for <b>AO {number}</b>: {text}"),
            number=order.number, text=amount(row, words)),
        promise_said(row, words, words.today(facts.uow.now)),
    )  # fmt: skip
    rows = ((open_card(order.number, words),),)
    return ChatMessage(html, rows, stands_for=stands_for(order, row))


def supplier_answered(facts: Facts) -> ChatMessage | None:
    """An answer of a supplier's that was not plain: to be read, and the rows set by hand."""
    order, words = facts.order, facts.words
    wanted = facts.delivery.context["comment_id"]
    comment = next((each for each in order.comments if str(each.id) == wanted), None)
    if comment is None:
        return None
    html = lines(
        say(words, N_("🛒 {name} answered about the articles for <b>AO {number}</b>. "
                      "Read it, and say what became of them:"),
            name=comment.by, number=order.number),
        f"<blockquote>{safe(one_line(comment.text, 900))}</blockquote>",
    )  # fmt: skip
    waiting = [row for row in order.to_order if row.state is not ToOrderState.DELIVERED]
    rows = (*article_states(order.number, waiting, words), (open_card(order.number, words),))
    return ChatMessage(html, rows, stands_for={"order": str(order.number)})


def _row(facts: Facts) -> ArticleToOrder | None:
    wanted = facts.delivery.context["row_id"]
    return next((each for each in facts.order.to_order if str(each.id) == wanted), None)
