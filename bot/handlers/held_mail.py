"""Mails that wait for somebody: listed, read, let in, put away (WO-03)."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.phrases import first_name, safe
from bot.routing import Routes
from bot.said import Said
from bot.shown.held_mail import held_message, list_message
from bot.steps.held_mail import Handled, anew, away, back, let_in, opened
from bot.tapped import argument, order_of
from core.chat import ChatMessage, Place
from core.lists import MailRow
from core.text import one_line
from core.usecases.held_choices import BringBackHeld, ChooseHeld, LookAtMail, read_whole
from core.usecases.quarantine import DiscardHeld, ListHeld, RetryHeld, list_held
from core.words import N_


def mail(said: Said, known: Known) -> Acts:
    """``/mail``: what waits, oldest first."""

    def told(rows: Sequence[MailRow], known: Known) -> Answer:
        return Answer(say=(list_message(rows, 0, known.now, known.words),))

    return (Act(list_held, ListHeld(), told),)


def page(said: Said, known: Known) -> Acts:
    """A page of the list, in the message that was tapped."""
    nth = argument(said, int)

    def told(rows: Sequence[MailRow], known: Known) -> Answer:
        return Answer(edit=list_message(rows, nth, known.now, known.words))

    return (Act(list_held, ListHeld(), told),)


def open_one(said: Said, known: Known) -> Acts:
    """One of the list, with its buttons."""
    return (Act(opened, LookAtMail(argument(said, UUID)), partial(_shown, toast="")),)


def add(said: Said, known: Known) -> Acts:
    """Onto the order it speaks of."""
    number = order_of(said)
    toast = known.words.text(N_("It goes onto AO {number}."), number=number)
    return (Act(let_in, ChooseHeld(argument(said, UUID), number), partial(_shown, toast=toast)),)


def as_new(said: Said, known: Known) -> Acts:
    """A new order of it; its card comes by itself."""
    toast = known.words.text(N_("It becomes a new order. The card comes in a moment."))
    return (Act(let_in, ChooseHeld(argument(said, UUID)), partial(_shown, toast=toast)),)


def put_away(said: Said, known: Known) -> Acts:
    """Nothing comes of it; it can be taken back."""
    toast = known.words.text(N_("Put away. Nobody is answered."))
    return (Act(away, DiscardHeld(argument(said, UUID)), partial(_shown, toast=toast)),)


def bring_back(said: Said, known: Known) -> Acts:
    """It was put away by mistake."""
    toast = known.words.text(N_("It waits again."))
    return (Act(back, BringBackHeld(argument(said, UUID)), partial(_shown, toast=toast)),)


def retry(said: Said, known: Known) -> Acts:
    """Read it once more."""
    toast = known.words.text(N_("It is being read anew."))
    return (Act(anew, RetryHeld(argument(said, UUID)), partial(_shown, toast=toast)),)


def read_all(said: Said, known: Known) -> Acts:
    """The whole mail as files, to whoever asks alone: a group need not have it."""
    alone = replace(said, place=Place(said.speaker.id))
    place = said if said.private else alone
    return (Act(read_whole, LookAtMail(argument(said, UUID)), _whole, place),)


def _shown(handled: Handled, known: Known, *, toast: str) -> Answer:
    shown = held_message(handled.view, known.now, known.words)
    if handled.late:
        toast = _faster(handled, known)
    return Answer(edit=shown, toast=toast)


def _faster(handled: Handled, known: Known) -> str:
    row = handled.view.row
    who = row.settled_by or (row.choice.by if row.choice else None)
    if who is None or (known.user is not None and who == known.user.name):
        return known.words.text(N_("That is done already."))
    sentence = N_("{name} was faster. Nothing was changed.")
    return known.words.text(sentence, name=first_name(who))


def _whole(row: MailRow, known: Known) -> Answer:
    words = known.words
    told = one_line(f"{row.name or row.sender or ''}: {row.subject or '–'}".removeprefix(": "))
    text = _file(row, f"💬 {safe(told)}", "txt")
    whole = _file(row, words.text(N_("📎 The mail as it came")), "eml")
    toast = N_("Sent.") if known.said.private else N_("Sent to your own chat with me.")
    return Answer(say=(text, whole) if row.kind else (whole,), toast=words.text(toast))


def _file(row: MailRow, html: str, ending: str) -> ChatMessage:
    mail = {"mail": str(row.id)}
    return ChatMessage(html, stands_for=mail, silent=True, mail_file=f"{row.id}.{ending}")


ROUTES = Routes(
    commands={"mail": mail},
    taps={
        Action.MAIL_LIST: page,
        Action.MAIL_OPEN: open_one,
        Action.MAIL_ADD: add,
        Action.MAIL_NEW: as_new,
        Action.MAIL_AWAY: put_away,
        Action.MAIL_BACK: bring_back,
        Action.MAIL_RETRY: retry,
        Action.MAIL_READ: read_all,
    },
)
