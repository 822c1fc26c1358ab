"""``/board``: what waits for whoever plans, by kind, each with its orders; and who is where."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.choosing import turns
from bot.keyboards import Rows, button, by_two
from bot.phrases import lines, safe
from bot.routing import Routes
from bot.said import Said
from bot.tapped import ButtonIsOld, argument
from core.chat import Button, ChatMessage, Style
from core.numbers import OrderNumber
from core.planner import PlannedBooking
from core.text import one_line
from core.usecases.board import WAITS_LABELS, Board, LookAtBoard, Waiting, Waits, board
from core.words import N_, Words

PER_PAGE = 8
MOST_TODAY = 40
ACTIONS = {
    Waits.URGENT: (N_("👤 Assign"), Action.ASSIGN_WHOM),
    Waits.UNASSIGNED: (N_("👤 Assign"), Action.ASSIGN_WHOM),
    Waits.DECLINED: (N_("🗓 Times"), Action.BOOKINGS),
    Waits.CHANGED: (N_("🗓 Times"), Action.BOOKINGS),
    Waits.UNCONFIRMED: (N_("🗓 Times"), Action.BOOKINGS),
    Waits.SIGNED: (N_("Ready for invoicing"), Action.READY),
    Waits.UNTOUCHED: (N_("👤 Assign"), Action.ASSIGN_WHOM),
}
"""What is done with an order that waits so; what is not here is opened first."""


def show(said: Said, known: Known) -> Acts:
    """What waits, by kind."""
    return (Act(board, LookAtBoard(known.words.zone), _whole),)


def kind(said: Said, known: Known) -> Acts:
    """The orders of one kind."""
    wanted = argument(said, str)
    if wanted not in set(Waits):
        raise ButtonIsOld
    shown = partial(_of_kind, kind=Waits(wanted), at=argument(said, int, 1))
    return (Act(board, LookAtBoard(known.words.zone), shown),)


def today(said: Said, known: Known) -> Acts:
    """Who is where today."""
    return (Act(board, LookAtBoard(known.words.zone), _where),)


def _whole(seen: Board, known: Known) -> Answer:
    words = known.words
    labels = [words.text(N_("{kind} · {count}"), kind=words.text(WAITS_LABELS[each]), count=len(rows))
              for each, rows in seen.waiting.items() if rows]  # fmt: skip
    choices = [
        button(label, Action.BOARD_KIND, None, each.value, 0)
        for label, each in zip(labels, (e for e, r in seen.waiting.items() if r), strict=True)
    ]
    choices += _others(seen, words)
    title = words.text(N_("What waits"))
    nothing = None if choices else words.text(N_("Nothing waits for you."))
    rows = (*by_two(choices), *_below(seen, words))
    return _answered(ChatMessage(lines(f"<b>{title}</b>", nothing), rows), known)


def _others(seen: Board, words: Words) -> Iterator[Button]:
    if seen.held_mails:
        label = words.text(N_("Held mail · {count}"), count=seen.held_mails)
        yield button(label, Action.MAIL_LIST, None, 0)
    if seen.failed:
        label = words.text(N_("Did not arrive · {count}"), count=seen.failed)
        yield button(label, Action.DELIVERIES, None, 0)


def _below(seen: Board, words: Words) -> Rows:
    label = words.plural("🗓 Today: {count} visit", "🗓 Today: {count} visits", len(seen.today))
    where = button(label, Action.BOARD_TODAY, None, 0)
    on_call = button(words.text(N_("On call")), Action.ON_CALL)
    return ((where,), (on_call,))


def _of_kind(seen: Board, known: Known, *, kind: Waits, at: int) -> Answer:
    words, waiting = known.words, seen.waiting[kind]
    pages = max(1, -(-len(waiting) // PER_PAGE))
    at = min(max(at, 0), pages - 1)
    shown = waiting[at * PER_PAGE : (at + 1) * PER_PAGE]

    def turn(to: int, label: str) -> Button:
        return button(label, Action.BOARD_KIND, None, kind.value, to)

    title = words.text(WAITS_LABELS[kind])
    nothing = None if waiting else words.text(N_("Nothing waits here any more."))
    html = lines(f"<b>{title}</b> · {len(waiting)}", nothing, *(_line(each) for each in shown))
    rows = (*(_row(each, kind, words) for each in shown), *turns(at, pages, turn), (_up(words),))
    return _answered(ChatMessage(html, rows), known)


def _line(waiting: Waiting) -> str:
    about = safe(one_line(waiting.title, 80))
    return f"<b>{waiting.number}</b> · {about} · {safe(one_line(waiting.customer, 40))}"


def _row(waiting: Waiting, kind: Waits, words: Words) -> tuple[Button, ...]:
    number = OrderNumber.parse(waiting.number)
    opened = button(words.text(N_("Open AO {number}"), number=number), Action.OPEN, number)
    if kind not in ACTIONS:
        return (opened,)
    label, action = ACTIONS[kind]
    return (opened, button(words.text(label), action, number))


def _where(seen: Board, known: Known) -> Answer:
    words = known.words
    visits = sorted(seen.today, key=lambda each: (each.resource, each.starts_at))[:MOST_TODAY]
    told = [
        lines(f"👤 <b>{safe(name)}</b>", *(f"   {_visit(each, known)}" for each in his))
        for name, his in groupby(visits, key=lambda each: each.resource)
    ]
    nothing = None if told else words.text(N_("Nobody is booked today."))
    title = words.text(N_("Who is where today"))
    opened = by_two(
        button(
            words.text(N_("Open AO {number}"), number=each), Action.OPEN, OrderNumber.parse(each)
        )
        for each in dict.fromkeys(visit.number for visit in visits)
    )
    html = lines(f"<b>🗓 {title}</b>", nothing, *told)
    return _answered(ChatMessage(html, (*opened, (_up(words),))), known)


def _visit(booking: PlannedBooking, known: Known) -> str:
    words = known.words
    start, end = words.local(booking.starts_at), words.local(booking.ends_at)
    where = booking.facility or booking.customer
    span = f"{words.hour(start.time())}–{words.hour(end.time())}"
    return f"{span} · AO {booking.number} · {safe(one_line(where, 60))}"


def _up(words: Words) -> Button:
    return button(words.text(N_("What waits")), Action.BOARD, style=Style.PRIMARY)


def _answered(message: ChatMessage, known: Known) -> Answer:
    """In the place of the list that was tapped, else at the end of the chat."""
    listed = known.said.tap is not None and "order" not in known.about
    return Answer(edit=message) if listed else Answer(say=(message,))


ROUTES = Routes(
    commands={"board": show},
    taps={
        Action.BOARD: show,
        Action.BOARD_KIND: kind,
        Action.BOARD_TODAY: today,
    },
)
