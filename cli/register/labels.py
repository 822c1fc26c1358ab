"""``ordna register labels``: stickers with a QR code, on sheets or for a label printer (XT-12)."""

from pathlib import Path
from typing import Any
from uuid import UUID

import click

from cli.order.commands import Act, acting
from cli.order.showing import hand_out
from cli.register.commands import row_meant
from core.labels import LabelFormat, Margins, read_format, read_margins
from core.refusals import BadInput
from core.register_files.kinds import FILE_KINDS
from core.usecases.registers.labels import ChooseLabels
from core.words import N_
from notifications.labels import usual_format

KINDS = ("objects", "facilities")


class Format(click.ParamType[LabelFormat]):
    """*3x8* or *62x29*."""

    name = "format"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> LabelFormat:
        """Read the format; raises NoSuchFormat."""
        return value if isinstance(value, LabelFormat) else read_format(value)


class FourMargins(click.ParamType[Margins]):
    """*12.9 7.2 2.5 0*."""

    name = "margins"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Margins:
        """Read the margins; raises WrongMargins."""
        if isinstance(value, Margins):
            return value
        return read_margins(value) or Margins(0, 0)


class NameSomething(BadInput):
    sentence = N_("Name what is to have a label, or write --all, or --at with a facility.")


@click.command("labels")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("names", nargs=-1)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--at", "place", metavar="FACILITY", help="The facility and every object there.")
@click.option("--all", "every", is_flag=True, help="Every object of the register.")
@click.option("--format", "on", type=Format(), help="3x8 on A4, or one label's mm, 62x29.")
@click.option("--margins", type=FourMargins(), help="Of the sheet, in mm: top left columns rows.")
@click.option("--copies", type=int, default=1, help="So many of each.")
@click.option("--skip", type=click.IntRange(0, 199), default=0, help="So many are used already.")
@click.option("--language", type=click.Choice(["sv", "en"]))
@acting
async def labels(act: Act, kind: str, names: tuple[str, ...], output: Path, **given: Any) -> None:
    """Prints labels for objects or facilities as PDF; ``-o -`` writes it to the standard output.

    Each has a QR code that opens its object or place in chat, and the address to write to. The
    paper is the company's own (setting label-format) unless ``--format`` names another.
    """
    chosen = await _chosen(act, kind, names, given)
    on = await _paper(act, given["on"], given["margins"])
    language = given["language"] or act.parts.environment.language
    content = await act.parts.labels.pdf(chosen, act.actor, language, on, given["skip"])
    hand_out(output, content)


async def _chosen(
    act: Act, kind: str, names: tuple[str, ...], given: dict[str, Any]
) -> ChooseLabels:
    place, every = given["place"], given["every"] and kind == "objects"
    if not (names or place or every):
        raise NameSomething
    ids = [await _id(act, kind, name) for name in names]
    return ChooseLabels(
        objects=tuple(ids) if kind == "objects" else (),
        facilities=tuple(ids) if kind == "facilities" else (),
        at=await _id(act, "facilities", place) if place else None,
        all_objects=every,
        copies=given["copies"],
    )


async def _id(act: Act, kind: str, name: str) -> UUID:
    row = await row_meant(act, FILE_KINDS[kind], name)
    found: UUID = row.id
    return found


async def _paper(act: Act, on: LabelFormat | None, margins: Margins | None) -> LabelFormat:
    usual = await act.ask(lambda uow: usual_format(uow.settings.all()))
    meant = on or usual
    return meant.with_margins(margins) if margins else meant
