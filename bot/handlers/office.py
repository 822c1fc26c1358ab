"""A personal link to the office pages."""

from uuid import UUID

from bot.acts import Act, Acts, Answer, Known, answering
from bot.phrases import lines
from bot.routing import Routes
from bot.said import Said
from core.chat import Button, ChatMessage, Style
from core.links import Purpose
from core.usecases.sessions import MakeSession, make_session
from core.words import N_

OFFICE_LINK = f"{Purpose.OFFICE}:"
"""Before the ID of a link in a button, until its address is made."""


def office(said: Said, known: Known) -> Acts:
    """``/office``: a link for this person alone; a group is given none."""
    if said.private:
        return (Act(make_session, MakeSession(), _made),)
    html = known.words.text(N_("That is between the two of us. Ask me in our own chat."))
    return answering(Answer(say=(ChatMessage(html),)))


def _made(session_id: UUID, known: Known) -> Answer:
    words = known.words
    html = lines(
        words.text(N_("The office in your browser: lists, planner, registers, settings.")),
        words.text(N_("The link opens once, within a quarter of an hour. Share it with nobody.")),
    )
    there = Button(
        words.text(N_("Open the office")), url=f"{OFFICE_LINK}{session_id}", style=Style.PRIMARY
    )
    return Answer(say=(ChatMessage(html, ((there,),)),))


ROUTES = Routes(commands={"office": office})
