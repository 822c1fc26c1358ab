"""Offer and claim: the first tap has the order; a yes or a no to one that was given (XT-05)."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.choosing import page_with, people_page
from bot.handlers.asking import ask, so_far, waiting
from bot.handlers.orders import on_card
from bot.keyboards import Rows, button, by_two, first_name_of, open_card
from bot.phrases import first_name, lines, say
from bot.routing import Routes
from bot.said import Said
from bot.steps.assigning import Given, take_once
from bot.steps.claiming import LookAtTakers, Takers, takers_of
from bot.tapped import argument, order_of
from core.chat import Button, ChatMessage, Hand, Pending, Style
from core.numbers import OrderNumber
from core.people import User
from core.text import one_line
from core.usecases.accepting import Accept, TurnDown, TurnedDown, accept, turn_down
from core.usecases.assigning import AssignToSelf
from core.usecases.offering import Offered, OfferOrder, offer_order
from core.words import N_
from core.work_order import WorkOrder

CHOOSING, WHY_NOT = "offer", "turn-down"
FREE, SUBGROUP = "free", "subgroup"
REASONS = {
    "ill": N_("I am ill"),
    "full": N_("No time"),
    "far": N_("Too far away"),
    "tools": N_("Lack the tools or skill"),
}


def take(said: Said, known: Known) -> Acts:
    """Take the order oneself; whoever was too late is told who has it (PE-10, XT-05)."""
    return (Act(take_once, AssignToSelf(order_of(said)), _taken),)


def offer_all(said: Said, known: Known) -> Acts:
    """Offer the order to everybody who could take it."""
    return (Act(offer_order, OfferOrder(order_of(said)), _offered),)


def offer_whom(said: Said, known: Known) -> Acts:
    """Choose whom to offer it to."""
    return (Act(takers_of, LookAtTakers(order_of(said), known.words), _choosing),)


def offer_tick(said: Said, known: Known) -> Acts:
    """Choose one more, or one less; the tap says which, so that twice is once."""
    one, on = frozenset({argument(said, UUID)}), argument(said, int, 1)
    chosen = _chosen(known) | one if on else _chosen(known) - one
    shown = partial(_choosing, chosen=chosen, ticked_last=argument(said, UUID))
    return (Act(takers_of, LookAtTakers(order_of(said), known.words), shown),)


def offer_page(said: Said, known: Known) -> Acts:
    """More of them; who is chosen stays so."""
    shown = partial(_choosing, chosen=_chosen(known), at=argument(said, int))
    return (Act(takers_of, LookAtTakers(order_of(said), known.words), shown),)


def offer_those(said: Said, known: Known) -> Acts:
    """Choose those who are free today, or who know the order's subgroup."""
    shown = partial(_choosing, those=argument(said, str))
    return (Act(takers_of, LookAtTakers(order_of(said), known.words), shown),)


def offer_chosen(said: Said, known: Known) -> Acts:
    """Offer it to those who were chosen."""
    chosen = tuple(sorted(_chosen(known), key=str))
    if not chosen:
        return offer_whom(said, known)
    return (Act(offer_order, OfferOrder(order_of(said), chosen), _offered),)


def say_yes(said: Said, known: Known) -> Acts:
    """I do it."""
    return (Act(accept, Accept(order_of(said)), _accepted),)


def ask_why_not(said: Said, known: Known) -> Acts:
    """A no needs a reason: one of the usual, or words."""
    number = order_of(said)
    choices = by_two(
        button(known.words.text(reason), Action.TURN_DOWN, number, key)
        for key, reason in REASONS.items()
    )
    question = N_("Why can't you take it? Tap or write the reason; it goes to the dispatcher.")
    return ask(said, known, WHY_NOT, question, choices)


def say_no(said: Said, known: Known) -> Acts:
    """A no with one of the usual reasons."""
    reason = known.words.text(REASONS.get(argument(said, str), REASONS["full"]))
    return (Act(turn_down, TurnDown(order_of(said), reason), _turned_down),)


def no_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """A no with a reason in words."""
    number = OrderNumber.parse(pending.order or "")
    return (Act(turn_down, TurnDown(number, said.text), _turned_down),)


def _taken(given: Given, known: Known) -> Answer:
    number, words = given.order.number, known.words
    if given.lost_to:
        toast = words.text(
            N_("{name} took AO {number} first."), name=first_name(given.lost_to), number=number
        )
        return _here(given.order, known, toast)
    sentence = N_("You have AO {number} already.") if given.had_it else N_("AO {number} is yours.")
    hand = Hand(str(number)) if known.said.private else None
    return _here(given.order, known, words.text(sentence, number=number), hand)


