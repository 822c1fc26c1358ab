"""One's own calendar: an address that the phone's calendar follows."""

from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.keyboards import button
from bot.phrases import lines
from bot.routing import Routes
from bot.said import Said
from core.chat import Button, ChatMessage, Style
from core.links import Purpose
from core.usecases.calendars import MakeCalendar, make_calendar
from core.words import N_

CALENDAR_LINK = f"{Purpose.CALENDAR}:"
"""Before the secret of a calendar in a button, until its address is made."""


def calendar(said: Said, known: Known) -> Acts:
    """``/calendar``: the address; in a group nothing is given away."""
    return (Act(make_calendar, MakeCalendar(), _made if said.private else _elsewhere),)


def another(said: Said, known: Known) -> Acts:
    """Another address; whoever has the one before sees nothing any more."""
    return (Act(make_calendar, MakeCalendar(anew=True), _renewed),)


def _made(calendar_id: UUID, known: Known) -> Answer:
    return Answer(say=(_handed_over(calendar_id, known),))


def _renewed(calendar_id: UUID, known: Known) -> Answer:
    toast = known.words.text(N_("The address before this one opens nothing any more."))
    return Answer(edit=_handed_over(calendar_id, known), toast=toast)


def _elsewhere(calendar_id: UUID, known: Known) -> Answer:
    html = known.words.text(N_("Your calendar is yours alone. Ask me for it in our own chat."))
    return Answer(say=(ChatMessage(html),))


def _handed_over(calendar_id: UUID, known: Known) -> ChatMessage:
    words = known.words
    html = lines(
        words.text(N_("🗓 What you are booked for, in the calendar on your phone.")),
        words.text(N_("It follows along by itself. Share the address with nobody.")),
    )
    follow = Button(
        words.text(N_("Follow in the calendar")),
        url=f"{CALENDAR_LINK}{calendar_id}",
        style=Style.PRIMARY,
    )
    anew = button(words.text(N_("Another address")), Action.NEW_CALENDAR)
    return ChatMessage(html, ((follow,), (anew,)))


ROUTES = Routes(commands={"calendar": calendar}, taps={Action.NEW_CALENDAR: another})
