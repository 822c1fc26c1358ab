"""Every address of the office pages; each noun says its own."""

from aiohttp import web

from web.office import entering, live, me, to_do

NOUNS = (entering, to_do, me, live)
"""The modules of the office, each with its ``ROUTES``."""

ROUTES: tuple[web.RouteDef, ...] = tuple(route for noun in NOUNS for route in noun.ROUTES)
