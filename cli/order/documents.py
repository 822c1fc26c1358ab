"""``ordna order`` and files: put on, listed, written out, taken off."""

import mimetypes
import sys
from dataclasses import replace
from pathlib import Path

import click

from cli.order.commands import NUMBER, Act, order_command
from cli.order.places import meant, seen
from cli.order.showing import write
from cli.parts import print_json, print_table
from core.numbers import OrderNumber
from core.order_json import utc
from core.order_papers import Document
from core.refusals import Refused
from core.usecases.documents import (
    AddDocument,
    RemoveDocument,
    add_document,
    fitting,
    remove_document,
)
from core.words import N_

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class NotStored(Refused):
    sentence = N_("The bytes of {name} are not here yet. Try again in a minute.")


@order_command("attach")
@click.argument("number", type=NUMBER)
@click.argument("files", type=FILE, nargs=-1, required=True)
async def attach(act: Act, number: OrderNumber, files: tuple[Path, ...]) -> None:
    """Puts files on the order."""
    await seen(act, number)
    for path in files:
        document = await document_from(act, path)
        await act.do(add_document, AddDocument(number, document))
        act.say(N_("{name} is on order {number}."), name=document.name, number=number)


@order_command("documents")
@click.argument("number", type=NUMBER)
@click.option("--json", "as_json", is_flag=True)
async def list_documents(act: Act, number: OrderNumber, as_json: bool) -> None:
    """The files on the order."""
    documents = (await seen(act, number)).documents
    if as_json:
        print_json([
            {"name": each.name, "content_type": each.content_type, "size": each.size,
             "by": each.by, "at": utc(each.at), "sha256": each.sha256}
            for each in documents
        ])  # fmt: skip
        return
    print_table([
        (str(place), each.name, f"{-(-each.size // 1024)} kB", each.by,
         act.words.when(each.at, act.now))
        for place, each in enumerate(documents, 1)
    ])  # fmt: skip


@order_command("document")
@click.argument("number", type=NUMBER)
@click.argument("which")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
async def document(act: Act, number: OrderNumber, which: str, output: Path) -> None:
    """Writes a file of the order, by place or name; ``-o -`` writes it to the standard output."""
    found = await _document(act, number, which)
    try:
        content = await act.parts.files.get(found.sha256 or "")
    except FileNotFoundError:
        raise NotStored(name=found.name) from None
    if str(output) == "-":
        sys.stdout.buffer.write(content)
        return
    write(output, content)


@order_command("remove-document")
@click.argument("number", type=NUMBER)
@click.argument("which")
async def remove(act: Act, number: OrderNumber, which: str) -> None:
    """Takes a file off the order, by place or name."""
    found = await _document(act, number, which)
    await act.do(remove_document, RemoveDocument(number, found.id))
    act.say(N_("{name} is off order {number}."), name=found.name, number=number)


async def document_from(act: Act, path: Path) -> Document:
    """A file beside the person who types, stored; raises BadInput where it is too large."""
    document = fitting(_described(act, path))
    return replace(document, sha256=await act.parts.files.put(_bytes(path)))


def _described(act: Act, path: Path) -> Document:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Document(path.name, kind, path.stat().st_size, act.actor.name, act.now)


def _bytes(path: Path) -> bytes:
    return path.read_bytes()


async def _document(act: Act, number: OrderNumber, which: str) -> Document:
    documents = (await seen(act, number)).documents
    return meant(documents, which, lambda each: each.name, number)
