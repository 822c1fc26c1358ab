"""``ordna mail quarantine``: what waits for a person, and what he makes of it."""

from uuid import UUID

import click

from cli.mail.explaining import explain
from cli.mail.listing import as_object
from cli.order.commands import NUMBER, Act, acting
from cli.parts import Commands, print_json
from core.mail_words import became, outcome_in_words, proof_in_words
from core.numbers import OrderNumber
from core.usecases.quarantine import (
    DiscardHeld,
    ListHeld,
    ReadHeld,
    RetryHeld,
    discard_held,
    list_held,
    read_held,
    retry_held,
)
from core.words import N_
from intake.parsing import read_mail
from intake.settling import Choice

ONE = click.argument("mail_id", type=click.UUID)


@click.group(cls=Commands, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def quarantine(context: click.Context, as_json: bool) -> None:
    """Mails that wait for a person: looks at them, lets them in, puts them away."""
    if context.invoked_subcommand is None:
        context.invoke(list_waiting, as_json=as_json)


@quarantine.command("list")
@click.option("--json", "as_json", is_flag=True)
@acting
async def list_waiting(act: Act, as_json: bool) -> None:
    """What waits, the oldest first, and why."""
    rows = await act.do(list_held, ListHeld())
    if as_json:
        print_json([as_object(row) for row in rows])
    elif not rows:
        act.say(N_("No mail waits for anybody."))
    for row in () if as_json else rows:
        when = act.words.when(row.received_at, act.now)
        click.echo(f"{row.id}  {when}  {became(row, act.words)}")
        click.echo(f"  {row.sender or '–'}: {row.subject or '–'}")


@quarantine.command()
@ONE
@acting
async def show(act: Act, mail_id: UUID) -> None:
    """Prints a mail as it was read, and how far its sender is proved."""
    held = await act.do(read_held, ReadHeld(mail_id))
    click.echo(f"⚠️ {became(held.row, act.words)}")
    click.echo(proof_in_words(held.row.verdict, act.words) if held.row.verdict else "")
    for line in explain(read_mail(held.mail.raw), str(mail_id), act.words):
        click.echo(line)


@quarantine.command()
@ONE
@click.option("--order", "order", type=NUMBER, help="The order it is about.")
@click.option("--new", "as_new", is_flag=True, help="Makes a new order of it in any case.")
@acting
async def accept(act: Act, mail_id: UUID, order: OrderNumber | None, as_new: bool) -> None:
    """Lets a mail in: onto --order, as a --new one, or by itself onto the order it answers."""
    settled = await act.parts.desk.accept(mail_id, Choice(order, as_new), act.actor)
    said = outcome_in_words(settled.outcome, act.words)
    click.echo(f"AO {settled.order}: {said}" if settled.order else said)


@quarantine.command()
@ONE
@acting
async def retry(act: Act, mail_id: UUID) -> None:
    """Tries a mail anew, as if it had come now."""
    await act.do(retry_held, RetryHeld(mail_id))
    await act.parts.desk.clear()
    row = await act.ask(lambda uow: uow.mails.row(mail_id))
    if row is not None:
        click.echo(became(row, act.words))


@quarantine.command()
@ONE
@acting
async def discard(act: Act, mail_id: UUID) -> None:
    """Puts a mail away for good: no order, no answer. It stays in ordna mail list --all."""
    await act.do(discard_held, DiscardHeld(mail_id))
    act.say(N_("It is put away."))
