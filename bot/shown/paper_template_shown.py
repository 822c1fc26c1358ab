"""How a template of papers reads in a chat: what it is for, its parts, its texts."""

from collections.abc import Iterator

from bot import setting_items as items
from bot.actions import Action
from bot.keyboards import Rows, button, by_two
from bot.phrases import lines, safe, say
from bot.steps.orders import mark
from core.chat import Button, ChatMessage
from core.settings import PAPER_TEMPLATES, PaperTemplate
from core.settings.paper_templates import LAYOUTS, PARTS
from core.text import one_line
from core.words import N_, Words

OFF = 99
"""The place of a part that is not printed."""
LAYOUT_LABELS = {"standard": N_("With room"), "compact": N_("Saves paper")}
TEXT_LABELS = {"above": N_("Text above"), "below": N_("Text below")}


def template_said(found: PaperTemplate, words: Words) -> Iterator[str]:
    """For which orders it is, and its texts."""
    if found.order_types:
        types = ", ".join(found.order_types)
        yield say(words, N_("For the order types: {types}"), types=types)
    elif found.starred:
        yield words.text(N_("For every order whose type has no template of its own."))
    else:
        yield words.text(N_("For no orders yet. Star it, or choose its order types."))
    for which, label in TEXT_LABELS.items():
        text = getattr(found, which)
        if text:
            yield f"{words.text(label)}: <i>{safe(one_line(text, 200))}</i>"


def template_rows(found: PaperTemplate, wanted: int, words: Words) -> Rows:
    """What can be tapped of it."""
    star = "★" if found.starred else "☆"
    for_all = words.text(N_("For all other orders"))
    label = f"{star} {for_all}"
    layouts = [_layout(found, each, wanted, words) for each in LAYOUTS]
    return (
        (button(label, Action.PAPER_STAR, None, wanted, int(not found.starred)),),
        (
            button(words.text(N_("Order types …")), Action.PAPER_TYPES, None, wanted),
            button(words.text(N_("Parts …")), Action.PAPER_PARTS, None, wanted),
        ),
        tuple(
            button(f"{words.text(text)} …", Action.PAPER_TEXT, None, wanted, which)
            for which, text in TEXT_LABELS.items()
        ),
        *by_two(layouts),
    )


def _layout(found: PaperTemplate, layout: str, wanted: int, words: Words) -> Button:
    now = "✓ " if found.layout == layout else ""
    label = f"{now}{words.text(LAYOUT_LABELS[layout])}"
    return button(label, Action.PAPER_LAYOUT, None, wanted, layout)


def order_types_page(
    found: PaperTemplate, names: tuple[str, ...], wanted: int, words: Words
) -> ChatMessage:
    """The company's order types, each on this template or not."""
    asked = (
        N_("Which order types' papers follow it?")
        if names
        else N_("The company has no order types yet. Add some under Orders.")
    )
    on = {each.casefold() for each in found.order_types}
    rows = by_two(_type(name, name.casefold() in on, wanted) for name in names)
    return ChatMessage(_headed(found, words.text(asked)), (*rows, (_back(wanted, words),)))


def _type(name: str, on: bool, wanted: int) -> Button:
    label = one_line(f"✓ {name}" if on else name, 40)
    return button(label, Action.PAPER_TYPE, None, wanted, mark(name), int(not on))


def parts_page(found: PaperTemplate, wanted: int, words: Words) -> ChatMessage:
    """Its parts in their order, then those that are left out."""
    shown = found.parts_shown
    left_out = [name for name in PARTS if name not in shown]
    rows = [_shown_part(name, place, wanted, words) for place, name in enumerate(shown)]
    rows += [_left_out(name, len(shown), wanted, words) for name in left_out]
    html = _headed(found, words.text(N_("Tap a part to take it off or put it on; ▲ moves it up.")))
    return ChatMessage(html, (*rows, (_back(wanted, words),)))


def _shown_part(name: str, place: int, wanted: int, words: Words) -> tuple[Button, ...]:
    off = button(f"✓ {words.text(PARTS[name])}", Action.PAPER_PART, None, wanted, name, OFF)
    if place == 0:
        return (off,)
    return (off, button("▲", Action.PAPER_PART, None, wanted, name, place - 1))


def _left_out(name: str, place: int, wanted: int, words: Words) -> tuple[Button, ...]:
    label = f"– {words.text(PARTS[name])}"
    return (button(label, Action.PAPER_PART, None, wanted, name, place),)


def asked_page(found: PaperTemplate, which: str, wanted: int, words: Words) -> ChatMessage:
    """The question for a text."""
    asked = words.text(N_("Write the text. It may have several lines."))
    html = _headed(found, f"{words.text(TEXT_LABELS[which])}. {asked}")
    none = (button(words.text(N_("No text")), Action.PAPER_TEXT_OFF, None, wanted, which),)
    rows = (none,) if getattr(found, which) else ()
    return ChatMessage(html, (*rows, (_back(wanted, words),)))


def _headed(found: PaperTemplate, text: str) -> str:
    return lines(f"<b>{safe(items.label(found))}</b>", text)


def _back(wanted: int, words: Words) -> Button:
    return button(words.text(N_("Back")), Action.ITEM, None, PAPER_TEMPLATES.key, wanted)
