"""``/history 421``: every change, who made it and when (WO-15, WO-25)."""

from collections.abc import Iterable

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.choosing import turns
from bot.handlers.orders import on_card
from bot.keyboards import Rows, back, button, open_card
from bot.phrases import header, lines, safe, say
from bot.reading.order_named import order_named
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.steps.history import HistoryPage, OpenHistory, open_history
from bot.tapped import argument, order_of
from core.chat import Button, ChatMessage
from core.happenings import happened
from core.lists import HistoryRow
from core.text import one_line
from core.words import N_

LONGEST_ROW = 250


def history(said: Said, known: Known) -> Acts:
    """``/history 421``; without a number the order in hand."""
    return (Act(open_history, OpenHistory(order_named(said, known)), _told),)


def history_tapped(said: Said, known: Known) -> Acts:
    """The latest page, in the place of the card."""
    return (Act(open_history, OpenHistory(order_of(said)), _turned),)


def turned(said: Said, known: Known) -> Acts:
    """Another page."""
    return (Act(open_history, OpenHistory(order_of(said), argument(said, int)), _turned),)


def _told(page: HistoryPage, known: Known) -> Answer:
    rows = (*_turns(page), (open_card(page.order.number, known.words),))
    about = {"order": str(page.order.number)}
    return Answer(say=(ChatMessage(_said(page, known), rows, stands_for=about),))


def _turned(page: HistoryPage, known: Known) -> Answer:
    number, words, html = page.order.number, known.words, _said(page, known)
    if "card" in known.about:
        return Answer(edit=on_card(number, html, (*_turns(page), (back(number, words),))))
    rows = (*_turns(page), (open_card(number, words),))
    return Answer(edit=ChatMessage(html, rows, stands_for={"order": str(number)}))


def _turns(page: HistoryPage) -> Rows:
    def turn(at: int, label: str) -> Button:
        return button(label, Action.HISTORY_PAGE, page.order.number, at)

    return turns(page.at, page.pages, turn)


def _said(page: HistoryPage, known: Known) -> str:
    return lines(
        header(page.order.number, known.words),
        _last(page, known) if page.at == 0 else None,
        *(_happened(row, known) for row in page.rows),
    )


def _last(page: HistoryPage, known: Known) -> str | None:
    if page.last is None:
        return None
    when = known.words.when(page.last.at, known.now)
    return say(known.words, N_("Last edited {when} by {name}"), when=when, name=page.last.by)


def _happened(row: HistoryRow, known: Known) -> str:
    when = known.words.when(row.at, known.now)
    told = one_line(happened(row.event, row.body, known.words), LONGEST_ROW)
    return safe(f"{when} · {row.by} {told}")


def offer(shown: Shown) -> Iterable[Button]:
    """*History*, for the company's own people."""
    if shown.actor.customer_id is None:
        yield button(shown.words.text(N_("History")), Action.HISTORY, shown.order.number)


ROUTES = Routes(
    commands={"history": history},
    taps={Action.HISTORY: history_tapped, Action.HISTORY_PAGE: turned},
    more={Section.PAPERS: offer},
)
