"""A report that is not for us: called off without a word to its sender (XT-20)."""

from collections.abc import Sequence
from functools import partial

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.orders import on_card
from bot.keyboards import back, button
from bot.looking import Look
from bot.phrases import lines, say
from bot.said import Said
from bot.steps import triage as steps
from bot.tapped import argument, order_of
from core.blocking import Block
from core.chat import Button, Style
from core.numbers import OrderNumber
from core.text import one_line
from core.usecases.reassigning import NotForUs
from core.usecases.turning_back import OursAfterAll, ours_after_all
from core.words import N_
from core.work_order import WorkOrder

BLOCKS = {"n": Block.NOBODY, "a": Block.ADDRESS, "d": Block.DOMAIN}


def not_ours_ask(said: Said, known: Known) -> Acts:
    """Ask what becomes of further mail from there."""
    return (Act(steps.may_be_blocked, Look(order_of(said), known.words), _whose_mail),)


def not_ours(said: Said, known: Known) -> Acts:
    """Call it off without a word to its sender."""
    block = BLOCKS.get(argument(said, str), Block.NOBODY)
    command = steps.TurnAway(NotForUs(order_of(said), block), known.words)
    return (Act(steps.turn_away, command, partial(_turned_away, block=block)),)


def after_all(said: Said, known: Known) -> Acts:
    """It was for us."""

    def told(order: WorkOrder, known: Known) -> Answer:
        toast = known.words.text(N_("AO {number} is back."), number=order.number)
        return Answer(card=order.number, in_place=True, toast=toast)

    return (Act(ours_after_all, OursAfterAll(order_of(said)), told),)


def _whose_mail(seen: steps.Blockable, known: Known) -> Answer:
    words, number = known.words, seen.order.number
    address, domain = seen.address, seen.domain
    question = N_("Not for us? The sender is told nothing.")
    further = N_("Further mail from there can be put away unread.")
    html = lines(
        seen.text,
        "",
        f"❌ <b>{words.text(question)}</b>",
        words.text(further) if address else None,
    )
    rows = tuple((each,) for each in _blocks(number, address, domain, known))
    return Answer(edit=on_card(number, html, (*rows, (back(number, words),))))


def _blocks(number: OrderNumber, address: str, domain: str, known: Known) -> Sequence[Button]:
    words = known.words
    only = words.text(N_("Only this one"))
    found = [button(only, Action.NOT_OURS, number, "n", style=Style.DANGER)]
    if address:
        stop = words.text(N_("Stop {address}"), address=one_line(address, 34))
        found.append(button(stop, Action.NOT_OURS, number, "a"))
    if domain:
        stop = words.text(N_("Stop everybody {domain}"), domain=one_line(domain, 27))
        found.append(button(stop, Action.NOT_OURS, number, "d"))
    return found


def _turned_away(found: steps.TurnedAway, known: Known, *, block: Block) -> Answer:
    words, order = known.words, found.order
    if found.again:
        toast = words.text(N_("AO {number} is cancelled already."), number=order.number)
        return Answer(card=order.number, in_place=True, toast=toast)
    stopped = found.blocked
    sentence = N_("Mail from {address} is put away from now on.")
    html = lines(found.text, "", say(words, sentence, address=stopped) if stopped else None)
    undo = button(words.text(N_("↩ Undo")), Action.OURS_AFTER_ALL, order.number)
    toast = words.text(N_("AO {number} is cancelled."), number=order.number)
    return Answer(edit=on_card(order.number, html, ((undo,),)), toast=toast)
