"""``ordna delivery``: what was sent, what waits and what could not be sent."""

from datetime import datetime
from uuid import UUID

import click

from app.wiring import Parts
from cli.parts import Commands, print_json, print_table, with_parts
from core.deliveries import DeliveryState
from core.lists import LetterRow
from core.order_json import utc
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.reach import CAUSES, cause_of
from core.refusals import Refused
from core.usecases.resending import SendAgain, send_again
from core.usecases.unreachable import ReachAgain, reach_again
from core.words import N_, Label, Words
from notifications.letters import LETTER_NAMES

RETRIABLE = frozenset(
    {
        DeliveryState.FAILED,
        DeliveryState.DROPPED,
        DeliveryState.MAYBE_SENT,
        DeliveryState.RETURNED,
    }
)
STATES = {
    DeliveryState.WAITING: N_("waits"),
    DeliveryState.SENDING: N_("is being sent"),
    DeliveryState.SENT: N_("sent"),
    DeliveryState.MAYBE_SENT: N_("perhaps sent"),
    DeliveryState.FAILED: N_("could not be sent"),
    DeliveryState.DROPPED: N_("given up"),
    DeliveryState.RETURNED: N_("came back"),
}


class NoSuchDelivery(Refused):
    sentence = N_("There is no such delivery. See them with: ordna delivery list")


class NothingToRetry(Refused):
    sentence = N_("That delivery did not fail, so it is not sent again. How it is: {state}.")


@click.group(cls=Commands)
def delivery() -> None:
    """What was sent, what waits and what could not be sent."""


@delivery.command("list")
@click.option("--order", "number", help="Only one order's.")
@click.option("--failed", is_flag=True, help="Only what could not be sent.")
@click.option("--json", "as_json", is_flag=True)
def list_deliveries(number: str | None, failed: bool, as_json: bool) -> None:
    """Letters and messages, the latest last: to whom, of which order, and how it went."""
    with_parts(lambda parts: _list(parts, number, failed, as_json))


@delivery.command()
@click.argument("delivery_id", type=click.UUID)
@click.option("--to", help="Another address, where a mail came back.")
def retry(delivery_id: UUID, to: str | None) -> None:
    """Sends a delivery that failed once more, with --to to the right address."""
    with_parts(lambda parts: _again(parts, delivery_id, to))


@delivery.command()
@click.option("--json", "as_json", is_flag=True)
def unreachable(as_json: bool) -> None:
    """The addresses that mail came back from, which are not written to any more."""
    with_parts(lambda parts: _unreachable(parts, as_json))


@delivery.command()
@click.argument("address")
def reachable(address: str) -> None:
    """Lets an address be written to again."""
    with_parts(lambda parts: _reachable(parts, address))


async def _unreachable(parts: Parts, as_json: bool) -> None:
    rows = await parts.door.ask(lambda uow: list(uow.undeliverable.all()))
    if as_json:
        print_json([
            {"address": each.address, "since": utc(each.since), "order": each.order,
             "cause": cause_of(each).value}
            for each in rows
        ])  # fmt: skip
        return
    words, now = parts.speech(None), parts.clock()
    if not rows:
        click.echo(words.text(N_("Nothing there: no mail has come back.")))
    print_table([
        (each.address, words.when(each.since, now), f"AO {each.order}" if each.order else "–",
         words.text(CAUSES[cause_of(each)]))
        for each in rows
    ])  # fmt: skip


async def _reachable(parts: Parts, address: str) -> None:
    await parts.door.do(reach_again, ReachAgain(address), SYSTEM)
    click.echo(parts.speech(None).text(N_("{address} is written to again."), address=address))


async def _again(parts: Parts, delivery_id: UUID, to: str | None) -> None:
    await parts.door.do(_retry, SendAgain(delivery_id, to), SYSTEM)
    click.echo(parts.speech(None).text(N_("It is on its way once more.")))


def _retry(command: SendAgain, actor: Actor, uow: UnitOfWork) -> None:
    row = uow.outbox.row(command.delivery_id)
    if row is None:
        raise NoSuchDelivery
    if row.state not in RETRIABLE:
        raise NothingToRetry(state=Label(STATES[row.state]))
    if command.to is None:
        uow.outbox.retry(command.delivery_id)
    else:
        send_again(command, actor, uow)


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
                    "by": row.by,
                    "at": utc(row.at),
                    "state": row.state.value,
                    "attempts": row.attempts,
                    "error": row.error,
                }
                for row in rows
            ]
        )
        return
    words, now = parts.speech(None), parts.clock()
    if not rows:
        click.echo(words.text(N_("Nothing there: no letter has been sent or waits.")))
    print_table([_told(row, words, now) for row in rows])


def _told(row: LetterRow, words: Words, now: datetime) -> tuple[str, ...]:
    return (
        str(row.id),
        words.when(row.at, now),
        words.text(LETTER_NAMES.get(row.letter, row.letter)),
        row.to,
        row.by,
        f"AO {row.order}" if row.order else "–",
        words.text(STATES[row.state]),
        words.text("{why}", why=Label(row.error)) if row.error else "",
    )
