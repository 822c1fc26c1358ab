"""``ordna register`` and service objects: scans, stickers, counters and files."""

from pathlib import Path

import click

from cli.order.commands import Act, acting
from cli.order.documents import FILE, document_from
from cli.parts import print_json, print_table
from cli.register.commands import KIND, object_meant, row_meant
from cli.register.listing import row_json
from core.order_json import utc
from core.register_files.kinds import FILE_KINDS
from core.register_files.known import Known
from core.stickers import sticker_link, sticker_page
from core.usecases.registers import SwitchVerification, switch_verification
from core.usecases.registers.object_papers import (
    AddObjectDocument,
    NoSuchFile,
    RemoveObjectDocument,
    add_object_document,
    object_documents,
    remove_object_document,
)
from core.usecases.registers.scanning import ScanFound, ScanObject, scan_object, scans_of
from core.words import N_

PLACE = click.option("--at", "place", nargs=2, type=float, help="Degrees north and east.")


@click.command("scan")
@click.argument("text")
@PLACE
@click.option("--json", "as_json", is_flag=True)
@acting
async def scan(act: Act, text: str, place: tuple[float, float] | None, as_json: bool) -> None:
    """What a scanned sticker gives; with QR verification on, the scan is kept."""
    found = await act.do(scan_object, ScanObject(text, *(place or (None, None))))
    whole = await _whole(act, found)
    if as_json:
        print_json(whole)
        return
    for kind, row in whole.items():
        click.echo(f"{act.words.text(FILE_KINDS[kind].register.label)}:")
        print_table([("", name, str(value)) for name, value in row.items() if value])


@click.command("scans")
@click.argument("code")
@click.option("--json", "as_json", is_flag=True)
@acting
async def scans(act: Act, code: str, as_json: bool) -> None:
    """Who scanned an object's sticker, when and where, latest first."""
    thing = await object_meant(act, code)
    kept = await act.ask(lambda uow: scans_of(thing.id, act.actor, uow))
    if as_json:
        print_json([
            {"at": utc(e.at), "by": e.by, "latitude": e.latitude, "longitude": e.longitude}
            for e in kept
        ])  # fmt: skip
        return
    print_table([
        (act.words.when(e.at, act.now), e.by,
         "" if e.latitude is None else f"{e.latitude:.5f}, {e.longitude:.5f}")
        for e in kept
    ])  # fmt: skip


@click.command("verify")
@click.argument("code")
@click.argument("switch", type=click.Choice(["on", "off"]))
@acting
async def verify(act: Act, code: str, switch: str) -> None:
    """Switches QR verification on or off for an object."""
    thing = await object_meant(act, code)
    await act.do(switch_verification, SwitchVerification(thing.id, on=switch == "on"))
    act.say(N_("Saved."))


@click.command("sticker")
@click.argument("kind", type=KIND)
@click.argument("name")
@click.option("--page", is_flag=True, help="The page where anybody reports a fault.")
@acting
async def sticker(act: Act, kind: str, name: str, page: bool) -> None:
    """Prints the link for the sticker of an object or a facility."""
    if kind not in {"objects", "facilities"}:
        raise click.BadParameter("objects and facilities have stickers")
    row = await row_meant(act, FILE_KINDS[kind], name)
    if page:
        click.echo(sticker_page(act.parts.environment.public_url, row))
        return
    click.echo(sticker_link(await act.parts.bot_username(), row))


@click.command("readings")
@click.argument("code")
@acting
async def readings(act: Act, code: str) -> None:
    """What an object's counter showed, latest first."""
    thing = await object_meant(act, code)
    kept = await act.ask(lambda uow: uow.service_objects.readings(thing.id))
    print_table([
        (act.words.when(e.at, act.now), f"{act.words.quantity(e.value)} {thing.counter_unit or ''}",
         e.by, e.order or "")
        for e in kept
    ])  # fmt: skip


@click.command("documents")
@click.argument("code")
@click.option("--json", "as_json", is_flag=True)
@acting
async def documents(act: Act, code: str, as_json: bool) -> None:
    """The images and documents of an object."""
    thing = await object_meant(act, code)
    kept = await act.ask(lambda uow: object_documents(thing.id, act.actor, uow))
    if as_json:
        print_json([
            {"name": e.name, "content_type": e.content_type, "size": e.size, "by": e.by,
             "at": utc(e.at), "sha256": e.sha256}
            for e in kept
        ])  # fmt: skip
        return
    print_table([(e.name, e.by, act.words.when(e.at, act.now)) for e in kept])


@click.command("attach")
@click.argument("code")
@click.argument("files", type=FILE, nargs=-1, required=True)
@acting
async def attach(act: Act, code: str, files: tuple[Path, ...]) -> None:
    """Puts images or documents on an object."""
    thing = await object_meant(act, code)
    for path in files:
        document = await document_from(act, path)
        await act.do(add_object_document, AddObjectDocument(thing.id, document))
        act.say(N_("{name} is kept on {code}."), name=document.name, code=thing.code)


@click.command("detach")
@click.argument("code")
@click.argument("name")
@acting
async def detach(act: Act, code: str, name: str) -> None:
    """Takes a file off an object, by its name."""
    thing = await object_meant(act, code)
    kept = await act.ask(lambda uow: object_documents(thing.id, act.actor, uow))
    meant = next((each for each in kept if each.name == name), None)
    if meant is None:
        raise NoSuchFile(code=thing.code)
    await act.do(remove_object_document, RemoveObjectDocument(thing.id, meant.id))
    act.say(N_("{name} is taken off {code}."), name=name, code=thing.code)


async def _whole(act: Act, found: ScanFound) -> dict[str, dict[str, object]]:
    """All that is known of what was scanned, by register."""
    rows = {
        "objects": found.service_object,
        "facilities": found.facility,
        "customers": found.customer,
        "agreements": found.agreement,
    }
    return await act.ask(
        lambda uow: {
            kind: row_json(FILE_KINDS[kind], row, Known(uow, "."))
            for kind, row in rows.items()
            if row is not None
        }
    )
