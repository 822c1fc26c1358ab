"""``ordna mail``: reads mails, takes them in, and shows what waits for a person."""

import json
import mailbox
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import click

from app.wiring import Parts
from cli.parts import Commands, print_json, with_parts
from core.lists import MailRow
from core.order_json import utc
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.words import N_
from intake.parsing import read_mail
from intake.parsing.mail import ParsedMail, as_json
from intake.received import ReceivedMail


class NoSuchMail(Refused):
    sentence = N_("There is no such mail in quarantine. See them with: ordna mail quarantine")


FILES = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)


@click.group(cls=Commands)
def mail() -> None:
    """Reads mails, takes them in, and shows what waits for a person."""


@mail.command()
@FILES
@click.option("--json", "json_lines", is_flag=True, help="One object a line.")
def parse(paths: tuple[Path, ...], json_lines: bool) -> None:
    """A dry run: what intake would make of each file. Needs no configuration."""
    for path in _files_in(paths):
        read = read_mail(path.read_bytes())
        if json_lines:
            click.echo(json.dumps(as_json(read, str(path)), ensure_ascii=False))
        else:
            _print_mail(path, read)


@mail.command()
@FILES
def receive(paths: tuple[Path, ...]) -> None:
    """Takes mails in as if they had come by SMTP: files, mbox files and folders of files."""
    click.echo(with_parts(lambda parts: _receive(parts, paths)))


@mail.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def quarantine(context: click.Context, as_json: bool) -> None:
    """Mails that a person must look at."""
    if context.invoked_subcommand is None:
        with_parts(lambda parts: _list(parts, as_json))


@quarantine.command()
@click.argument("mail_id", type=click.UUID)
def show(mail_id: UUID) -> None:
    """Prints a mail as it was read."""
    waiting = with_parts(lambda parts: parts.door.ask(lambda uow: uow.mails.get(mail_id)))
    if waiting is None:
        raise NoSuchMail
    _print_mail(Path(str(mail_id)), read_mail(waiting.raw))


@quarantine.command()
@click.argument("mail_id", type=click.UUID)
def accept(mail_id: UUID) -> None:
    """Takes a mail in although nothing proves its sender: onto the order it answers, or as one."""
    settled = with_parts(lambda parts: parts.desk.accept(mail_id))
    if settled is None:
        raise NoSuchMail
    click.echo(f"AO {settled.order}")


@quarantine.command()
@click.argument("mail_id", type=click.UUID)
def retry(mail_id: UUID) -> None:
    """Takes a mail out of quarantine and tries it anew."""

    async def again(parts: Parts) -> None:
        if not await parts.door.do(_retry, mail_id, SYSTEM):
            raise NoSuchMail
        await parts.desk.clear()

    with_parts(again)


def _retry(mail_id: UUID, actor: Actor, uow: UnitOfWork) -> bool:
    return uow.mails.retry(mail_id)


async def _receive(parts: Parts, paths: tuple[Path, ...]) -> str:
    new = known = 0
    raws = [raw for path in _files_in(paths) for raw in _mails_in(path)]
    with click.progressbar(raws, hidden=len(raws) < 20) as bar:
        for raw in bar:
            received = ReceivedMail(raw, "", (), "cli", "")
            if await parts.desk.keep(received):
                new += 1
            else:
                known += 1
    while await parts.desk.clear():
        pass
    words = parts.speech(None)
    said: str = words.plural("{count} mail taken in.", "{count} mails taken in.", new)
    if known:
        said += " " + words.plural(
            "{count} was here already.", "{count} were here already.", known
        )
    return said


def _files_in(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (each for each in sorted(path.rglob("*")) if each.is_file())
        else:
            yield path


def _mails_in(path: Path) -> Iterator[bytes]:
    if path.read_bytes()[:5] == b"From ":
        for message in mailbox.mbox(path, create=False):
            yield message.as_bytes()
    else:
        yield path.read_bytes()


async def _list(parts: Parts, as_json: bool) -> None:
    rows = await parts.door.ask(
        lambda uow: [(row, _said(row.id, uow)) for row in uow.mails.rows()]
    )
    words, now = parts.speech(None), parts.clock()
    if as_json:
        print_json([_json(row, read) for row, read in rows])
        return
    if not rows:
        click.echo(words.text(N_("No mail waits for anybody.")))
    for row, read in rows:
        reason = words.text(row.reason) if row.reason else ""
        click.echo(f"{row.id}  {words.when(row.received_at, now)}  {reason}")
        click.echo(f"  {_sender(read)}: {read.subject}")


def _said(mail_id: UUID, uow: UnitOfWork) -> ParsedMail:
    waiting = uow.mails.get(mail_id)
    return read_mail(waiting.raw if waiting else b"")


def _json(row: MailRow, read: ParsedMail) -> dict[str, object]:
    return {
        "id": str(row.id),
        "received_at": utc(row.received_at),
        "reason": row.reason,
        "attempts": row.attempts,
        "order": row.order,
        "from": read.sender.email if read.sender else None,
        "subject": read.subject,
    }


def _sender(read: ParsedMail) -> str:
    return f"{read.sender.name} <{read.sender.email}>" if read.sender else "–"


def _print_mail(path: Path, read: ParsedMail) -> None:
    click.echo(f"{path}: {read.kind.value}")
    for why in read.because:
        click.echo(f"  ({why})")
    click.echo(f"  {_sender(read)}: {read.subject}")
    for line in (read.reply or read.text).splitlines()[:12]:
        click.echo(f"  | {line}")
    for attachment in read.attachments:
        click.echo(f"  📎 {attachment.name} ({attachment.content_type}, {attachment.size} B)")
    for problem in read.problems:
        click.echo(f"  ⚠️ {problem}")
