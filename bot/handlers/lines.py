"""Used articles and time: *2 x 4711*, *1,5 h*, or tapped; and any line taken off again."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from uuid import UUID

from bot import receipts
from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.entries import ArticleEntry, article_asked_for, hours_in
from bot.handlers.asking import ask, waiting
from bot.handlers.orders import on_card
from bot.keyboards import Rows, back, button, by_two, materials
from bot.phrases import lines, say
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.steps.articles import (
    AddChosen,
    Added,
    AddEntry,
    AddOne,
    InDoubt,
    Offer,
    Offered,
    add_chosen,
    add_if_sure,
    add_one,
    offered,
)
from bot.steps.doubts import AsMeasure, Choose, Doubt, add_as_measure, settle
from bot.steps.lines import Removed, remove_once
from bot.tapped import argument, order_of
from core import permissions as may
from core.chat import Button, ChatMessage, Hand, Pending
from core.lines import ArticleToOrder
from core.numbers import OrderNumber
from core.refusals import BadInput
from core.text import one_line
from core.usecases.lines import AddTime, LineAddedTo, RemoveLine, add_time
from core.usecases.measures import MeasureAddedTo
from core.words import N_, Words

ASKED, ASKED_TO_ORDER, ASKED_TIME = "article", "article-to-order", "time"
AS_WRITTEN, AS_MEASURE, NEVER_MIND = 90, 91, 92
LONGEST_NUMBER = 24
QUARTERS = (2, 4, 6, 8, 12, 16)


def article(said: Said, entry: ArticleEntry, hand: Hand, known: Known) -> Acts:
    """So many of an article, used or to be ordered; asked first when the register is unsure."""
    command = AddEntry(
        OrderNumber.parse(hand.order),
        entry,
        said.update_id % 36**6,
        hand.assignment_id,
        said.kept(),
    )
    return (Act(add_if_sure, command, _added_or_asked, said),)


def article_typed(said: Said, known: Known, pending: Pending, *, to_order: bool) -> Acts:
    """What was typed after the bot asked for an article."""
    entry = replace(article_asked_for(said.text), to_order=to_order)
    return article(said, entry, Hand(pending.order or ""), known)


def article_ask(said: Said, known: Known) -> Acts:
    """Ask which article, with some to tap."""
    return (Act(offered, Offer(order_of(said), known.words), partial(_offer, to_order=False)),)


def to_order_ask(said: Said, known: Known) -> Acts:
    """Ask which article is to be ordered."""
    return (Act(offered, Offer(order_of(said), known.words), partial(_offer, to_order=True)),)


def article_tapped(said: Said, known: Known) -> Acts:
    """One of what was tapped."""
    return (Act(add_one, AddOne(order_of(said), argument(said, str), to_order=False), _added),)


def to_order_tapped(said: Said, known: Known) -> Acts:
    """One of what was tapped is to be ordered."""
    return (Act(add_one, AddOne(order_of(said), argument(said, str), to_order=True), _added),)


def chosen(said: Said, known: Known) -> Acts:
    """The answer to *which article did you mean*."""
    question, nth = Choose(order_of(said), argument(said, int)), argument(said, int, 1)
    if nth == AS_MEASURE:
        return (Act(add_as_measure, AsMeasure(question, known.words), _measure_after_asking),)
    if nth == NEVER_MIND:
        return (Act(settle, question, _never_mind),)
    command = AddChosen(question.number, question.doubt, None if nth == AS_WRITTEN else nth)
    return (Act(add_chosen, command, _added_after_asking),)


def hours(said: Said, worked: Decimal, hand: Hand, known: Known) -> Acts:
    """A time row (AR-07)."""
    command = AddTime(OrderNumber.parse(hand.order), worked, hand.assignment_id)
    return (Act(add_time, command, _time_added, said),)


def time_ask(said: Said, known: Known) -> Acts:
    """Ask how long it took, with the usual times to tap."""
    number = order_of(said)
    usual = (
        button(f"{known.words.quantity(Decimal(quarters) / 4)} h", Action.TIME, number, quarters)
        for quarters in QUARTERS
    )
    return ask(said, known, ASKED_TIME, N_("⏱ How long did it take?"), by_two(usual))


def time_tapped(said: Said, known: Known) -> Acts:
    """One of the usual times."""
    command = AddTime(order_of(said), Decimal(argument(said, int)) / 4)
    return (Act(add_time, command, _time_added_in_place),)


def time_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """The time that was asked for, with or without its unit."""
    worked = hours_in(said.text) or hours_in(f"{said.text.strip()} h")
    if worked is None:
        raise BadInput(N_("Write the time like this: 1.5 h, or 45 min."))
    return hours(said, worked, Hand(pending.order or ""), known)


def remove(said: Said, known: Known) -> Acts:
    """Undo: the line is taken off."""
    return (Act(remove_once, RemoveLine(order_of(said), argument(said, UUID)), _removed),)


def _offer(found: Offered, known: Known, *, to_order: bool) -> Answer:
    number = found.order.number
    question = (
        N_("🛒 What is to be ordered? Tap, or write it: 1 x P12")
        if to_order
        else N_("📦 What did you use? Tap, or write it: 2 x 4711")
    )
    html = lines(found.text, "", f"<b>{known.words.text(question)}</b>")
    action = Action.TO_ORDER if to_order else Action.ARTICLE
    choices = by_two(
        button(one_line(f"1 × {each.name}", 30), action, number, each.number)
        for each in found.articles
        if ":" not in each.number and len(each.number.encode()) <= LONGEST_NUMBER
    )
    rows = (*choices, (back(number, known.words),))
    kind = ASKED_TO_ORDER if to_order else ASKED
    return Answer(edit=on_card(number, html, rows), expect=waiting(known.said, kind, number))


def _added_or_asked(found: Added | InDoubt, known: Known) -> Answer:
    if isinstance(found, InDoubt):
        return Answer(say=(_doubtful(found, known.words),), forget=_asked_for(known))
    answer = _added(found, known)
    number, line = str(found.order.number), str(found.row.id)
    mine = {"order": number, "line": line, "kind": "article"}
    return replace(answer, mine=mine, card=None, in_place=False)


def _added(added: Added, known: Known) -> Answer:
    """The receipt, and the card again where the question stood."""
    return Answer(
        say=(_receipt(added, known.words),),
        forget=_asked_for(known),
        card=added.order.number,
        in_place=True,
    )


def _added_after_asking(added: Added, known: Known) -> Answer:
    return Answer(edit=_receipt(added, known.words))


def _receipt(added: Added, words: Words) -> ChatMessage:
    if isinstance(added.row, ArticleToOrder):
        return receipts.for_article_to_order(added.order, added.row, words)
    return receipts.for_article(added.order, added.row, words)


def _measure_after_asking(added: MeasureAddedTo, known: Known) -> Answer:
    today = known.words.today(known.now)
    return Answer(edit=receipts.for_measure(added.order, added.measure, today, known.words))


def _never_mind(doubt: Doubt, known: Known) -> Answer:
    html = say(known.words, N_("Nothing was added. You wrote: {text}"), text=doubt.entry.words)
    return Answer(edit=ChatMessage(html))


def _doubtful(found: InDoubt, words: Words) -> ChatMessage:
    sentence = (
        N_("There is no article {text} in the register. Is it one of these?")
        if found.nearest
        else N_("There is no article {text} in the register.")
    )
    html = say(words, sentence, text=found.entry.words)
    return ChatMessage(html, _answers(found, words), stands_for={"order": str(found.order.number)})


def _answers(found: InDoubt, words: Words) -> Rows:
    def choice(label: str, nth: int) -> Button:
        return button(label, Action.ARTICLE_CHOICE, found.order.number, found.doubt, nth)

    near = (
        (choice(one_line(f"{each.number} {each.name}", 48), nth),)
        for nth, each in enumerate(found.nearest)
    )
    as_written = choice(words.text(N_("Add it as written")), AS_WRITTEN)
    other = choice(words.text(N_("It is a measure")), AS_MEASURE)
    never = choice(words.text(N_("Never mind")), NEVER_MIND)
    return (*near, (as_written,), (other, never))


def _time_added(added: LineAddedTo, known: Known) -> Answer:
    mine = {"order": str(added.order.number), "line": str(added.line.id), "kind": "time"}
    receipt = receipts.for_time(added.order, added.line, known.words)
    return Answer(say=(receipt,), mine=mine, forget=_asked_for(known))


def _time_added_in_place(added: LineAddedTo, known: Known) -> Answer:
    receipt = receipts.for_time(added.order, added.line, known.words)
    return Answer(say=(receipt,), card=added.order.number, in_place=True, forget=True)


def _removed(removed: Removed, known: Known) -> Answer:
    if removed.line is None:
        gone = say(known.words, N_("That line is not on AO {number} any more."),
                   number=removed.order.number)  # fmt: skip
        return Answer(edit=ChatMessage(gone), toast=gone)
    return Answer(edit=receipts.for_removed(removed.order, removed.line, known.words))


def _asked_for(known: Known) -> bool:
    asked = {ASKED, ASKED_TO_ORDER, ASKED_TIME}
    return known.pending is not None and known.pending.kind in asked


def offer(shown: Shown) -> Iterable[Button]:
    """*Time*, and for whom the card does not have them the articles."""
    order, words = shown.order, shown.words
    if order.is_closed or not shown.actor.may_on(order, may.EDIT, may.EDIT_ASSIGNED):
        return
    yield button(words.text(N_("⏱ Time")), Action.TIME_ASK, order.number)
    if not order.is_assigned_to(shown.actor.user_id):
        yield from materials(order, words)


ROUTES = Routes(
    taps={
        Action.REMOVE_LINE: remove,
        Action.ARTICLE_ASK: article_ask,
        Action.ARTICLE: article_tapped,
        Action.ARTICLE_CHOICE: chosen,
        Action.TO_ORDER_ASK: to_order_ask,
        Action.TO_ORDER: to_order_tapped,
        Action.TIME_ASK: time_ask,
        Action.TIME: time_tapped,
    },
    questions={
        ASKED: partial(article_typed, to_order=False),
        ASKED_TO_ORDER: partial(article_typed, to_order=True),
        ASKED_TIME: time_typed,
    },
    more={Section.OFTEN: offer},
)
