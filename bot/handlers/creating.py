"""New orders in chat: ``/new``, guided by buttons; a draft is one message, filled in any order."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known, answering
from bot.forms import DESCRIPTION, ERROR, KIND, Form, form_in
from bot.handlers.asked_of import unless_asked
from bot.handlers.forms import form_of, former_asked, shown
from bot.keyboards import button
from bot.phrases import lines
from bot.routing import Routes
from bot.said import Said
from bot.shown.form_keys import more_rows
from bot.shown.form_words import draft_text
from bot.steps.creating import MakeOnce, begin_booked, make_once, put_away
from bot.steps.editing import Saved
from bot.steps.form_sheets import Fill, Sheet
from bot.steps.forms import begin, show
from bot.steps.free_time import LookAtSlot
from bot.tapped import argument
from core.chat import ASKS, ChatMessage, Hand, Pending
from core.words import N_

LONGEST_TITLE = 120
PLUS = re.compile(r"\+\s*(?:order|ao|arbetsorder)\b[\s:,.–-]*", re.IGNORECASE)
"""What somebody writes who wants an order made: *+ order Dörren stänger inte*."""
LARGEST = 20 << 20


def new(said: Said, known: Known) -> Acts:
    """``/new``, with what is to be done after it, or as an answer to what tells it (WO-02)."""
    words = said.arguments if said.tap is None else ""
    return _from((replace(said, text=words), *_answered(said)), known)


def plus(said: Said, known: Known) -> Acts:
    """*+ order*, with what is to be done after it, a photo, or as an answer (WO-03)."""
    words = PLUS.sub("", said.text, count=1)
    return _from((replace(said, text=words), *_answered(said)), known)


def is_wanted(said: Said) -> bool:
    """Whether somebody writes that he wants an order made."""
    return PLUS.match(said.text) is not None


def new_from(said: Said, known: Known) -> Acts:
    """*New order* below what was written with no order in hand: all of it goes there."""
    if (others := unless_asked(known)) is not None:
        return others
    waits = known.pending
    kept = waits.context.get("said", ()) if waits is not None else ()
    if not kept:
        gone = known.words.text(N_("That is done already."))
        return answering(Answer(toast=gone, edit=ChatMessage(gone)))
    return _from(tuple(said.again(each) for each in kept), known)


def begun(
    known: Known,
    values: Mapping[str, str] | None = None,
    *,
    booking: tuple[str, ...] = (),
    service: str = "",
) -> Acts:
    """A new order of which something is known already, such as whom and when to book (WO-05).

    ``booking`` is a user's ID, the day in ISO form, and the minutes from midnight of its start and
    end, all as text; ``service`` is the number of a performed service (WO-04).
    """
    form = Form(values=values or {}, booking=booking, service=service)
    return (Act(begin, Fill(form, known.words), shown),)


def new_booked(said: Said, known: Known) -> Acts:
    """A new order for a free time, step by step (WO-05)."""
    command = LookAtSlot(argument(said, UUID), argument(said, int, 1), known.words)
    return (Act(begin_booked, command, shown),)


def overview(said: Said, known: Known) -> Acts:
    """Back to all that is filled in; from elsewhere, to what was asked for."""
    form = form_of(said, known)
    form = form.asking("") if KIND in known.about else form
    return (Act(show, Fill(form, known.words), shown),)


def more(said: Said, known: Known) -> Acts:
    """*More fields*: everything else that may be said of a new order (WO-16)."""
    form = form_of(said, known).asking("")
    return (Act(show, Fill(form, known.words), _more),)


def save(said: Said, known: Known) -> Acts:
    """*Save*: the order is made, and its card stands where the draft was (WO-17)."""
    command = MakeOnce(
        form_of(said, known), known.words, bool(argument(said, int)), said.place, said.message_id
    )
    return (Act(make_once, command, partial(_made, at=said.message_id)),)


def drop(said: Said, known: Known) -> Acts:
    """*Discard*: nothing is made."""
    command = MakeOnce(form_of(said, known), known.words, False, said.place, said.message_id)
    return (Act(put_away, command, _dropped),)


def sent(said: Said, known: Known, pending: Pending) -> Acts | None:
    """A photo or file goes with the order that is being made; its caption is typed text."""
    form = form_in(pending.context)
    if form is None or form.number is not None or said.file is None or said.file.size > LARGEST:
        return None
    form = _with(form, (said,))
    return (Act(begin, Fill(form, known.words), partial(shown, prompt=pending.prompt_message_id)),)


def shown_anew(sheet: Sheet, known: Known) -> Answer:
    """A draft in a message of its own, whatever was tapped for it."""
    answer = shown(sheet, known)
    if answer.edit is None or answer.expect is None:
        return answer
    waits = replace(answer.expect, prompt_message_id=None)
    return Answer(say=(answer.edit,), expect=waits)


def _from(told: Sequence[Said], known: Known) -> Acts:
    return (Act(begin, Fill(_with(Form(), told), known.words), shown),)


def _with(form: Form, told: Sequence[Said]) -> Form:
    """What was said is what is to be done; a longer text is what is wrong."""
    texts = [each.text.strip() for each in told if each.text.strip()]
    files = tuple(each.kept() for each in told if each.file is not None)
    form = replace(form, files=(*form.files, *files))
    if not texts:
        return form
    if form.values.get(DESCRIPTION):
        earlier = form.values.get(ERROR)
        return form.having(ERROR, "\n".join((*((earlier,) if earlier else ()), *texts)))
    title, _, rest = texts[0].partition("\n")
    others = [part for part in (rest.strip(), *texts[1:]) if part]
    if len(title) > LONGEST_TITLE:
        others = [texts[0], *texts[1:]]
        title = f"{title[: LONGEST_TITLE - 1].rstrip()}…"
    form = form.having(DESCRIPTION, title)
    return form.having(ERROR, "\n".join(others)) if others else form


def _answered(said: Said) -> tuple[Said, ...]:
    """What the message says that was answered with a wish for an order."""
    if not said.quoted and said.quoted_file is None:
        return ()
    return (replace(said, text=said.quoted, file=said.quoted_file),)


def _more(sheet: Sheet, known: Known) -> Answer:
    answer = shown(sheet, known)
    about = {ASKS: KIND, **sheet.form.kept()}
    message = ChatMessage(
        draft_text(sheet, known.words), more_rows(sheet, known.words), stands_for=about
    )
    return replace(answer, edit=message)


def _made(saved: Saved, known: Known, *, at: int) -> Answer:
    number, words = saved.order.number, known.words
    told = words.text(N_("✓ AO {number} is made."), number=number)
    return Answer(
        card=number,
        in_place=True,
        edit_id=at,
        note=lines(told, *saved.notes),
        toast=told,
        hand=Hand(str(number)) if known.said.private else None,
        forget=True,
        say=former_asked(saved, words),
    )


def _dropped(_: Any, known: Known) -> Answer:
    again = button(known.words.text(N_("+ New order")), Action.NEW)
    html = known.words.text(N_("The new order is put away. Nothing was saved."))
    return Answer(edit=ChatMessage(html, ((again,),)), forget=True)


ROUTES = Routes(
    commands={"new": new},
    taps={
        Action.NEW: new,
        Action.NEW_FROM: new_from,
        Action.NEW_BOOKED: new_booked,
        Action.FORM: overview,
        Action.FORM_MORE: more,
        Action.FORM_SAVE: save,
        Action.FORM_DROP: drop,
    },
    files={KIND: sent},
)
