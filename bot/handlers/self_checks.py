"""Self-checks of an order: which it has, one more, complete, signed, taken off (SC, SE-52)."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.choosing import page_of
from bot.handlers.check_points import stepped_to, was_asked
from bot.handlers.orders import on_card
from bot.keyboards import button
from bot.phrases import say
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.shown import check_shown
from bot.shown.measure_shown import name_of
from bot.steps import self_checks as steps
from bot.steps.self_checks import BeginCheck, ChecksSeen, ListChecks, PointSeen
from bot.tapped import argument, order_of
from core.chat import Button
from core.checks import checks_of, open_checks
from core.numbers import OrderNumber
from core.self_checks import SelfCheckTemplate
from core.text import one_line
from core.usecases.self_checks import (
    WORKS,
    CompleteSelfCheck,
    RemoveSelfCheck,
    remove_self_check,
)
from core.words import N_
from core.work_order import WorkOrder


def checks(said: Said, known: Known) -> Acts:
    """The order's self-checks; the only one is opened where one stopped."""
    return (Act(steps.see_checks, ListChecks(order_of(said)), _checks),)


def complete(said: Said, known: Known) -> Acts:
    """The check is done."""
    return (Act(steps.complete, CompleteSelfCheck(*_of_check(said)), _completed),)


def sign(said: Said, known: Known) -> Acts:
    """Somebody answers for the check (SE-52, SC-04)."""
    return (Act(steps.sign, CompleteSelfCheck(*_of_check(said)), _signed),)


def remove(said: Said, known: Known) -> Acts:
    """Take the check off (PE-17)."""
    return (Act(remove_self_check, RemoveSelfCheck(*_of_check(said)), _removed),)


def templates(said: Said, known: Known) -> Acts:
    """What a check may be added from."""
    shown = partial(_templates, page=argument(said, int))
    return (Act(steps.see_checks, ListChecks(order_of(said)), shown),)


def add(said: Said, known: Known) -> Acts:
    """Add one from the template; on which assignment is asked where there are several."""
    command = BeginCheck(order_of(said), argument(said, UUID), argument(said, int, 1))
    return (Act(steps.begin, command, _begun),)


def _of_check(said: Said) -> tuple[OrderNumber, UUID]:
    return order_of(said), argument(said, UUID)


def _checks(seen: ChecksSeen, known: Known) -> Answer:
    return Answer(edit=check_shown.listing(seen, known.words), forget=was_asked(known))


def _completed(seen: PointSeen, known: Known) -> Answer:
    toast = known.words.text(N_("☑️ {check} is complete."), check=one_line(seen.check.name, 60))
    return Answer(edit=check_shown.whole(seen, known.words), toast=toast, forget=was_asked(known))


def _signed(seen: PointSeen, known: Known) -> Answer:
    toast = known.words.text(N_("✍️ {check} is signed."), check=one_line(seen.check.name, 60))
    return Answer(edit=check_shown.whole(seen, known.words), toast=toast, forget=was_asked(known))


def _removed(order: WorkOrder, known: Known) -> Answer:
    toast = known.words.text(N_("The self-check is taken off."))
    return Answer(card=order.number, in_place=True, undo=True, toast=toast)


def _templates(seen: ChecksSeen, known: Known, *, page: int) -> Answer:
    number, words = seen.order.number, known.words

    def choice(each: SelfCheckTemplate) -> Button:
        return button(one_line(each.name, 40), Action.CHECK_ADD, number, each.id, 0)

    def turn(to: int, label: str) -> Button:
        return button(label, Action.CHECK_TEMPLATES, number, to)

    html = say(words, N_("☑️ <b>AO {number}</b>: which self-check?"), number=number)
    up = button(words.text(N_("Back")), Action.CHECKS, number)
    rows = (*page_of(seen.templates, page, choice, turn), (up,))
    return Answer(edit=on_card(number, html, rows))


def _begun(found: PointSeen | ChecksSeen, known: Known) -> Answer:
    if isinstance(found, PointSeen):
        return stepped_to(found, known)
    number, words = found.order.number, known.words
    template = argument(known.said, UUID)
    each = tuple(
        (button(name_of(assignment, nth), Action.CHECK_ADD, number, template, nth),)
        for nth, assignment in enumerate(found.order.assignments, 1)
    )
    html = say(words, N_("☑️ <b>AO {number}</b>: on which assignment?"), number=number)
    up = button(words.text(N_("Back")), Action.CHECK_TEMPLATES, number, 0)
    return Answer(edit=on_card(number, html, (*each[:90], (up,))))


def offer(shown: Shown) -> Iterable[Button]:
    """*Self-check*, with how many are left, where there are any or one may be added."""
    order, words = shown.order, shown.words
    works = shown.actor.may_on(order, *WORKS) and not order.is_closed
    if not checks_of(order) and not (works and shown.uow.self_check_templates.all()):
        return
    left = len(open_checks(order))
    label = words.text(N_("☑️ Self-check ({count})"), count=left) if left else N_("☑️ Self-check")
    yield button(label if left else words.text(label), Action.CHECKS, order.number)


ROUTES = Routes(
    taps={
        Action.CHECKS: checks,
        Action.CHECK_TEMPLATES: templates,
        Action.CHECK_ADD: add,
        Action.CHECK_COMPLETE: complete,
        Action.CHECK_SIGN: sign,
        Action.CHECK_REMOVE: remove,
    },
    more={Section.OFTEN: offer},
)
