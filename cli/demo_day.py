"""Plays a day to the running demo, and says what became of its mails and which letters left."""

import logging

import click

from app.service import Running
from cli.day.letterbook import posted, table
from cli.day.playing import PlayedBefore, Player
from cli.day.script import Deed, Post
from cli.day.waiting import quiet
from core.words import N_
from notifications.letters import LETTER_NAMES
from sandbox.client import SandboxClient
from sandbox.server import Sandbox

Day = tuple[Post | Deed, ...]


async def play_once(service: Running, sandbox: Sandbox, day: Day, *, letters: bool) -> None:
    """A day's mail; where it was played before, a word on that, and the demo as it stands."""
    logging.getLogger("intake.desk").setLevel(logging.WARNING)  # it would say each mail again
    async with SandboxClient(sandbox.url) as client:
        try:
            await _play(service, client, day)
        except PlayedBefore as refused:
            click.echo(service.parts.speech(None).text(refused.sentence))
        if letters:
            await _tell_letters(service, client, sandbox.url)


async def _play(service: Running, client: SandboxClient, day: Day) -> None:
    """A line for each mail, and what is not as it should be beneath it."""
    words, right, all_of_them = service.parts.speech(None), 0, 0
    async for each in Player(service.parts, client).play(day):
        all_of_them += 1
        right += not each.differences
        click.echo(" ".join((each.post.file, "→", each.outcome, each.order or "")).rstrip())
        for difference in each.differences:
            click.echo(f"  {difference}")
    sentence = N_("{right} of the day's {count} mails became what they should.")
    click.echo(words.text(sentence, right=right, count=all_of_them))


async def _tell_letters(service: Running, client: SandboxClient, page: str) -> None:
    """Every letter that lies in a mailbox, and whether one of them never left."""
    words = service.parts.speech(None)
    await quiet(service.parts.door)
    rows = await posted(client, page)
    head = (N_("Letter"), N_("Order"), N_("To"), N_("PDF pages"), N_("Where to read it"))
    click.echo()
    said = tuple(words.text(each) for each in head)
    for line in table([each.cells for each in rows], said):
        click.echo(line)
    missing = sorted(set(LETTER_NAMES) - {each.letter for each in rows})
    if missing:
        click.echo(
            words.text(N_("These letters did not come: {names}."), names=", ".join(missing))
        )
        return
    sentence = N_("{count} letters in the mailboxes, of every sort that there is at least one.")
    click.echo(words.text(sentence, count=len(rows)))
