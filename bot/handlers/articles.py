"""Used articles: *2 x 4711*, *other: parking 40 kr*, or tapped; asked about when in doubt."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.choosing import page_of
from bot.handlers.asking import waiting
from bot.handlers.line_edits import ASKED_PRICE
from bot.handlers.orders import on_card
from bot.keyboards import Rows, back, button
from bot.phrases import lines, say
from bot.reading.days import day_meant
from bot.reading.entries import ArticleEntry, article_asked_for
from bot.reading.returned import refuse_taking_back
from bot.routing import Routes
from bot.said import Said
from bot.shown import line_receipts, receipts
from bot.shown.doubt_shown import AS_MEASURE, AS_WRITTEN, NEVER_MIND, doubtful
from bot.steps.article_offers import AddOne, Offer, Offered, add_one, offered
from bot.steps.articles import (
    AddBare,
    AddChosen,
    Added,
    AddEntry,
    InDoubt,
    add_bare,
    add_chosen,
    add_if_sure,
)
from bot.steps.doubts import AsMeasure, Choose, Doubt, add_as_measure, settle
from bot.steps.once import screen_of, tap_on
from bot.tapped import argument, order_of
from core.chat import Button, ChatMessage, Hand, Pending
from core.numbers import OrderNumber
from core.people import Actor
from core.text import one_line
from core.usecases.entering import WithdrawsReady
from core.usecases.measures import AddMeasure, MeasureAddedTo
from core.views import NO_PRICES, Prices, prices_for
from core.words import N_, Words

ASKED, ASKED_TO_ORDER = "article", "article-to-order"
PAGE_SIZE = 6


def article(said: Said, entry: ArticleEntry, hand: Hand, known: Known) -> Acts:
    """So many of an article, used or to be ordered; asked first when the register is unsure."""
    return (Act(add_if_sure, _entry(said, entry, hand, known), _added_or_asked, said),)


def perhaps_article(said: Said, entry: ArticleEntry, hand: Hand, known: Known) -> Acts:
    """*2 filter G4*: an article if the register has one called so, else a measure."""
    text, day = day_meant(said.text, known.words.today(said.at))
    number = OrderNumber.parse(hand.order)
    agreed = known.agreed(WithdrawsReady)
    measure = AddMeasure(number, text, day, hand.assignment_id, despite_ready=agreed)
    command = AddBare(_entry(said, entry, hand, known), measure)
    return (Act(add_bare, command, _article_or_measure, said),)


def article_typed(said: Said, known: Known, pending: Pending, *, to_order: bool) -> Acts:
    """What was typed after the bot asked for an article, one on each line."""
    number = OrderNumber.parse(pending.order or "")
    hand = Hand(str(number), known.worked_on(number))
    typed = [line for line in said.text.splitlines() if line.strip()]
    entries = [replace(article_asked_for(line), to_order=to_order) for line in typed]
    refuse_taking_back(entries)
    return tuple(act for entry in entries for act in article(said, entry, hand, known))


def ask(said: Said, known: Known, *, to_order: bool, paged: bool = False) -> Acts:
    """Ask which article, with some to tap."""
    page = argument(said, int) if paged else 0
    command = Offer(order_of(said), known.words, to_order)
    return (Act(offered, command, partial(_offer, to_order=to_order, page=page)),)


def tapped(said: Said, known: Known, *, to_order: bool) -> Acts:
    """One of what was tapped."""
    command = AddOne(
        order_of(said),
        argument(said, UUID),
        tap_on(said, argument(said, int, 1)),
        to_order,
        assignment_id=known.worked_on(order_of(said)),
        despite_ready=known.agreed(WithdrawsReady),
    )
    return (Act(add_one, command, partial(_added_by_tap, number=order_of(said))),)


def chosen(said: Said, known: Known) -> Acts:
    """The answer to *which article did you mean*."""
    question, nth = Choose(order_of(said), argument(said, int)), argument(said, int, 1)
    agreed = known.agreed(WithdrawsReady)
    if nth == AS_MEASURE:
        as_measure = AsMeasure(question, known.words, despite_ready=agreed)
        return (Act(add_as_measure, as_measure, _measure_after_asking),)
    if nth == NEVER_MIND:
        return (Act(settle, question, _never_mind),)
    wanted = None if nth == AS_WRITTEN else nth
    command = AddChosen(question.number, question.doubt, wanted, despite_ready=agreed)
    return (Act(add_chosen, command, _added_after_asking),)


def _entry(said: Said, entry: ArticleEntry, hand: Hand, known: Known) -> AddEntry:
    return AddEntry(
        OrderNumber.parse(hand.order),
        entry,
        said.update_id % 36**6,
        hand.assignment_id,
        {**said.kept(), "text": entry.written or said.text},
        despite_ready=known.agreed(WithdrawsReady),
    )


def _offer(found: Offered, known: Known, *, to_order: bool, page: int) -> Answer:
    number, words = found.order.number, known.words
    question = (
        N_("🛒 What is to be ordered? Tap, or write it: 1 x P12")
        if to_order
        else N_("📦 What did you use? Tap, write it (2 x 4711), or send a photo of its barcode.")
    )
    html = lines(found.text, "", f"<b>{words.text(question)}</b>")
    action = Action.TO_ORDER if to_order else Action.ARTICLE
    turn = Action.TO_ORDER_PAGE if to_order else Action.ARTICLE_PAGE
    screen = screen_of(known.said)
    choices = page_of(
        found.articles,
        page,
        lambda each: button(one_line(f"1 × {each.name}", 30), action, number, each.id, screen),
        lambda at, label: button(label, turn, number, at),
        PAGE_SIZE,
    )
    rows = (*choices, *_ways_on(number, words, to_order=to_order))
    kind = ASKED_TO_ORDER if to_order else ASKED
    return Answer(edit=on_card(number, html, rows), expect=waiting(known.said, kind, number))


def _ways_on(number: OrderNumber, words: Words, *, to_order: bool) -> Rows:
    search = Button(words.text(N_("Search articles")), search="")
    shown = (
        button(words.text(N_("🛒 All to order")), Action.TO_ORDER_LIST, number, 0)
        if to_order
        else button(words.text(N_("What is on it")), Action.LINES, number, 0)
    )
    return ((search,), (shown, back(number, words)))


def _added_or_asked(found: Added | InDoubt, known: Known) -> Answer:
    if isinstance(found, InDoubt):
        return Answer(say=(doubtful(found, known.words),), forget=_asked_for(known))
    mine = line_receipts.stands_for(found.order, found.row)
    return replace(_added(found, known), mine=mine)


def _article_or_measure(found: Added | MeasureAddedTo, known: Known) -> Answer:
    if isinstance(found, Added):
        return _added_or_asked(found, known)
    today = known.words.today(known.now)
    shown = receipts.for_measure(found.order, found.measure, today, known.words)
    return Answer(say=(shown,), mine=shown.stands_for)


def _added(added: Added, known: Known) -> Answer:
    return Answer(
        say=(_receipt(added, known),),
        forget=_asked_for(known),
        expect=_price_wanted(added, known),
    )


def _added_by_tap(added: Added | None, known: Known, *, number: OrderNumber) -> Answer:
    """The receipt, and the card again where the question stood."""
    if added is None:
        toast = known.words.text(N_("That is done already."))
        return Answer(card=number, in_place=True, toast=toast, forget=_asked_for(known))
    return replace(_added(added, known), card=number, in_place=True)


def added_in_place(added: Added | None, known: Known, *, number: OrderNumber) -> Answer:
    """The receipt in the place of what was tapped; nothing more where it was tapped before."""
    if added is None:
        return Answer(toast=known.words.text(N_("That is done already.")))
    return _added_after_asking(added, known)


def _added_after_asking(added: Added, known: Known) -> Answer:
    return Answer(edit=_receipt(added, known), expect=_price_wanted(added, known))


def _receipt(added: Added, known: Known) -> ChatMessage:
    return line_receipts.receipt(
        added.order,
        added.row,
        known.words,
        prices_of(known),
        priceless=added.priceless,
    )


def prices_of(known: Known) -> Prices:
    """What the speaker may see of prices (AR-06)."""
    return prices_for(Actor.of(known.user)) if known.user and known.said.private else NO_PRICES


def _price_wanted(added: Added, known: Known) -> Pending | None:
    """A price is asked for where one is required, of whoever may give it (SE-29)."""
    if not added.priceless or not prices_of(known).each:
        return None
    said, about = known.said, {"line": str(added.row.id)}
    return Pending(said.speaker.id, said.place, ASKED_PRICE, str(added.order.number), about)


def _measure_after_asking(added: MeasureAddedTo, known: Known) -> Answer:
    today = known.words.today(known.now)
    return Answer(edit=receipts.for_measure(added.order, added.measure, today, known.words))


def _never_mind(doubt: Doubt, known: Known) -> Answer:
    html = say(known.words, N_("Nothing was added. You wrote: {text}"), text=doubt.entry.words)
    return Answer(edit=ChatMessage(html))


def _asked_for(known: Known) -> bool:
    return known.pending is not None and known.pending.kind in {ASKED, ASKED_TO_ORDER}


ROUTES = Routes(
    taps={
        Action.ARTICLE_ASK: partial(ask, to_order=False),
        Action.ARTICLE_PAGE: partial(ask, to_order=False, paged=True),
        Action.ARTICLE: partial(tapped, to_order=False),
        Action.ARTICLE_CHOICE: chosen,
        Action.TO_ORDER_ASK: partial(ask, to_order=True),
        Action.TO_ORDER_PAGE: partial(ask, to_order=True, paged=True),
        Action.TO_ORDER: partial(tapped, to_order=True),
    },
    questions={
        ASKED: partial(article_typed, to_order=False),
        ASKED_TO_ORDER: partial(article_typed, to_order=True),
    },
)
