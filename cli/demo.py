"""``ordna demo``: the whole service with a sandbox of Telegram and mail around it."""

import asyncio
import os
import shutil
import signal
import socket
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from app.environment import Environment, Listen, read_environment
from app.log import set_up_log
from app.service import Running, running
from cli.day.script import FOLDER, LETTERS, read_day
from cli.demo_company import MAILBOXES, PEOPLE, fill
from cli.demo_day import play_once
from cli.demo_ports import Ports
from core.people import SYSTEM, Role
from core.ports import UnitOfWork
from core.refusals import Refused
from core.usecases.users import InviteUser, invite_user
from core.words import N_
from sandbox.client import SandboxClient
from sandbox.server import REAL_TOKEN, Sandbox
from storage.serving_lock import ServingLock

PAGE_PORT = 8090
DOMAIN = "ordna.example"
GROUP = "Nordport arbetsledning"
PATIENCE = 20.0
STAGE = "sandbox"


class RealTokenInDemo(Refused):
    sentence = N_(
        "ORDNA_TELEGRAM_TOKEN is a real bot's. The demo plays Telegram by itself: unset it, or "
        "run ordna serve."
    )


class NoDemoHere(Refused):
    sentence = N_("{folder} was not filled by a demo, so nothing is forgotten there.")


class PortIsTaken(Refused):
    sentence = N_("Port {port} is taken. Choose another with --port, or leave it out.")


@click.command()
@click.option("--reset", is_flag=True, help="Forgets everything in the data folder, and stops.")
@click.option("--day", is_flag=True, help="Plays a day's mail first, and says what became of it.")
@click.option("--letters", is_flag=True, help="Has every letter sent, and says where each lies.")
@click.option(
    "--port", type=click.IntRange(0, 65535), help=f"The page's port, {PAGE_PORT} if free."
)
def demo(reset: bool, day: bool, letters: bool, port: int | None) -> None:
    """Plays technician, dispatcher and customer in a browser; Ctrl-C stops it."""
    environment = _environment()
    if reset:
        with ServingLock(environment.folder):
            _forget(environment)
        return
    set_up_log(environment.log)
    # A shell starts what runs in the background deaf to Ctrl-C; the demo hears it from its first line.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    days = [folder for folder, wanted in ((FOLDER, day), (LETTERS, letters)) if wanted]
    asyncio.run(_play(environment, port, days))


def _environment() -> Environment:
    environment = read_environment(os.environ)
    if REAL_TOKEN.fullmatch(environment.telegram_token or ""):
        raise RealTokenInDemo
    ports = Ports.of(environment.folder)
    http = _free(environment.http, ports.http)
    smtp = _free(environment.smtp, ports.smtp)
    return replace(
        environment,
        http=http,
        smtp=smtp,
        public_url=f"http://{http}",
        mail_domain=environment.mail_domain or DOMAIN,
        mail_from=environment.mail_from or f"ordna@{DOMAIN}",
        imap_url=None,
        webhook=False,
    )


def _page_port(environment: Environment, asked: int | None) -> int:
    wanted = Listen("127.0.0.1", PAGE_PORT if asked is None else asked)
    found = _free(wanted, Ports.of(environment.folder).page)
    if asked and found != wanted:
        raise PortIsTaken(port=asked)
    return found.port


async def _play(environment: Environment, port: int | None, days: Sequence[Path]) -> None:
    page = _page_port(environment, port)
    sandbox = Sandbox(
        data=environment.folder / STAGE,
        port=page,
        deliver_to=(environment.smtp.host, environment.smtp.port),
        deliver_domain=environment.mail_domain,
    )
    async with sandbox:
        Ports(page, environment.http.port, environment.smtp.port).keep(environment.folder)
        click.echo(sandbox.url)  # alone and first, for whoever reads it by program
        environment = replace(
            environment,
            telegram_token=sandbox.token,
            telegram_api=sandbox.api_root,
            smarthost=f"smtp://{sandbox.smtp[0]}:{sandbox.smtp[1]}",
        )
        async with running(environment) as service:
            await _set_the_stage(service, sandbox)
            _tell(service, sandbox)
            for each in days:
                await play_once(service, sandbox, read_day(each), letters=each == LETTERS)
            await service.life.last()


