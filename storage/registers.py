"""The registers of customers, contacts and articles."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Connection, Select, Table, bindparam, case, select

from core.refusals import Refused
from core.registers import Article, Customer, Person
from core.words import N_
from storage import tables
from storage.keys import MOST_WORDS, folded, key_of, key_or_none, patterns
from storage.statements import cells_of, columns_for, names_of, upsert

Search = Select[*tuple[Any, ...]]

_customer, _person, _article = tables.customer, tables.person, tables.article


def _searches(table: Table, record: type[Any], exact: str) -> Sequence[Search]:
    """Statements that search for one word, for two, and so on; an exact match comes first."""
    exactly = case((table.c[exact] == bindparam("all"), 0), else_=1)
    found = select(*columns_for(table, record)).limit(bindparam("limit"))
    found = found.order_by(exactly, table.c.name, table.c.id)
    words: list[BindParameter[str]] = [bindparam(f"word_{n}") for n in range(MOST_WORDS)]
    has = [table.c.search_key.like(word, escape="\\") for word in words]
    return [found.where(*has[:count]) for count in range(1, MOST_WORDS + 1)]


CUSTOMER = select(*columns_for(_customer, Customer)).where(_customer.c.id == bindparam("id"))
CUSTOMER_BY_EMAIL = (
    select(*columns_for(_customer, Customer))
    .where(_customer.c.email_key == bindparam("email"))
    .order_by(_customer.c.unconfirmed, _customer.c.name, _customer.c.id)
    .limit(1)
)
SEARCH_CUSTOMERS = _searches(_customer, Customer, "search_key")
PUT_CUSTOMER = upsert(_customer)

PERSON_BY_EMAIL = (
    select(*columns_for(_person, Person))
    .where(_person.c.email_key == bindparam("email"))
    .order_by(_person.c.name, _person.c.id)
    .limit(1)
)
PUT_PERSON = upsert(_person)

ARTICLE_BY_NUMBER = select(*columns_for(_article, Article)).where(
    _article.c.number_key == bindparam("number")
)
SEARCH_ARTICLES = _searches(_article, Article, "number_key")
PUT_ARTICLE = upsert(_article)


class CodeTaken(Refused):
    sentence = N_("{code} is in the register already: {name}. Change that one or use another.")


class SqlCustomers:
    """The customer register."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, customer_id: UUID) -> Customer | None:
        """The customer with this ID."""
        row = self._connection.execute(CUSTOMER, {"id": customer_id}).one_or_none()
        return Customer(*row) if row else None

    def by_email(self, email: str) -> Customer | None:
        """The customer with this address, a confirmed one first."""
        row = self._connection.execute(CUSTOMER_BY_EMAIL, {"email": key_of(email)}).one_or_none()
        return Customer(*row) if row else None

    def search(self, text: str, limit: int) -> Sequence[Customer]:
        """Customers in whose name, address, e-mail or phone every word stands, by name."""
        return [Customer(*row) for row in _found(self._connection, SEARCH_CUSTOMERS, text, limit)]

    def put(self, customer: Customer) -> None:
        """Add or change a customer."""
        sought = (customer.name, customer.email, customer.phone, customer.address)
        keys = {
            "email_key": key_or_none(customer.email),
            "search_key": folded(" ".join(each for each in sought if each)),
        }
        self._connection.execute(PUT_CUSTOMER, cells_of(customer, names_of(Customer)) | keys)


class SqlContacts:
    """Contact persons and requesters."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_email(self, email: str) -> Person | None:
        """The person with this address."""
        row = self._connection.execute(PERSON_BY_EMAIL, {"email": key_of(email)}).one_or_none()
        return Person(*row) if row else None

    def put(self, person: Person) -> None:
        """Add or change a person."""
        row = cells_of(person, names_of(Person)) | {"email_key": key_or_none(person.email)}
        self._connection.execute(PUT_PERSON, row)


class SqlArticles:
    """The article register."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_number(self, number: str) -> Article | None:
        """The article with this number, in whatever case it is written."""
        row = self._connection.execute(ARTICLE_BY_NUMBER, {"number": key_of(number)}).one_or_none()
        return Article(*row) if row else None

    def search(self, text: str, limit: int) -> Sequence[Article]:
        """Articles in whose number or name every word stands; the very number first."""
        return [Article(*row) for row in _found(self._connection, SEARCH_ARTICLES, text, limit)]

    def put(self, article: Article) -> None:
        """Add or change an article; raises CodeTaken when another has its number."""
        other = self.by_number(article.number)
        if other is not None and other.id != article.id:
            raise CodeTaken(code=article.number, name=other.name)
        keys = {
            "number_key": key_of(article.number),
            "search_key": folded(f"{article.number} {article.name}"),
        }
        self._connection.execute(PUT_ARTICLE, cells_of(article, names_of(Article)) | keys)


def _found(
    connection: Connection, searches: Sequence[Search], text: str, limit: int
) -> Sequence[Any]:
    words = patterns(text, at_most=len(searches))
    sought = {f"word_{place}": word for place, word in enumerate(words)}
    asked = sought | {"limit": limit, "all": folded(text)}
    return connection.execute(searches[len(words) - 1], asked).all()
