"""``/sign``: several orders of today signed at once, all ticked to begin with (SG-11)."""

from collections.abc import Iterable

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.orders import opened
from bot.keyboards import Rows, button, open_card, open_orders, undo
from bot.phrases import header, lines, safe
from bot.reading.order_named import number_written
from bot.routing import Routes
from bot.said import Said
from bot.steps.only_once import act_once
from bot.steps.signing_several import (
    FindSignable,
    Signable,
    SignPicked,
    find_signable,
    sign_picked,
)
from bot.tapped import order_of
from core.chat import ChatMessage, Style
from core.numbers import OrderNumber
from core.text import one_line
from core.usecases.signing import NotSigned, SignedMany
from core.words import N_, Words
from core.work_order import WorkOrder

PICKED = "picked"


def sign_several(said: Said, known: Known) -> Acts:
    """``/sign``; with a number that order's card, where it is signed."""
    number = number_written(said)
    if number is not None:
        return opened(number, known)
    return (Act(find_signable, FindSignable(), _offered),)


def pick(said: Said, known: Known) -> Acts:
    """Tick an order or take the tick off."""
    picked = _picked(known) ^ {str(order_of(said))}
    return (Act(find_signable, FindSignable(picked), _ticked),)


def sign_those(said: Said, known: Known) -> Acts:
    """Sign what is ticked."""
    return (act_once(said, sign_picked, SignPicked(_picked(known)), _signed),)


def _picked(known: Known) -> frozenset[str]:
    return frozenset(known.about.get(PICKED, "").split())


def _offered(found: Signable, known: Known) -> Answer:
    if not found.orders and not found.blocked:
        nothing = N_("You have no order with anything to sign. Write what you did on one first.")
        shown = ChatMessage(known.words.text(nothing), ((open_orders(known.words),),))
        return Answer(say=(shown,))
    return Answer(say=(_list(found, known.words),))


def _ticked(found: Signable, known: Known) -> Answer:
    return Answer(edit=_list(found, known.words))


def _list(found: Signable, words: Words) -> ChatMessage:
    html = lines(
        words.text(N_("<b>✍️ Which orders are finished?</b> Tap to tick or untick.")),
        *(_row(each, found.picked, words) for each in found.orders),
        *(_stopped(each, words) for each in found.blocked),
    )
    about = {PICKED: " ".join(sorted(found.picked))}
    return ChatMessage(html, _buttons(found, words), stands_for=about)


def _row(order: WorkOrder, picked: frozenset[str], words: Words) -> str:
    tick = "✓" if str(order.number) in picked else "◻"
    lines_left = words.plural("{count} line", "{count} lines", len(order.unsigned))
    return (
        f"{tick} {header(order.number, words)} · {safe(one_line(order.title, 60))} · {lines_left}"
    )


def _stopped(order: WorkOrder, words: Words) -> str:
    sentence = N_("⚠️ {order} can't be signed yet. Open it and tap Sign to see why.")
    return words.text(sentence, order=header(order.number, words))


def _buttons(found: Signable, words: Words) -> Rows:
    ticks = (
        *((button(_label(e, found.picked), Action.SIGN_PICK, e.number),) for e in found.orders),
        *((open_card(each.number, words),) for each in found.blocked),
    )
    if not found.picked:
        return ticks
    count = len(found.picked)
    label = words.plural("✍️ Sign {count} order", "✍️ Sign {count} orders", count)
    return (*ticks, (button(label, Action.SIGN_PICKED, style=Style.PRIMARY),))


def _label(order: WorkOrder, picked: frozenset[str]) -> str:
    tick = "✓ " if str(order.number) in picked else ""
    return one_line(f"{tick}{order.number} · {order.title}", 48)


def _signed(done: SignedMany, known: Known) -> Answer:
    words = known.words
    html = lines(
        *(
            words.text(N_("✓ {order} is signed."), order=header(each.number, words))
            for each in done.signed
        ),
        *_refused(done.refused, words),
    )
    rows: Rows = tuple((open_card(number, words),) for number in _to_open(done))
    if done.signed and known.unit is not None:
        rows = ((undo(done.signed[0].number, known.unit, words),), *rows)
    return Answer(edit=ChatMessage(html, rows))


def _refused(refused: Iterable[NotSigned], words: Words) -> Iterable[str]:
    for each in refused:
        yield f"⚠️ {safe(words.text(each.refusal.sentence, **each.refusal.fields))}"


def _to_open(done: SignedMany) -> Iterable[OrderNumber]:
    """Those that something is still to be done with: refused, or waiting for the customer."""
    yield from (each.number for each in done.refused)
    yield from (each.number for each in done.signed if each.waits_for_customer)


ROUTES = Routes(
    commands={"sign": sign_several},
    taps={Action.SIGN_PICK: pick, Action.SIGN_PICKED: sign_those},
)