async def _set_the_stage(service: Running, sandbox: Sandbox) -> None:
    for address, name in MAILBOXES:
        sandbox.ensure_mailbox(address, name)
    people = {
        (first, last): sandbox.ensure_person(first, last_name=last, language_code="sv")
        for first, last, _ in PEOPLE
    }
    maja, anna = people["Maja", "Lind"], people["Anna", "Berg"]
    group = sandbox.ensure_group(GROUP, [maja], bot="administrator")
    sandbox.set_scene(
        technician=anna,
        dispatcher=maja,
        group=group,
        customer=MAILBOXES[0][0],
        intake=f"fel@{service.parts.environment.mail_domain}",
    )
    if await fill(service.parts.door):
        await _offer_pictures(service, sandbox)
        await _let_everybody_in(service, sandbox)


async def _offer_pictures(service: Running, sandbox: Sandbox) -> None:
    from cli.demo_pictures import sample_pictures

    drawn = partial(sample_pictures, sandbox.exchange.bot.username, service.parts.speech(None))
    sandbox.offer_samples(await service.parts.door.ask(drawn))


async def _let_everybody_in(service: Running, sandbox: Sandbox) -> None:
    """Everybody who is not in yet: the demo may have been killed between two of them."""
    door = service.parts.door
    async with SandboxClient(sandbox.url) as client:
        for first, last, role in PEOPLE:
            name = f"{first} {last}"
            person = client.person(first, last_name=last, language_code="sv")
            if not await door.ask(partial(_is_in, name)):
                invited = await door.do(invite_user, InviteUser(name, role, "sv"), SYSTEM)
                await person.starts(invited.secret)
                await person.hears(first, timeout=PATIENCE)
            if role is Role.DISPATCHER and not await door.ask(_is_linked):
                await person.in_chat(client.group(GROUP)).says("/here")


def _is_in(name: str, uow: UnitOfWork) -> bool:
    user = uow.users.by_name(name)
    return user is not None and user.telegram_id is not None


def _is_linked(uow: UnitOfWork) -> bool:
    return uow.chats.dispatchers() is not None


def _tell(service: Running, sandbox: Sandbox) -> None:
    environment = service.parts.environment
    words = service.parts.speech(None)
    lines = (
        (N_("Page: {url}"), {"url": sandbox.url}),
        (
            N_("Mail: any address at {domain}, SMTP {where}"),
            {"domain": environment.mail_domain, "where": environment.smtp},
        ),
        (N_("The service's own pages: {url}"), {"url": environment.public_url}),
        (
            N_("Bot API: {api}, token {token}, mail host: {mail}"),
            {
                "api": sandbox.api_root,
                "token": sandbox.token,
                "mail": "{}:{}".format(*sandbox.smtp),
            },
        ),
        (
            N_("Ctrl-C stops it. What happened is kept in {folder}."),
            {"folder": environment.folder},
        ),
    )
    for sentence, fields in lines:
        click.echo(words.text(sentence, **fields))


def _forget(environment: Environment) -> None:
    folder = environment.folder
    if (folder / "ordna.db").exists() and not (folder / STAGE).is_dir():
        raise NoDemoHere(folder=folder)
    for name in ("ordna.db", "ordna.db-wal", "ordna.db-shm", "secret", "ports.json"):
        (folder / name).unlink(missing_ok=True)
    for name in ("files", STAGE):
        shutil.rmtree(folder / name, ignore_errors=True)


def _free(wanted: Listen, before: int = 0) -> Listen:
    """The wanted port, else the one it was before, so that links keep working, else any."""
    for port in (wanted.port, before, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((wanted.host, port))
            except OSError:
                continue
            return Listen(wanted.host, int(probe.getsockname()[1]))
    return wanted
