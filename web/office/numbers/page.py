"""The page of numbers: each chart from what the use case counted, each figure with its list."""

from datetime import date

from aiohttp import web

from core.figures import AGE_LABELS, MAIL_LABELS, Age, Glance, MailBecame
from core.filters import DateOf, OrderFilter, Period, WaitsFor
from core.states import STATE_LABELS
from core.usecases.figures import LookAtFigures, figures
from core.words import N_, WEEKDAYS
from web.office.desk import Desk, office
from web.office.numbers.charts import Chart, Figure, Group, lying, upright
from web.office.orders.asked import address_of

MAIL, PLANNER = "/office/mail", "/office/planner"
SHORT = {Age.WEEK: "0–7", Age.MONTH: "8–30", Age.QUARTER: "31–90", Age.OLDER: "> 90"}


async def show(desk: Desk) -> web.StreamResponse:
    """All charts, each above its table."""
    look = LookAtFigures(desk.words.zone)
    glance = await desk.ask(lambda uow: figures(look, desk.actor, uow))
    charts = [chart(glance, desk) for chart in (_open, _bookings, _articles, _mails)]
    return desk.page("numbers.html", charts=charts)


def _open(glance: Glance, desk: Desk) -> Chart:
    words = desk.words
    rows = {(each.state, each.age): each for each in glance.open}
    states = list(dict.fromkeys(each.state for each in glance.open))
    groups = []
    for age in Age:
        of_age = [rows[state, age] for state in states]
        label = words.text(AGE_LABELS[age])
        counted = tuple(
            Figure(row.orders, address_of(OrderFilter(
                states=frozenset({row.state}),
                period=Period(DateOf.CREATED, None, row.first, row.last),
            )))
            for row in of_age
        )  # fmt: skip
        groups.append(Group(label, SHORT[age], counted))
    return upright(
        "open",
        words.text(N_("Open orders by state and by age in days")),
        words.text(N_("Age")),
        [words.text(STATE_LABELS[state]) for state in states],
        groups,
        words.text(N_("No order is open. What is reported or made stands here until it is done.")),
    )


def _mails(glance: Glance, desk: Desk) -> Chart:
    words, today = desk.words, desk.words.today(desk.now)
    groups = [
        Group(
            words.day(each.day, today),
            str(each.day.day),
            tuple(Figure(each.became[what], _mails_at(what, each.day)) for what in MailBecame),
        )
        for each in glance.mails
    ]
    return upright(
        "mails",
        words.text(N_("Mails of the last 14 days, by what became of them")),
        words.text(N_("Day")),
        [words.text(MAIL_LABELS[what]) for what in MailBecame],
        groups,
        words.text(N_("No mail has come for 14 days. Each that comes is counted here.")),
    )


def _mails_at(what: MailBecame, day: date) -> str:
    """The orders that were made that day, else the mails."""
    if what is MailBecame.ORDER:
        return address_of(OrderFilter(period=Period(DateOf.CREATED, None, day, day)))
    return MAIL


def _articles(glance: Glance, desk: Desk) -> Chart:
    words = desk.words
    groups = [
        Group(
            f"{each.number or ''} {each.name}".strip()[:60],
            "",
            (
                Figure(each.to_order, _awaited(each.number or each.name, WaitsFor.ORDERING)),
                Figure(each.ordered, _awaited(each.number or each.name, WaitsFor.ARTICLES)),
            ),
        )
        for each in glance.articles
    ]
    return lying(
        "articles",
        words.text(N_("Articles waited for")),
        words.text(N_("Article")),
        [words.text(N_("to be ordered")), words.text(N_("ordered"))],
        groups,
        words.text(N_("No order waits for an article. What is to be ordered is counted here.")),
    )


def _awaited(article: str, waits_for: WaitsFor) -> str:
    return address_of(OrderFilter(text=article, waits_for=waits_for))


def _bookings(glance: Glance, desk: Desk) -> Chart:
    words, today = desk.words, desk.words.today(desk.now)
    groups = []
    for each in glance.bookings:
        href = f"{PLANNER}?day={each.day}"
        counted = (Figure(each.confirmed, href), Figure(each.unconfirmed, href))
        short = words.text(WEEKDAYS[each.day.weekday()])
        groups.append(Group(words.day(each.day, today), short, counted))
    return upright(
        "bookings",
        words.text(N_("Bookings of this week")),
        words.text(N_("Day")),
        [words.text(N_("confirmed")), words.text(N_("not confirmed"))],
        groups,
        words.text(N_("Nothing is booked this week. Book in the planner, and it stands here.")),
    )


ROUTES = (web.get("/office/numbers", office(show)),)
