"""Every address of the office pages; each noun says its own."""

from aiohttp import web

from web.office import (
    check_templates,
    entering,
    live,
    me,
    paper_templates,
    registers,
    settings,
    planner,
    to_do,
)

NOUNS = (entering, to_do, me, live, check_templates, paper_templates, settings, registers)
"""The modules of the office, each with its ``ROUTES``."""

ROUTES: tuple[web.RouteDef, ...] = tuple(route for noun in NOUNS for route in noun.ROUTES)
