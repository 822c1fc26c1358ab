"""``ordna register``: lists the registers."""

import click

from app.wiring import Parts
from cli.parts import print_json, print_table, with_parts
from core.ports import UnitOfWork
from core.registers import Article, Customer

MOST = 10_000


@click.group()
def register() -> None:
    """The registers of customers and articles."""


@register.command("list")
@click.argument("kind", type=click.Choice(["customers", "articles"]))
@click.option("--json", "as_json", is_flag=True)
def list_register(kind: str, as_json: bool) -> None:
    """All rows of one register."""
    with_parts(lambda parts: _list(parts, kind, as_json))


async def _list(parts: Parts, kind: str, as_json: bool) -> None:
    rows = await parts.door.ask(lambda uow: _rows(kind, uow))
    if as_json:
        print_json(rows)
    else:
        print_table([tuple(str(value or "") for value in row.values()) for row in rows])


def _rows(kind: str, uow: UnitOfWork) -> list[dict[str, str | None]]:
    if kind == "customers":
        return [_customer(each) for each in uow.customers.search("", MOST)]
    return [_article(each) for each in uow.articles.search("", MOST)]


def _customer(customer: Customer) -> dict[str, str | None]:
    return {
        "name": customer.name,
        "email": customer.email,
        "phone": customer.phone,
        "address": customer.address,
    }


def _article(article: Article) -> dict[str, str | None]:
    price = None if article.price is None else f"{article.price:f}"
    return {"number": article.number, "name": article.name, "unit": article.unit, "price": price}
