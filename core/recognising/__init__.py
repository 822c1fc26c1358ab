"""Recognising who reports a fault, for which customer, where and on what, from what they write."""

from core.recognising.customers import likely_customers
from core.recognising.duplicates import likely_duplicates
from core.recognising.numbers import customer_order_number
from core.recognising.people import known_at, reporter
from core.recognising.places import Place, place_meant, row_on_sticker

__all__ = [
    "Place",
    "customer_order_number",
    "known_at",
    "likely_customers",
    "likely_duplicates",
    "place_meant",
    "reporter",
    "row_on_sticker",
]
