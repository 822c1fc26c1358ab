"""A letter to the customer as it is shown while it is made: to whom, what, and what may change."""

from collections.abc import Iterable

from bot.actions import Action
from bot.keyboards import button, by_two
from bot.letter_draft import TEL, Draft, mark_of
from bot.phrases import header, lines, safe
from bot.steps.messages import Drafted, ways_to
from core.chat import Button, ChatMessage, Style
from core.recipients import WHOSE_LABELS, Recipient
from core.text import one_line
from core.text_messages import parts_of, tidied
from core.usecases.messages import LETTER_LABELS, Letter
from core.words import N_, Words

MOST_SHOWN = 2500


def draft_shown(found: Drafted, words: Words, question: str = "") -> ChatMessage:
    """The draft with its buttons, and the question that waits for an answer."""
    draft = found.draft
    to = ", ".join(map(_bare, draft.to or ())) or words.text(N_("nobody yet"))
    letters = ", ".join(words.text(LETTER_LABELS[each]) for each in draft.letters)
    html = lines(
        words.text(N_("To the customer about {order}"), order=header(draft.number, words)),
        words.text(N_("<b>To:</b> {to}"), to=safe(to)),
        words.text(N_("<b>What:</b> {letters}"), letters=safe(letters)),
        *_text(found, words),
        _parts(found, words),
        *(("", f"<b>{words.text(question)}</b>") if question else ()),
    )
    return ChatMessage(html, tuple(_buttons(found, words)), stands_for=draft.stands_for)


def _text(found: Drafted, words: Words) -> Iterable[str]:
    if Letter.MESSAGE not in found.draft.letters:
        return
    if found.text.strip():
        yield f"<blockquote>{safe(found.text[:MOST_SHOWN])}</blockquote>"
    else:
        yield words.text(N_("<i>There is no text yet.</i>"))


def _parts(found: Drafted, words: Words) -> str | None:
    """In how many text messages it goes, where it goes to a phone."""
    texted = any(each.startswith(TEL) for each in found.draft.to or ())
    if not texted or Letter.MESSAGE not in found.draft.letters or not found.text.strip():
        return None
    count = parts_of(tidied(found.text)).count
    return words.plural("As {count} text message.", "As {count} text messages.", count)


def _bare(way: str) -> str:
    return way.removeprefix(TEL)


def _buttons(found: Drafted, words: Words) -> Iterable[tuple[Button, ...]]:
    draft, number = found.draft, found.draft.number
    yield (button(words.text(N_("Send")), Action.LETTER_SEND, number, style=Style.PRIMARY),)
    if Letter.MESSAGE in draft.letters:
        yield (button(words.text(N_("Change the text")), Action.LETTER_TEXT, number),)
    for label, address in _people(found, words):
        ticked = "✓ " if address in (draft.to or ()) else ""
        made = button(f"{ticked}{label}", Action.LETTER_TO, number, mark_of(address))
        yield (made,)
    yield (button(words.text(N_("Another address")), Action.LETTER_TO_ASK, number),)
    yield from by_two(_letter(each, draft, words) for each in found.letters)
    yield (button(words.text(N_("Send nothing")), Action.LETTER_CLOSE, number),)


def _letter(each: Letter, draft: Draft, words: Words) -> Button:
    label = words.text(LETTER_LABELS[each])
    ticked = "✓ " if each in draft.letters else "+ "
    return button(f"{ticked}{label}", Action.LETTER, draft.number, each.value)


def _people(found: Drafted, words: Words) -> Iterable[tuple[str, str]]:
    known = set()
    for each in found.recipients:
        for way in ways_to(each, texts=found.texts):
            if way not in known:
                known.add(way)
                yield _named(each, way, words), way
    for way in found.draft.to or ():
        if way not in known:
            yield _bare(way), way


def _named(each: Recipient, way: str, words: Words) -> str:
    whose = words.text(WHOSE_LABELS[each.whose])
    shown = f"SMS {_bare(way)}" if way.startswith(TEL) else way
    return one_line(f"{each.name} · {shown} · {whose}", 60)
