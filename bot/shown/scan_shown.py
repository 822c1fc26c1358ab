"""What was read in a photo: articles to add with a tap, stickers to open, or a kind word (QR-02)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.actions import Action
from bot.keyboards import Rows, button, by_two, open_card
from bot.phrases import header, safe, say
from bot.shown.picks_shown import Pick, picked_shown
from core.chat import Button, ChatMessage, Style
from core.numbers import OrderNumber
from core.registers import Article
from core.text import one_line
from core.words import N_, Words
from core.work_order import WorkOrder

COUNTS = (2, 3, 4, 5)
MOST = 12
_STICKER = re.compile(r"https://t\.me/(\w+)\?start=[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Found:
    """An article, and how often its code is in the photo."""

    article: Article
    count: int


@dataclass(frozen=True, slots=True)
class Looked:
    """All that was read in one photo; ``stickers`` are our own links among what is unknown."""

    order: WorkOrder
    found: tuple[Found, ...]
    unknown: tuple[str, ...]
    stickers: tuple[str, ...]
    screen: int
    to_order: bool


def sticker_in(code: str, bot: str) -> str | None:
    """The link of a sticker of ours, which opens an object or a place; None for anything else.

    A link that opens another company's bot than ``bot`` is none of ours.
    """
    found = _STICKER.fullmatch(code)
    return code if found and found[1].casefold() == bot.casefold() else None


def shown(looked: Looked, words: Words) -> ChatMessage:
    """What was read, each thing with its buttons."""
    number = looked.order.number
    about = {"order": str(number)}
    if len(looked.found) == 1:
        return ChatMessage(_one(looked, words), _adds(looked, words), stands_for=about)
    if looked.found:
        return picked_shown(looked.order.number, _all_picks(looked), words)
    if looked.stickers:
        html = words.text(N_("That is a sticker of ours."))
        rows = tuple(_opens(link, words) for link in looked.stickers[:MOST])
        return ChatMessage(html, rows, stands_for=about)
    return ChatMessage(_unknown(looked, words), _by_hand(number, words), stands_for=about)


def nothing_read(number: OrderNumber, words: Words) -> ChatMessage:
    """No code could be read; the photo is kept."""
    html = words.text(
        N_(
            "I could read no code in that photo; it is kept on {order}. Go closer, or send it as "
            "a file so that it stays sharp. You can also write the article's number."
        ),
        order=header(number, words),
    )
    return ChatMessage(html, _by_hand(number, words), stands_for={"order": str(number)})


def _one(looked: Looked, words: Words) -> str:
    found = looked.found[0]
    sentence = (
        N_("📦 <b>{article}</b>. Is it to be ordered for {order}?")
        if looked.to_order
        else N_("📦 <b>{article}</b>. Did you use it on {order}?")
    )
    order = header(looked.order.number, words)
    return words.text(sentence, article=safe(_called(found.article)), order=order)


def _unknown(looked: Looked, words: Words) -> str:
    codes = ", ".join(one_line(code, 40) for code in looked.unknown[:3])
    return say(
        words,
        N_(
            "📦 No article has the code {code}. Write the article's number, or search for it. "
            "If the photo was blurred, send it as a file."
        ),
        code=codes,
    )


def _adds(looked: Looked, words: Words) -> Rows:
    """So many as there are, or another number of them, or to be ordered."""
    found = looked.found[0]
    label = words.text(
        N_("Add {count} × {article}"), count=found.count, article=_called(found.article)
    )
    first = _add(one_line(label, 40), looked, found.article, found.count, style=Style.PRIMARY)
    others = (each for each in (1, *COUNTS) if each != found.count)
    counts = by_two(_add(str(each), looked, found.article, each) for each in others)
    return ((first,), *counts, *_instead(looked, words))


def _add(
    label: str, looked: Looked, article: Article, count: int, style: Style = Style.PLAIN
) -> Button:
    action = Action.SCANNED_TO_ORDER if looked.to_order else Action.SCANNED
    return button(
        label, action, looked.order.number, article.id, count, looked.screen, style=style
    )


def _instead(looked: Looked, words: Words) -> Iterator[tuple[Button, ...]]:
    if not looked.to_order:
        found, number = looked.found[0], looked.order.number
        label = words.text(N_("🛒 Order it"))
        arguments = (found.article.id, found.count, looked.screen)
        yield (button(label, Action.SCANNED_TO_ORDER, number, *arguments),)


def _opens(link: str, words: Words) -> tuple[Button, ...]:
    name = link.rpartition("=")[2].partition("_")[2]
    return (Button(words.text(N_("Open {name}"), name=one_line(name, 30)), url=link),)


def _by_hand(number: OrderNumber, words: Words) -> Rows:
    search = Button(words.text(N_("Search articles")), search="")
    ask = button(words.text(N_("📦 Article")), Action.ARTICLE_ASK, number)
    return ((search,), (ask, open_card(number, words)))


def _all_picks(looked: Looked) -> tuple[Pick, ...]:
    return tuple(
        Pick(
            each.article.id,
            _called(each.article),
            each.count,
            looked.screen + nth,
            looked.to_order,
        )
        for nth, each in enumerate(looked.found[:MOST])
    )


def _called(article: Article) -> str:
    return f"{article.number} {article.name}"


def wanted(count: int) -> Decimal:
    """A count of a button as a quantity; at least one."""
    return Decimal(max(1, count))
