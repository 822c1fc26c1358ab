"""Letters about mail that did not do what it should: it came back, or was not taken for a yes."""

from bot.actions import Action
from bot.keyboards import button, open_card
from bot.letters.letter_facts import Facts
from bot.phrases import lines, safe, say
from core.chat import ChatMessage
from core.reach import CAUSES, Cause
from core.words import N_

LASTING = N_(
    "Mail to {address} came back: {why}. Nothing more is mailed there. "
    "Call, or correct the address."
)
LOST = N_("A mail to {address} came back: {why}. Call, or send it once more.")
UNWANTED = N_(
    "{address} reported a mail of ours as unwanted. Nothing more is mailed there but answers "
    "to what comes from it."
)


def mail_returned(facts: Facts) -> ChatMessage:
    """Whom a mail did not reach, why, and what to do."""
    context, words = facts.delivery.context, facts.words
    cause = Cause(context["cause"])
    sentence = LASTING if context["lasts"] else LOST
    if cause is Cause.COMPLAINT:
        sentence = UNWANTED
    said = say(words, sentence, address=context["address"], why=words.text(CAUSES[cause]))
    if facts.delivery.order is None:
        return ChatMessage(said)
    order = facts.order
    who = (each for each in (order.contact, order.requester, order.customer) if each is not None)
    theirs = next(
        (each for each in who if (each.email or "").casefold() == context["address"].casefold()),
        None,
    )
    called = (
        " · ".join(safe(part) for part in (theirs.name, theirs.phone) if part) if theirs else ""
    )
    html = lines(said, f"👤 {called}" if called else None)
    opened = open_card(order.number, words)
    right = button(words.text(N_("Correct the address")), Action.NEW_ADDRESS, order.number)
    rows = ((right,), (opened,)) if theirs and cause is not Cause.COMPLAINT else ((opened,),)
    stands_for = {"order": str(order.number), "address": context["address"]}
    return ChatMessage(html, rows, stands_for=stands_for)


def approval_not_taken(facts: Facts) -> ChatMessage | None:
    """Why a customer's yes by mail is no signature; nothing once he has signed."""
    order, words, context = facts.order, facts.words, facts.delivery.context
    if not order.waits_for_customer:
        return None
    html = lines(
        say(words, N_("✍️ {name} says yes by mail to <b>AO {number}</b>, and it is not signed by that."),
            name=facts.delivery.by, number=order.number),
        say(words, context["reason"], **context["fields"]),
    )  # fmt: skip
    rows = ((open_card(order.number, words),),)
    return ChatMessage(html, rows, stands_for={"order": str(order.number)})
