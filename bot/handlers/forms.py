"""Forms in chat: a field is tapped, its value tapped or typed, and the message shows it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.forms import KIND, NEW_COUNTER, Form, form_in
from bot.handlers.orders import on_card
from bot.keyboards import Rows, back, button, by_two
from bot.phrases import amount, lines, safe, say
from bot.reading.entries import ArticleEntry, NumberEntry, TimeEntry, entries
from bot.routing import Routes
from bot.said import Said
from bot.shown.form_keys import asking_rows, calendar_rows, draft_rows, gap_buttons
from bot.shown.form_words import draft_text, gap_lines, question
from bot.steps.editing import Saved
from bot.steps.form_sheets import Fill, Sheet
from bot.steps.forms import add_new, clear, pick, set_day, show, write
from bot.tapped import argument
from core.chat import ASKS, ChatMessage, Pending, Style
from core.parties import CustomerIsNew
from core.refusals import Refused
from core.usecases.counters import CounterWentBack, TooManyHours
from core.words import N_, Words


class FormIsGone(Refused):
    sentence = N_("That new order is made or put away already. Write /new for another one.")


def form_of(said: Said, known: Known) -> Form:
    """The form that a tap means: what waits here, else what its message stands for."""
    number = said.tap.order if said.tap else None
    waits = known.pending
    if waits is not None and waits.kind == KIND:
        form = form_in(waits.context)
        here = number is not None or _stands_here(said, known, waits)
        if form is not None and form.number == number and here:
            return form
    form = form_in(known.about)
    if form is not None and form.number == number:
        return form
    if number is None:
        raise FormIsGone
    return Form(number)


def _stands_here(said: Said, known: Known, waits: Pending) -> bool:
    """Whether the draft that waits is the one of the tapped message.

    Only the way back to it leads from other messages; *Save* that comes again from one whose
    order is made already is never for the next draft.
    """
    if waits.prompt_message_id in {None, said.message_id}:
        return True
    leads_back = said.tap is not None and said.tap.action is Action.FORM
    return leads_back and KIND not in known.about


def field(said: Said, known: Known) -> Acts:
    """A field was tapped: ask for it."""
    form = replace(form_of(said, known), page=0, found="")
    command = Fill(form, known.words, argument(said, int))
    return (Act(show, command, shown),)


def page(said: Said, known: Known) -> Acts:
    """Another page of its choices."""
    form = replace(form_of(said, known), page=max(0, argument(said, int, 1)))
    return (Act(show, Fill(form, known.words, argument(said, int)), shown),)


def month(said: Said, known: Known) -> Acts:
    """A month of days to choose from (WO-08)."""
    first = argument(said, date, 1)
    command = Fill(form_of(said, known), known.words, argument(said, int))
    return (Act(show, command, partial(shown, month=first)),)


def day(said: Said, known: Known) -> Acts:
    """A day was tapped."""
    command = Fill(
        form_of(said, known), known.words, argument(said, int), day=argument(said, date, 1)
    )
    return (Act(set_day, command, shown),)


def value(said: Said, known: Known) -> Acts:
    """A choice was tapped."""
    command = Fill(form_of(said, known), known.words, argument(said, int), argument(said, int, 1))
    return (Act(pick, command, shown),)


def none(said: Said, known: Known) -> Acts:
    """Nothing stands in it: skipped, or taken off."""
    command = Fill(form_of(said, known), known.words, argument(said, int))
    return (Act(clear, command, shown),)


def new(said: Said, known: Known) -> Acts:
    """What was typed is new, and is added (CF-03, OB-04)."""
    return (Act(add_new, Fill(form_of(said, known), known.words), shown),)


def typed(said: Said, known: Known, pending: Pending) -> Acts | None:
    """What was typed goes into the field that is asked for; a draft takes anything."""
    waits = known.pending
    same = waits is not None and waits.kind == KIND and waits.prompt_message_id == said.reply_to
    form = form_in(waits.context if waits is not None and same else pending.context)
    if form is None or (form.number is not None and not form.asks):
        return None
    if not form.asks and _is_for_an_order(said, known):
        return None
    replaced = known.agreed(CounterWentBack) or known.agreed(TooManyHours)
    command = Fill(
        form,
        known.words,
        text=said.text,
        add=known.agreed(CustomerIsNew),
        replaced=replaced or NEW_COUNTER in form.values,
    )
    return (Act(write, command, partial(shown, prompt=pending.prompt_message_id)),)


def _is_for_an_order(said: Said, known: Known) -> bool:
    """Whether a draft that asks for nothing is passed by: an order's number, or what one took."""
    found = entries(said.text)
    if any(isinstance(each, NumberEntry) for each in found):
        return True
    took = all(isinstance(each, ArticleEntry | TimeEntry) for each in found)
    return took and known.hand is not None


