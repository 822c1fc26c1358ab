"""Which handler answers what: the nouns, joined into one table of commands, taps and questions."""

import re
from functools import partial

from bot.acts import Acts, Handler, Known
from bot.handlers import (
    addresses,
    approvals,
    articles,
    articles_to_order,
    assigning,
    assignments,
    backorders,
    board,
    booking_several,
    bookings,
    calendars,
    check_points,
    claiming,
    clearing,
    comments,
    confirmations,
    contacts,
    copies,
    creating,
    customer_signing,
    day_end,
    delays,
    deleting,
    deliveries,
    documents,
    door,
    editing,
    exporting,
    faults,
    favourites,
    finishing,
    forms,
    free_time,
    held_mail,
    history,
    invoicing,
    labels,
    line_edits,
    lines,
    list_deeds,
    list_filters,
    lists,
    maps,
    measure_changes,
    measures,
    messages,
    notices,
    objects,
    office,
    on_call,
    orders,
    paper_templates,
    papers,
    pens,
    people,
    person_changes,
    picking,
    quotes,
    rebooking,
    recurring,
    scanned,
    scanning,
    sections,
    self_checks,
    setting_items,
    settings,
    signing,
    signing_several,
    template_points,
    templates,
    texts,
    time,
    timers,
    triage,
    undoing,
    users,
    visits,
    which_order,
    why,
)
from bot.routing import Routes, joined, offers_of
from bot.said import Said
from bot.tapped import ButtonIsOld
from bot.updates import agreeing

COMMAND = re.compile(r"/(\w{1,32})(?:@(\w+))?(?!\S)")
"""A command by its name, and the bot it is meant for where it says one."""

NOUNS: tuple[Routes, ...] = (
    users.ROUTES,
    orders.ROUTES,
    creating.ROUTES,
    forms.ROUTES,
    editing.ROUTES,
    assignments.ROUTES,
    faults.ROUTES,
    pens.ROUTES,
    objects.ROUTES,
    labels.ROUTES,
    scanning.ROUTES,
    lists.ROUTES,
    list_filters.ROUTES,
    list_deeds.ROUTES,
    favourites.ROUTES,
    which_order.ROUTES,
    measures.ROUTES,
    measure_changes.ROUTES,
    documents.ROUTES,
    self_checks.ROUTES,
    check_points.ROUTES,
    day_end.ROUTES,
    comments.ROUTES,
    articles.ROUTES,
    scanned.ROUTES,
    line_edits.ROUTES,
    lines.ROUTES,
    time.ROUTES,
    timers.ROUTES,
    articles_to_order.ROUTES,
    visits.ROUTES,
    assigning.ROUTES,
    claiming.ROUTES,
    bookings.ROUTES,
    booking_several.ROUTES,
    rebooking.ROUTES,
    free_time.ROUTES,
    calendars.ROUTES,
    notices.ROUTES,
    office.ROUTES,
    maps.ROUTES,
    confirmations.ROUTES,
    picking.ROUTES,
    delays.ROUTES,
    board.ROUTES,
    deliveries.ROUTES,
    on_call.ROUTES,
    signing.ROUTES,
    customer_signing.ROUTES,
    signing_several.ROUTES,
    why.ROUTES,
    finishing.ROUTES,
    messages.ROUTES,
    papers.ROUTES,
    clearing.ROUTES,
    history.ROUTES,
    exporting.ROUTES,
    invoicing.ROUTES,
    quotes.ROUTES,
    approvals.ROUTES,
    copies.ROUTES,
    backorders.ROUTES,
    recurring.ROUTES,
    deleting.ROUTES,
    undoing.ROUTES,
    triage.ROUTES,
    addresses.ROUTES,
    held_mail.ROUTES,
    people.ROUTES,
    person_changes.ROUTES,
    door.ROUTES,
    contacts.ROUTES,
    settings.ROUTES,
    setting_items.ROUTES,
    paper_templates.ROUTES,
    templates.ROUTES,
    template_points.ROUTES,
)
"""Each noun's own routes; their order is that of the buttons they add to an order's menu."""


def old_button(said: Said, known: Known) -> Acts:
    """A button that this version does not know."""
    raise ButtonIsOld


def handler_of(said: Said, known: Known) -> Handler | None:
    """Who answers this, where it was said before and is now agreed to."""
    if said.tap is not None:
        return TAPS.get(said.tap.action)
    command = COMMAND.match(said.text) if said.file is None else None
    return COMMANDS.get(command[1].lower()) if command else spoken


_ALL = (*NOUNS, sections.routes(offers_of(NOUNS)), agreeing.routes(handler_of))
COMMANDS = joined(each.commands for each in _ALL)
TAPS = joined(each.taps for each in _ALL)
QUESTIONS = joined(each.questions for each in _ALL)

FILES = joined(each.files for each in _ALL)

spoken: Handler = partial(texts.spoken, questions=QUESTIONS, files=FILES, commands=COMMANDS)
"""Whatever is said without a command."""
