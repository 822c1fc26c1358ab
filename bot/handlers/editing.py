"""Editing an order in chat: the list of its fields, and what is saved of them (WO-28)."""

from collections.abc import Iterable

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.forms import CONTACT, CUSTOMER, FACILITY, PAYER, REQUESTER, Form, mark
from bot.handlers.forms import form_of, shown
from bot.handlers.orders import on_card
from bot.keyboards import button
from bot.phrases import first_name, lines
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.shown.form_keys import field_rows
from bot.steps.form_fields import party_fields, work_fields
from bot.steps.form_sheets import Fill, Sheet
from bot.steps.forms import show, show_lacking
from bot.tapped import order_of
from core import permissions as may
from core.chat import Button, ChatMessage
from core.people import Actor
from core.usecases.entering import WithdrawsReady
from core.usecases.facility_articles import RemoveFormerArticles, remove_former_articles
from core.words import N_
from core.work_order import State, WorkOrder

OFFERED = {
    CUSTOMER: N_("👤 Customer"),
    FACILITY: N_("📍 Facility"),
    CONTACT: N_("👤 Contact"),
    REQUESTER: N_("👤 Requester"),
    PAYER: N_("Invoiced to"),
}


def fields(said: Said, known: Known) -> Acts:
    """Every field of the order itself, with what stands in it."""
    command = Fill(Form(order_of(said)), known.words)
    return (Act(show, command, _listed),)


def fill_fields(said: Said, known: Known) -> Acts:
    """The first of the company's fields that must be filled in and is not (SE-54)."""
    return (Act(show_lacking, Fill(form_of(said, known), known.words), shown),)


def former_articles(said: Said, known: Known) -> Acts:
    """Yes: what came with the former facility goes (AR-09)."""
    command = RemoveFormerArticles(order_of(said), despite_ready=known.agreed(WithdrawsReady))
    return (Act(remove_former_articles, command, _removed),)


def keep_articles(said: Said, known: Known) -> Acts:
    """No: they stay."""
    kept = known.words.text(N_("They stay on AO {number}."), number=order_of(said))
    gone = ChatMessage(kept, stands_for={"order": str(order_of(said))})
    command = Fill(Form(order_of(said)), known.words)
    return (Act(show, command, lambda _, __: Answer(edit=gone)),)


def _listed(sheet: Sheet, known: Known) -> Answer:
    number = sheet.order.number
    keys = work_fields(sheet.order, sheet.settings)
    rows = field_rows(sheet, keys, known.words, Action.CARD)
    title = known.words.text(N_("<b>What is to be changed?</b>"))
    return Answer(edit=on_card(number, lines(sheet.text, "", title), rows))


def _removed(order: WorkOrder, known: Known) -> Answer:
    told = known.words.text(N_("✓ Taken off AO {number}."), number=order.number)
    return Answer(edit=ChatMessage(told, stands_for={"order": str(order.number)}), toast=told)


def may_change(actor: Actor, order: WorkOrder) -> bool:
    """Whether this person may edit the order as it is now."""
    over = order.on_invoice or order.state in {State.CANCELLED, State.INVOICED}
    return not over and actor.may_on(order, may.EDIT, may.EDIT_ASSIGNED)


def offer_fields(given: Shown) -> Iterable[Button]:
    """*Edit fields*: type, subgroup, planned date and all the rest of the order itself."""
    if may_change(given.actor, given.order):
        label = given.words.text(N_("Edit fields"))
        yield button(label, Action.FIELDS, given.order.number)


def offer_parties(given: Shown) -> Iterable[Button]:
    """Who it is for, where, and who is asked for."""
    if not may_change(given.actor, given.order):
        return
    for key in party_fields(given.settings):
        label = given.words.text(OFFERED[key])
        name = _called(key, given.order)
        named = f"{label}: {first_name(name)}" if name and key in (CONTACT, REQUESTER) else label
        yield button(named, Action.FIELD, given.order.number, mark(key))


def _called(key: str, order: WorkOrder) -> str:
    person = {CONTACT: order.contact, REQUESTER: order.requester}.get(key)
    return person.name if person else ""


ROUTES = Routes(
    taps={
        Action.FIELDS: fields,
        Action.FILL_FIELDS: fill_fields,
        Action.FORMER_ARTICLES: former_articles,
        Action.KEEP_ARTICLES: keep_articles,
    },
    more={Section.WORK: offer_fields, Section.PEOPLE: offer_parties},
)
