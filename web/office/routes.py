"""Every address of the office pages; each noun says its own."""

from aiohttp import web

from web.office import (
    check_templates,
    customers,
    entering,
    history,
    live,
    mail,
    mail_deeds,
    me,
    numbers,
    orders,
    paper_templates,
    people,
    person,
    person_deeds,
    planner,
    purchase_deeds,
    purchases,
    registers,
    settings,
    to_do,
)
from web.office.order import routes as order

NOUNS = (
    orders,
    order,
    customers,
    entering,
    to_do,
    me,
    live,
    check_templates,
    paper_templates,
    settings,
    people,
    person,
    person_deeds,
    mail,
    mail_deeds,
    purchase_deeds,
    purchases,
    history,
    registers,
    planner,
    numbers,
)
"""The modules of the office, each with its ``ROUTES``."""

ROUTES: tuple[web.RouteDef, ...] = tuple(route for noun in NOUNS for route in noun.ROUTES)
