"""``/why 421``: everything that stands in an order's way, with a button for each fix (XT-06)."""

from collections.abc import Iterable

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.orders import on_card
from bot.keyboards import back, button, by_two, open_card
from bot.phrases import header, lines, safe
from bot.reading.order_named import order_named
from bot.remedies import fixes_for
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.steps.why import AskWhy, Explained, ask_why
from bot.tapped import order_of
from core.chat import Button, ChatMessage
from core.requirements import MOMENT_LABELS, Block, Moment, Standing
from core.words import N_, Words
from core.work_order import State

ON_THE_WAY = (Moment.SAVE, Moment.SIGN, Moment.CUSTOMER_SIGN, Moment.READY, Moment.SEND)
"""The steps of every order; the rest are ways back or on from its end."""
_EXPLAINED = frozenset(State) - {State.INVOICED}


def why(said: Said, known: Known) -> Acts:
    """``/why 421``; without a number the order in hand."""
    return (Act(ask_why, AskWhy(order_named(said, known)), _told),)


def why_tapped(said: Said, known: Known) -> Acts:
    """*Why not?* on a card."""
    return (Act(ask_why, AskWhy(order_of(said)), _told_on_card),)


def _told(explained: Explained, known: Known) -> Answer:
    number, words = explained.order.number, known.words
    rows = (*by_two(_fixes(explained, words)), (open_card(number, words),))
    about = {"order": str(number)}
    return Answer(say=(ChatMessage(_said(explained, words), rows, stands_for=about),))


def _told_on_card(explained: Explained, known: Known) -> Answer:
    number, words = explained.order.number, known.words
    rows = (*by_two(_fixes(explained, words)), (back(number, words),))
    return Answer(edit=on_card(number, _said(explained, words), rows))


def _said(explained: Explained, words: Words) -> str:
    shown = tuple(_shown(explained))
    free = not any(each.blocks for each in shown)
    return lines(
        words.text(N_("{order}: what stands in its way"), order=header(explained.order.number, words)),
        "",
        words.text(N_("✓ Nothing.")) if free else None,
        *(row for each in shown for row in _standing(each, words)),
    )  # fmt: skip


def _shown(explained: Explained) -> Iterable[Standing]:
    for each in explained.standings:
        asked = each.moment is not Moment.CUSTOMER_SIGN or explained.customers_sign
        if each.moment in ON_THE_WAY and asked:
            yield each


def _standing(standing: Standing, words: Words) -> Iterable[str]:
    label = words.text(MOMENT_LABELS[standing.moment])
    heading = f"<b>{safe(label[:1].upper() + label[1:])}</b>"
    if standing.passed:
        yield words.text(N_("✓ {step}: done"), step=heading)
    elif not standing.blocks:
        yield words.text(N_("✓ {step}: can be done now"), step=heading)
    else:
        yield f"⚠️ {heading}"
        yield from (f"   {safe(sentence_of(block, words))}" for block in standing.blocks)


def sentence_of(block: Block, words: Words) -> str:
    """What a requirement that isn't met says."""
    return words.text(block.sentence, **block.fields)


def _fixes(explained: Explained, words: Words) -> tuple[Button, ...]:
    blocks = (block for each in _shown(explained) for block in each.blocks)
    return fixes_for(blocks, explained.order, explained.actor, words)


def offer(shown: Shown) -> Iterable[Button]:
    """*Why not?*, as long as there is a way to go."""
    if shown.order.state in _EXPLAINED and shown.actor.customer_id is None:
        label = shown.words.text(N_("Why not?"))
        yield button(label, Action.EXPLAIN, shown.order.number)


ROUTES = Routes(
    commands={"why": why},
    taps={Action.EXPLAIN: why_tapped},
    more={Section.PAPERS: offer},
)
