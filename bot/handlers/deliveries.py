"""``/deliveries``: what did not arrive, to be sent once more or let be."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.choosing import turns
from bot.keyboards import Rows, button, by_two
from bot.phrases import lines, safe
from bot.routing import Routes
from bot.said import Said
from bot.steps.board import Failed, Settle, failed, settle
from bot.tapped import argument
from core.chat import Button, ChatMessage
from core.deliveries import Channel, DeliveryState
from core.lists import LetterRow
from core.numbers import OrderNumber
from core.text import one_line
from core.usecases.deliveries import ListFailed
from core.words import N_, Label, Words

PER_PAGE = 4
PAGE = "page"
"""Under this the message keeps which page it shows."""
HOW = {
    DeliveryState.FAILED: Label(N_("did not arrive")),
    DeliveryState.MAYBE_SENT: Label(N_("may not have arrived")),
    DeliveryState.RETURNED: Label(N_("came back")),
}
BY = {
    Channel.EMAIL: N_("mail to {to}"),
    Channel.SMS: N_("text message to {to}"),
    Channel.TELEGRAM: N_("message in the chat {to}"),
}


def show(said: Said, known: Known) -> Acts:
    """What did not arrive, the newest first."""
    at = argument(said, int) if said.tap is not None else 0
    return (Act(failed, ListFailed(), partial(_page, at=at)),)


def retry(said: Said, known: Known) -> Acts:
    """Send it once more."""
    done = partial(_settled, toast=N_("It is on its way once more."))
    return (Act(settle, Settle(argument(said, UUID), again=True), done),)


def drop(said: Said, known: Known) -> Acts:
    """Let it be."""
    done = partial(_settled, toast=N_("It is not sent."))
    return (Act(settle, Settle(argument(said, UUID), again=False), done),)


def _settled(left: Failed, known: Known, *, toast: str) -> Answer:
    said = N_("That is done already.") if left.late else toast
    at = int(known.about.get(PAGE, "0"))
    return Answer(edit=_message(left.rows, at, known), toast=known.words.text(said))


def _page(found: Failed, known: Known, *, at: int) -> Answer:
    message = _message(found.rows, at, known)
    return Answer(edit=message) if known.said.tap is not None else Answer(say=(message,))


def _message(rows: Sequence[LetterRow], at: int, known: Known) -> ChatMessage:
    words = known.words
    up = button(words.text(N_("What waits")), Action.BOARD)
    if not rows:
        return ChatMessage(words.text(N_("Everything has arrived.")), ((up,),))
    pages = -(-len(rows) // PER_PAGE)
    at = min(max(at, 0), pages - 1)
    shown = rows[at * PER_PAGE : (at + 1) * PER_PAGE]
    title = words.plural("{count} did not arrive", "{count} did not arrive", len(rows))
    told = (f"{nth} · {_said(row, known)}" for nth, row in enumerate(shown, 1))
    settled = tuple(_settling(nth, row, words) for nth, row in enumerate(shown, 1))
    buttons = (*settled, *_orders(shown, words), *turns(at, pages, _turn), (up,))
    return ChatMessage(lines(f"<b>{title}</b>", *told), buttons, stands_for={PAGE: str(at)})


def _said(row: LetterRow, known: Known) -> str:
    """What it was, to whom, about which order, when, and what went wrong."""
    words = known.words
    pieces = (
        words.text(BY[row.channel], to=row.to),
        words.text(N_("AO {number}"), number=row.order) if row.order else "",
        words.when(row.at, known.now),
        words.text("{how}", how=HOW.get(row.state, HOW[DeliveryState.FAILED])),
        one_line(words.text("{why}", why=Label(row.error)), 160) if row.error else "",
    )
    return safe(" · ".join(piece for piece in pieces if piece))


def _settling(nth: int, row: LetterRow, words: Words) -> tuple[Button, ...]:
    again = words.text(N_("{nth} · Send again"), nth=nth)
    let_be = words.text(N_("{nth} · Drop"), nth=nth)
    return (
        button(again, Action.DELIVERY_RETRY, None, row.id),
        button(let_be, Action.DELIVERY_DROP, None, row.id),
    )


def _orders(rows: Sequence[LetterRow], words: Words) -> Rows:
    numbers = dict.fromkeys(row.order for row in rows if row.order)
    return by_two(
        button(
            words.text(N_("Open AO {number}"), number=each), Action.OPEN, OrderNumber.parse(each)
        )
        for each in numbers
    )


def _turn(at: int, label: str) -> Button:
    return button(label, Action.DELIVERIES, None, at)


ROUTES = Routes(
    commands={"deliveries": show},
    taps={
        Action.DELIVERIES: show,
        Action.DELIVERY_RETRY: retry,
        Action.DELIVERY_DROP: drop,
    },
)
