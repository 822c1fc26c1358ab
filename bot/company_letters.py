"""Letters about the company itself: who knocks, who has joined, which mail is stuck."""

from datetime import datetime
from uuid import UUID

from bot.letter_facts import Facts
from bot.phrases import lines, message, safe, say
from core.chat import ChatMessage
from core.people import ROLE_LABELS
from core.text import one_line
from core.words import N_, Label


def stranger_asked(facts: Facts) -> ChatMessage:
    """Who knocked, and how to let that person in."""
    context, words = facts.delivery.context, facts.words
    username = f"@{context['username']}" if context.get("username") else ""
    html = lines(
        say(words, N_("👤 {name} {username} wrote to me but is not invited:"),
            name=context["name"], username=username),
        f"<blockquote>{safe(one_line(context['text'] or '…', 300))}</blockquote>",
        words.text(N_("To let someone in, make an invitation: ordna user invite NAME")),
    )  # fmt: skip
    return ChatMessage(html)


def joined(facts: Facts) -> ChatMessage | None:
    """Who is with us now."""
    user = facts.uow.users.get(UUID(facts.delivery.context["user_id"]))
    if user is None:
        return None
    role = Label(ROLE_LABELS[user.role])
    return message(facts.words, N_("👤 {name} has joined as {role}."), name=user.name, role=role)


def mail_quarantined(facts: Facts) -> ChatMessage:
    """A mail waits for a person."""
    context = facts.delivery.context
    sender, subject = context.get("sender"), context.get("subject")
    html = lines(
        facts.words.text(N_("⚠️ A mail waits for somebody to look at it.")),
        safe(facts.words.text(context["reason"], detail=context.get("detail", ""))),
        safe(one_line(f"👤 {sender}", 120)) if sender else None,
        safe(one_line(f"💬 {subject}", 200)) if subject else None,
        facts.words.text(N_("In the office: ordna mail quarantine")),
    )
    return ChatMessage(html)


def quarantine_grew(facts: Facts) -> ChatMessage:
    """Too many mails wait for somebody, or one for too long."""
    context, words = facts.delivery.context, facts.words
    since = words.when(datetime.fromisoformat(context["since"]), facts.uow.now)
    html = lines(
        words.plural(
            "⚠️ {count} mail waits for somebody to look at it.",
            "⚠️ {count} mails wait for somebody to look at them.",
            context["count"],
        ),
        words.text(N_("The oldest has waited since {when}."), when=since),
        words.text(N_("In the office: ordna mail quarantine")),
    )
    return ChatMessage(html)
