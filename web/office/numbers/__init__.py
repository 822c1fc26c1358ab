"""Numbers at a glance: charts drawn on the server, each with a table, each leading to its list."""

from web.office.numbers.page import ROUTES

__all__ = ["ROUTES"]
