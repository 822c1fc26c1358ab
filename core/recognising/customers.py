"""Whose report it may be, where its sender's address tells nothing: offered, never taken.

Only an address decides. A domain, a telephone number or a name is as easily written by a
stranger as by a neighbour's caretaker, and an order in the wrong customer's name ends on his
invoice; so these make no order of his before a dispatcher has said so.
"""

from collections.abc import Iterator

from core.arrival import About, By, Clue
from core.mail_addresses import own_domain_of
from core.matching.findings import Findings
from core.matching.organisation_numbers import organisation_numbers
from core.matching.wording import Wording
from core.ports import UnitOfWork
from core.recognising.clues import clue, offered

BY_NUMBER, BY_PHONE, BY_DOMAIN, BY_SHARED_DOMAIN = 95, 90, 80, 60
NAME_COUNTS = 0.85
MOST_NUMBERS = 3


def likely_customers(
    sender: tuple[str, str], text: str, findings: Findings, uow: UnitOfWork
) -> Iterator[Clue]:
    """Every confirmed customer that something points to; ``sender`` is name and address."""
    name, address = sender
    for number in [*organisation_numbers(f"{text}\n{findings.signature}")][:MOST_NUMBERS]:
        for row in uow.customers.with_number(number):
            yield clue(About.CUSTOMER, By.ORGANISATION_NUMBER, number, row, BY_NUMBER)
    for phone in findings.phones[:MOST_NUMBERS]:
        for row in uow.customers.with_phone(phone):
            yield clue(About.CUSTOMER, By.PHONE, phone, row, BY_PHONE)
    yield from _by_domain(address, uow)
    named = uow.customers.resembling(Wording.of(name, findings.signature, text))
    yield from offered(About.CUSTOMER, named, NAME_COUNTS)


def _by_domain(address: str, uow: UnitOfWork) -> Iterator[Clue]:
    domain = own_domain_of(address)
    customers = uow.customers.at_domain(domain) if domain else ()
    score = BY_DOMAIN if len(customers) == 1 else BY_SHARED_DOMAIN
    for row in customers:
        yield clue(About.CUSTOMER, By.DOMAIN, domain, row, score)
