"""How a booked time went, and how an untouched order stands: answers by a tap (XT-16, RV-07)."""

from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known, answering
from bot.handlers.asking import waiting
from bot.keyboards import Rows, button, by_two, open_card, undo
from bot.phrases import lines, say
from bot.routing import Routes
from bot.said import Said
from bot.steps.bookings import Confirmed, confirm_once
from bot.steps.visits import Delay, LookAtVisit, Visit, tell_and_look, visit_of
from bot.tapped import argument, order_of
from core.chat import Button, ChatMessage, Hand, Pending, Style
from core.numbers import OrderNumber
from core.refusals import BadInput
from core.usecases.bookings import ConfirmBooking
from core.usecases.silence import TellOfVisit, VisitWord
from core.usecases.untouched import AskForHelp, SayStillAtWork, ask_for_help, say_still_at_work
from core.words import N_
from core.work_order import WorkOrder

LATE, HELP = "visit-late", "help"
LATER = (15, 30, 60, 120)


def done(said: Said, known: Known) -> Acts:
    """The visit is done: the card comes, with what is left to do before it can be signed."""
    command = TellOfVisit(order_of(said), argument(said, UUID), VisitWord.DONE)
    return (Act(tell_and_look, command, _done),)


def late_ask(said: Said, known: Known) -> Acts:
    """How late? The booked time moves with it."""
    look = LookAtVisit(order_of(said), known.words, argument(said, UUID))
    return (Act(visit_of, look, _how_late),)


def late(said: Said, known: Known) -> Acts:
    """It begins in so many minutes."""
    return _late(order_of(said), argument(said, UUID), argument(said, int, 1))


def late_typed(said: Said, known: Known, pending: Pending) -> Acts | None:
    """The minutes in figures."""
    number = said.text.casefold().removesuffix("min").strip()
    if not number.isdecimal():
        return None
    if len(number) > 5:
        raise BadInput(N_("Say in how many minutes you begin: at most two weeks ahead."))
    order = OrderNumber.parse(pending.order or "")
    return _late(order, UUID(pending.context["booking_id"]), int(number))


def late_told(said: Said, known: Known) -> Acts:
    """The customer hears of the new time, once."""
    command = ConfirmBooking(order_of(said), argument(said, UUID), late=True)
    return (Act(confirm_once, command, _customer_told),)


def not_started(said: Said, known: Known) -> Acts:
    """Nothing was begun: whoever plans finds another time."""
    command = TellOfVisit(order_of(said), argument(said, UUID), VisitWord.NOT_STARTED)
    return (Act(tell_and_look, command, _not_started),)


def still_at_work(said: Said, known: Known) -> Acts:
    """It is worked on."""
    return (Act(say_still_at_work, SayStillAtWork(order_of(said)), _at_work),)


def help_ask(said: Said, known: Known) -> Acts:
    """What is needed? A tap says that a call is enough."""
    number, words = order_of(said), known.words
    rows = (
        (button(words.text(N_("Just call me")), Action.HELP, number, style=Style.PRIMARY),),
        (open_card(number, words),),
    )
    question = say(words, N_("What do you need on AO {number}? Write it, or tap."), number=number)
    expected = waiting(said, HELP, number)
    return answering(Answer(edit=_about(number, question, rows), expect=expected))


def help_tapped(said: Said, known: Known) -> Acts:
    """Just call me."""
    return (Act(ask_for_help, AskForHelp(order_of(said)), _help_comes),)


def help_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """What is needed, in words."""
    number = OrderNumber.parse(pending.order or "")
    return (Act(ask_for_help, AskForHelp(number, said.text), _help_comes),)


def _late(number: OrderNumber, booking_id: UUID, minutes: int) -> Acts:
    command = TellOfVisit(number, booking_id, VisitWord.DELAYED, minutes)
    return (Act(tell_and_look, command, _is_late),)


def _done(result: Delay, known: Known) -> Answer:
    number, words = result.told.order.number, known.words
    html = say(words, N_("✓ <b>AO {number}</b> is done, noted. What is left to do, its card says."),
               number=number)  # fmt: skip
    rows = (_taking_back(number, known), (open_card(number, words),))
    hand = Hand(str(number)) if known.said.private else None
    return Answer(edit=_about(number, html, rows), hand=hand)


