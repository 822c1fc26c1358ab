"""``ordna delivery``: what was sent, what waits and what could not be sent."""

from uuid import UUID

import click

from app.wiring import Parts
from cli.parts import Commands, print_json, print_table, with_parts
from core.order_json import utc
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork


@click.group(cls=Commands)
def delivery() -> None:
    """What was sent, what waits and what could not be sent."""


@delivery.command("list")
@click.option("--order", "number", help="Only one order's.")
@click.option("--failed", is_flag=True, help="Only what could not be sent.")
@click.option("--json", "as_json", is_flag=True)
def list_deliveries(number: str | None, failed: bool, as_json: bool) -> None:
    """Deliveries, newest first."""
    with_parts(lambda parts: _list(parts, number, failed, as_json))


@delivery.command()
@click.argument("delivery_id", type=click.UUID)
def retry(delivery_id: UUID) -> None:
    """Sends a delivery that failed once more."""
    with_parts(lambda parts: parts.door.do(_retry, delivery_id, SYSTEM))


def _retry(delivery_id: UUID, actor: Actor, uow: UnitOfWork) -> None:
    uow.outbox.retry(delivery_id)


async def _list(parts: Parts, number: str | None, failed: bool, as_json: bool) -> None:
    rows = await parts.door.ask(lambda uow: list(uow.outbox.rows(number, failed)))
    if as_json:
        print_json(
            [
                {
                    "id": str(row.id),
                    "letter": row.letter,
                    "channel": row.channel.value,
                    "to": row.to,
                    "order": row.order,
                    "at": utc(row.at),
                    "state": row.state.value,
                    "attempts": row.attempts,
                    "error": row.error,
                }
                for row in rows
            ]
        )
        return
    print_table(
        [
            (str(row.id), row.letter, row.to, row.order or "–", row.state.value, row.error or "")
            for row in rows
        ]
    )
