"""Who could do the work, as buttons: free, away, booked, and who knows the place."""

from collections.abc import Callable, Iterator

from bot.choosing import people_page
from bot.keyboards import Rows, back, first_name_of
from bot.phrases import first_name, lines, say
from bot.steps.assigning import Crew, Hand
from core.chat import Button
from core.people import User
from core.words import N_, Words

MOST_NAMED = 6


def crew_text(crew: Crew, question: str, words: Words) -> str:
    """The order, who is free and who knows the place, and the question."""
    return lines(crew.text, "", *_known(crew, words), f"<b>{words.text(question)}</b>")


def crew_rows(
    crew: Crew,
    at: int,
    each: Callable[[User, str], Button],
    turn: Callable[[int, str], Button],
    words: Words,
    *more: Button,
) -> Rows:
    """A button for each of page ``at``, as ``each`` makes it of a person and a label; *Back* last.

    ``turn`` makes the button to another page.
    """

    def choice(hand: Hand) -> Button:
        return each(hand.user, _label(hand, crew, words))

    return people_page(crew.hands, at, choice, turn, *more, back(crew.order.number, words))


def _label(hand: Hand, crew: Crew, words: Words) -> str:
    name = first_name_of(hand.user, crew.users)
    mark = "✓ " if crew.order.is_assigned_to(hand.user.id) else ""
    return f"{mark}{name} · {_standing(hand, words)}"


def _standing(hand: Hand, words: Words) -> str:
    if hand.away:
        return words.text(N_("away"))
    if not hand.bookings:
        return words.text(N_("free"))
    first = hand.bookings[0]
    start, end = words.local(first.starts_at), words.local(first.ends_at)
    span = f"{words.hour(start.time())}–{words.hour(end.time())}"
    more = len(hand.bookings) - 1
    return f"{span} +{more}" if more else span


def _known(crew: Crew, words: Words) -> Iterator[str]:
    """What speaks for some of them, a line each."""
    been = [first_name(hand.user.name) for hand in crew.hands if hand.knows_the_place]
    if been:
        names = ", ".join(been[:MOST_NAMED])
        yield say(words, N_("👤 Has been at this customer: {names}"), names=names)
    if any(hand.bookings or hand.away for hand in crew.hands):
        free = [first_name(hand.user.name) for hand in crew.hands if hand.is_free]
        names = ", ".join(free[:MOST_NAMED])
        yield say(words, N_("🗓 Free today: {names}"), names=names or words.text(N_("nobody")))