def shown(
    sheet: Sheet, known: Known, *, month: date | None = None, prompt: int | None = None
) -> Answer:
    """The form in the place of its message, or the card once it is saved."""
    at = known.said.message_id if known.said.tap_id and known.said.tap else prompt
    if sheet.saved is not None and not sheet.form.asks:
        return saved_answer(sheet.saved, known, at)
    message = _message(sheet, known.words, month)
    number = sheet.form.number
    expected = Pending(
        known.said.speaker.id,
        known.said.place,
        KIND,
        str(number) if number else None,
        sheet.form.kept(),
        at,
    )
    if at is None:
        return Answer(say=(message,), expect=expected)
    return Answer(edit=message, edit_id=at, expect=expected)


def _message(sheet: Sheet, words: Words, month: date | None) -> ChatMessage:
    rows = calendar_rows(sheet, words, month) if month is not None else None
    if sheet.form.number is None:
        about = {ASKS: KIND, **sheet.form.kept()}
        return ChatMessage(
            draft_text(sheet, words), rows or draft_rows(sheet, words), stands_for=about
        )
    message = on_card(sheet.form.number, _of_order(sheet, words), rows or _rows(sheet, words))
    return replace(message, stands_for={**message.stands_for, **sheet.form.kept()})


def _of_order(sheet: Sheet, words: Words) -> str:
    asked = question(sheet, words)
    label = sheet.labels.get(sheet.form.asks, "")
    stands = f"{safe(label)}: {safe(sheet.stands)}" if asked and sheet.stands else None
    gaps = () if asked else (words.text(KEPT), *gap_lines(sheet, words))
    return lines(sheet.text, "", stands, *gaps, asked)


def _rows(sheet: Sheet, words: Words) -> Rows:
    number = sheet.form.number
    if sheet.form.asks or number is None:
        return asking_rows(sheet, words)
    return (*((each,) for each in gap_buttons(sheet, words)), (back(number, words),))


KEPT = N_("What you said is kept, and saved as soon as the rest is there:")


def saved_answer(saved: Saved, known: Known, at: int | None) -> Answer:
    """The order's card, with what is told of the save; a former facility's articles are offered."""
    number, words = saved.order.number, known.words
    toast = words.text(N_("Saved on AO {number}."), number=number)
    return Answer(
        card=number,
        in_place=at is not None,
        edit_id=at,
        note=lines(*saved.notes),
        undo=True,
        toast=toast,
        forget=True,
        say=former_asked(saved, words),
    )


def former_asked(saved: Saved, words: Words) -> tuple[ChatMessage, ...]:
    """Whether articles that came with another facility are to go (AR-09, 0b)."""
    if not saved.former:
        return ()
    number = saved.order.number
    told = (safe(amount(each, words)) for each in saved.former)
    sentence = N_("These came to AO {number} with the former facility. Take them off?")
    html = lines(say(words, sentence, number=number), *(f"📦 {each}" for each in told))
    yes = button(
        words.text(N_("Take them off")), Action.FORMER_ARTICLES, number, style=Style.PRIMARY
    )
    no = button(words.text(N_("Keep them")), Action.KEEP_ARTICLES, number)
    return (ChatMessage(html, by_two((yes, no)), stands_for={"order": str(number)}),)


_TAPS: dict[Action, Callable[[Said, Known], tuple[Act[Any, Any], ...]]] = {
    Action.FIELD: field,
    Action.FIELD_PAGE: page,
    Action.FIELD_MONTH: month,
    Action.FIELD_DAY: day,
    Action.FIELD_VALUE: value,
    Action.FIELD_NONE: none,
    Action.FIELD_NEW: new,
}
ROUTES = Routes(taps=_TAPS, questions={KIND: typed})
