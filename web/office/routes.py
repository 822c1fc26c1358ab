"""Every address of the office pages; each noun says its own."""

from aiohttp import web

from web.office import (
    check_templates,
    entering,
    live,
    me,
    paper_templates,
    people,
    person,
    person_deeds,
    registers,
    planner,
    settings,
    to_do,
)
from web.office import orders
from web.office.order import routes as order

NOUNS = (
    orders,
    order,
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
    registers,
    planner,
)
"""The modules of the office, each with its ``ROUTES``."""

ROUTES: tuple[web.RouteDef, ...] = tuple(route for noun in NOUNS for route in noun.ROUTES)
