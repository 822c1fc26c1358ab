"""Whom a booking is for: the technicians, most relevant first, a page at a time."""

from functools import partial

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.orders import on_card
from bot.keyboards import button
from bot.said import Said
from bot.shown.crew_words import crew_rows, crew_text
from bot.steps.assigning import Crew, LookAtCrew, crew_of
from bot.tapped import argument, order_of
from core.chat import Button
from core.people import User
from core.usecases.picking import may_be_told
from core.words import N_


def book_whom(said: Said, known: Known) -> Acts:
    """Offer the technicians, with who is free today; several may be booked in one go."""
    return (Act(crew_of, LookAtCrew(order_of(said), known.words), who_is_booked),)


def book_page(said: Said, known: Known) -> Acts:
    """More of them."""
    shown = partial(who_is_booked, at=argument(said, int))
    return (Act(crew_of, LookAtCrew(order_of(said), known.words), shown),)


def who_is_booked(found: Crew, known: Known, *, at: int = 0) -> Answer:
    """Ask who is booked, in the place of the tapped message or anew below what was said."""
    words, number = known.words, found.order.number
    question = N_("Who is booked?") if found.hands else N_("There is no technician to book yet.")

    def each(user: User, label: str) -> Button:
        return button(label, Action.BOOK_DAY, number, user.id)

    def turn(page: int, label: str) -> Button:
        return button(label, Action.BOOK_PAGE, number, page)

    several = button(words.text(N_("Several, or several days …")), Action.SEVERAL, number)
    pick = button(
        words.text(N_("Let the customer pick")),
        Action.LET_PICK,
        number,
        seen=found.order.version,
    )
    ways = (several, *((pick,) if _may_pick(found) else ())) if found.hands else ()
    rows = crew_rows(found, at, each, turn, words, *ways)
    shown = on_card(number, crew_text(found, question, words), rows)
    return Answer(edit=shown) if known.said.tap is not None else Answer(say=(shown,))


def _may_pick(found: Crew) -> bool:
    """Whether the customer may be asked for a first time: he can be written to, none is booked."""
    return not found.order.bookings and may_be_told(found.order)