def _here(order: WorkOrder, known: Known, toast: str, hand: Hand | None = None) -> Answer:
    """On the card where one was tapped; an alarm says by itself who has taken it."""
    number = order.number
    if "card" in known.about:
        return Answer(card=number, in_place=True, toast=toast, hand=hand)
    name = order.assigned[0].name if order.assigned else ""
    html = say(
        known.words, N_("✓ <b>AO {number}</b> is taken by {name}."), number=number, name=name
    )
    opened = ((open_card(number, known.words),),)
    shown = ChatMessage(html, opened, stands_for={"order": str(number)})
    return Answer(edit=shown, toast=toast, hand=hand)


def _offered(offered: Offered, known: Known) -> Answer:
    number, words = offered.order.number, known.words
    names = ", ".join(first_name(user.name) for user in offered.users[:20])
    note = say(words, N_("AO {number} is offered to {names}. The first tap has it."),
               number=number, names=names)  # fmt: skip
    toast = words.plural(
        "Offered to {count} person.", "Offered to {count} people.", len(offered.users)
    )
    return Answer(card=number, in_place=True, note=note, toast=toast, forget=True)


def _choosing(
    found: Takers,
    known: Known,
    chosen: Iterable[UUID] = (),
    those: str = "",
    at: int = 0,
    ticked_last: UUID | None = None,
) -> Answer:
    words, number = known.words, found.order.number
    ticked = frozenset(chosen) | {FREE: found.free, SUBGROUP: found.known}.get(those, frozenset())
    if ticked_last is not None:
        at = page_with(found.users, lambda user: user.id == ticked_last)
    rows = (*_ticks(found, ticked, at, known), *_send(len(ticked), number, known))
    question = N_("Whom is it offered to? The first who taps has it.")
    html = lines(found.text, "", f"<b>{words.text(question)}</b>")
    context = {"who": [str(each) for each in sorted(ticked, key=str)]}
    expected = waiting(known.said, CHOOSING, number, context)
    return Answer(edit=on_card(number, html, rows), expect=expected)


def _ticks(found: Takers, ticked: frozenset[UUID], at: int, known: Known) -> Rows:
    number = found.order.number

    def each(user: User) -> Button:
        sign, on = ("✓ ", 0) if user.id in ticked else ("", 1)
        label = f"{sign}{first_name_of(user, found.users)}"
        return button(label, Action.OFFER_TICK, number, user.id, on)

    def turn(page: int, label: str) -> Button:
        return button(label, Action.OFFER_PAGE, number, page)

    several = () if ticked else _those(found, known)
    return people_page(found.users, at, each, turn, *several)


def _those(found: Takers, known: Known) -> Iterable[Button]:
    """Some at once: whoever is free today, whoever had orders of the same subgroup."""
    number = found.order.number
    if found.free:
        yield button(known.words.text(N_("Free today")), Action.OFFER_THOSE, number, FREE)
    if found.known:
        label = found.order.subgroup or ""
        yield button(one_line(label, 30), Action.OFFER_THOSE, number, SUBGROUP)


def _send(count: int, number: OrderNumber, known: Known) -> Iterable[tuple[Button, ...]]:
    words = known.words
    up = button(words.text(N_("Back")), Action.ASSIGN_WHOM, number)
    if not count:
        return ((up,),)
    label = words.plural("Offer to {count}", "Offer to {count}", count)
    return ((button(label, Action.OFFER, number, style=Style.PRIMARY),), (up,))


def _chosen(known: Known) -> frozenset[UUID]:
    return frozenset(UUID(each) for each in so_far(known, CHOOSING).get("who", ()))


def _accepted(order: WorkOrder, known: Known) -> Answer:
    toast = known.words.text(N_("AO {number}: the dispatcher knows."), number=order.number)
    hand = Hand(str(order.number)) if known.said.private else None
    return Answer(card=order.number, in_place=True, toast=toast, hand=hand)


def _turned_down(told: TurnedDown, known: Known) -> Answer:
    sentence = N_("AO {number} is off your list. The dispatcher hears why.")
    if told.booked:
        sentence = N_(
            "The dispatcher hears why. AO {number} stays yours until somebody else has your time."
        )
    number = told.order.number
    said = say(known.words, sentence, number=number)
    prompt = known.pending.prompt_message_id if known.pending else None
    if known.said.tap is not None:
        return Answer(card=number, in_place=True, note=said, forget=True)
    return Answer(card=number, in_place=prompt is not None, edit_id=prompt, note=said, forget=True)


ROUTES = Routes(
    taps={
        Action.TAKE: take,
        Action.OFFER_ALL: offer_all,
        Action.OFFER_WHOM: offer_whom,
        Action.OFFER_PAGE: offer_page,
        Action.OFFER_TICK: offer_tick,
        Action.OFFER_THOSE: offer_those,
        Action.OFFER: offer_chosen,
        Action.ACCEPT: say_yes,
        Action.TURN_DOWN_ASK: ask_why_not,
        Action.TURN_DOWN: say_no,
    },
    questions={WHY_NOT: no_typed},
)
