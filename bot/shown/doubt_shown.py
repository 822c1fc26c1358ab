"""*Which article did you mean*: the likeliest to tap, and every other way on (SE-33)."""

from collections.abc import Sequence

from bot.actions import Action
from bot.keyboards import Rows, button
from bot.phrases import say
from bot.steps.articles import InDoubt
from core.chat import Button, ChatMessage
from core.text import one_line
from core.words import N_, Words

AS_WRITTEN, AS_MEASURE, NEVER_MIND = 90, 91, 92
"""Answers beside the articles, which are counted from 0."""


def doubtful(found: InDoubt, words: Words) -> ChatMessage:
    """The question about an article that the register has not."""
    html = say(words, _question(found), text=found.entry.words)
    return ChatMessage(html, _answers(found, words), stands_for={"order": str(found.order.number)})


def _question(found: InDoubt) -> str:
    if not found.free:
        return N_(
            "There is no article {text} in the register, and only the register's articles may "
            "be used. Is it one of these?"
        )
    if found.nearest:
        return N_("There is no article {text} in the register. Is it one of these?")
    return N_("There is no article {text} in the register.")


def _answers(found: InDoubt, words: Words) -> Rows:
    def choice(label: str, nth: int) -> Button:
        return button(label, Action.ARTICLE_CHOICE, found.order.number, found.doubt, nth)

    near: Sequence[tuple[Button, ...]] = [
        (choice(one_line(f"{each.number} {each.name}", 48), nth),)
        for nth, each in enumerate(found.nearest)
    ]
    as_written = choice(words.text(N_("Add it as written")), AS_WRITTEN)
    search = Button(words.text(N_("Search articles")), search="")
    other = choice(words.text(N_("It is a measure")), AS_MEASURE)
    never = choice(words.text(N_("Never mind")), NEVER_MIND)
    return (*near, (as_written,) if found.free else (search,), (other, never))
