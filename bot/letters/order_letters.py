"""Letters about what became of an order: what the customer said and signed, that it is over."""

from bot.actions import Action
from bot.keyboards import button, open_card
from bot.letters.letter_facts import Facts
from bot.phrases import lines, message, place_line, safe, say
from bot.shown import comment_shown
from core.chat import ChatMessage
from core.text import one_line
from core.words import N_, Words
from core.work_order import WorkOrder


def customer_commented(facts: Facts) -> ChatMessage | None:
    """What the customer wrote."""
    order, words = facts.order, facts.words
    wanted = facts.delivery.context["comment_id"]
    comment = next((each for each in order.comments if str(each.id) == wanted), None)
    if comment is None:
        return None
    html = lines(
        say(words, N_("💬 {name} wrote about <b>AO {number}</b>:"),
            name=comment.by, number=order.number),
        f"<blockquote>{safe(one_line(comment.text, 900))}</blockquote>",
    )  # fmt: skip
    answer = button(words.text(N_("💬 Answer")), Action.COMMENT_ANSWER, order.number, comment.id)
    about = comment_shown.stands_for(order, comment)
    return ChatMessage(html, ((answer, open_card(order.number, words)),), stands_for=about)


def customer_signed(facts: Facts) -> ChatMessage:
    """The customer's signature is there."""
    order, words = facts.order, facts.words
    name = next((each.name for each in reversed(order.signatures)), "")
    html = say(
        words, N_("✍️ {name} has signed <b>AO {number}</b>."), name=name, number=order.number
    )
    return _about(order, html, words)


def customer_declined(facts: Facts) -> ChatMessage:
    """The customer would not sign."""
    order, words = facts.order, facts.words
    html = lines(
        say(words, N_("⚠️ The customer did not sign <b>AO {number}</b>:"), number=order.number),
        f"<blockquote>{safe(one_line(facts.delivery.context['reason'], 900))}</blockquote>",
    )
    return _about(order, html, words)


def approval_answered(facts: Facts) -> ChatMessage | None:
    """What the customer said to extra work; nothing once it is on the order no more."""
    order, words = facts.order, facts.words
    wanted = facts.delivery.context["approval_id"]
    answered = next((each for each in order.approvals if str(each.id) == wanted), None)
    if answered is None:
        return None
    no = N_("⚠️ The customer said no on <b>AO {number}</b> to: {text}")
    yes = N_("✓ The customer approved on <b>AO {number}</b>: {text}")
    said = say(words, no if answered.declined else yes, number=order.number, text=answered.text)
    note = f"<blockquote>{safe(one_line(answered.note, 500))}</blockquote>"
    return _about(order, lines(said, note if answered.note else None), words)


def order_cancelled(facts: Facts) -> ChatMessage:
    """Nothing comes of it."""
    order, words = facts.order, facts.words
    html = lines(
        say(words, N_("❌ <b>AO {number}</b> is cancelled: {reason}"),
            number=order.number, reason=facts.delivery.context["reason"]),
        f"📍 {safe(one_line(place_line(order)))}",
    )  # fmt: skip
    return _about(order, html, words)


def order_deleted(facts: Facts) -> ChatMessage:
    """What stands where the card of an order was that nobody can bring back."""
    number = facts.delivery.context["number"]
    return message(
        facts.words,
        N_("❌ AO {number} is deleted, by {name}."),
        number=number,
        name=facts.delivery.by,
    )


def _about(order: WorkOrder, html: str, words: Words) -> ChatMessage:
    return ChatMessage(
        html, ((open_card(order.number, words),),), stands_for={"order": str(order.number)}
    )