def _how_late(seen: Visit, known: Known) -> Answer:
    words, number, booking = known.words, seen.order.number, seen.booking
    if booking is None:
        return Answer(card=number)
    if not seen.may_move:
        told = N_(
            "Your booked times are moved by the dispatcher, who hears of it if you tap Not started."
        )
        return Answer(toast=words.text(told), alert=True)
    choices = by_two(
        button(words.text(N_("In {count} min"), count=each), Action.VISIT_DELAYED, number,
               booking.id, each)
        for each in LATER
    )  # fmt: skip
    other = button(words.text(N_("Another day")), Action.BOOK_DAY, number, booking.id)
    question = N_("When do you begin on <b>AO {number}</b>? Tap, or write the minutes.")
    html = say(words, question, number=number)
    context = {"booking_id": str(booking.id)}
    expected = waiting(known.said, LATE, number, context)
    rows = (*choices, (other, open_card(number, words)))
    return Answer(edit=_about(number, html, rows), expect=expected)


def _is_late(result: Delay, known: Known) -> Answer:
    told, words = result.told, known.words
    number, slot = (
        told.order.number,
        words.slot(told.booking.starts_at, told.booking.ends_at, known.now),
    )
    html = lines(
        say(words, N_("🗓 <b>AO {number}</b> is now {slot}. The dispatcher knows."),
            number=number, slot=slot),
        say(words, N_("Tell {address} too?"), address=result.address) if result.address else None,
    )  # fmt: skip
    tell = button(words.text(N_("Yes, write")), Action.VISIT_DELAY_TOLD, number, told.booking.id,
                  style=Style.PRIMARY)  # fmt: skip
    first = ((tell,),) if result.address else ()
    rows = (*first, _taking_back(number, known), (open_card(number, words),))
    if known.said.tap is not None:
        return Answer(edit=_about(number, html, rows), forget=True)
    return Answer(say=(_about(number, html, rows),), forget=True)


def _customer_told(confirmed: Confirmed, known: Known) -> Answer:
    number = confirmed.order.number
    html = say(known.words, N_("✓ The new time for AO {number} is on its way to the customer."),
               number=number)  # fmt: skip
    return Answer(edit=_about(number, html, ((open_card(number, known.words),),)))


def _not_started(result: Delay, known: Known) -> Answer:
    number, words = result.told.order.number, known.words
    html = say(words, N_("🗓 <b>AO {number}</b> was not begun. The dispatcher knows, and finds a time."),
               number=number)  # fmt: skip
    another = button(words.text(N_("Book another time")), Action.BOOK_DAY, number,
                     result.told.booking.id)  # fmt: skip
    again = ((another,),) if result.may_move else ()
    return Answer(edit=_about(number, html, (*again, (open_card(number, words),))))


def _at_work(order: WorkOrder, known: Known) -> Answer:
    number, words = order.number, known.words
    html = say(words, N_("✓ <b>AO {number}</b> is worked on, noted."), number=number)
    return Answer(edit=_about(number, html, ((open_card(number, words),),)))


def _help_comes(order: WorkOrder, known: Known) -> Answer:
    number, words = order.number, known.words
    html = say(words, N_("The dispatcher hears that you need help on <b>AO {number}</b>."),
               number=number)  # fmt: skip
    said = _about(number, html, ((open_card(number, words),),))
    if known.said.tap is not None:
        return Answer(edit=said, forget=True)
    return Answer(say=(said,), forget=True)


def _taking_back(number: OrderNumber, known: Known) -> tuple[Button, ...]:
    return (undo(number, known.unit, known.words),) if known.unit else ()


def _about(number: OrderNumber, html: str, rows: Rows) -> ChatMessage:
    filled = tuple(row for row in rows if row)
    return ChatMessage(html, filled, stands_for={"order": str(number)})


ROUTES = Routes(
    taps={
        Action.VISIT_DONE: done,
        Action.VISIT_DELAYED_ASK: late_ask,
        Action.VISIT_DELAYED: late,
        Action.VISIT_DELAY_TOLD: late_told,
        Action.VISIT_NOT_STARTED: not_started,
        Action.STILL_AT_WORK: still_at_work,
        Action.HELP_ASK: help_ask,
        Action.HELP: help_tapped,
    },
    questions={LATE: late_typed, HELP: help_typed},
)
