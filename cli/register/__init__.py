"""``ordna register``: whom the work is done for, where, on what and with what."""

import click

from cli.parts import Commands
from cli.register.customers import confirm, merge
from cli.register.files import columns, export_command, import_command
from cli.register.labels import labels
from cli.register.listing import list_register, show
from cli.register.objects import (
    attach,
    detach,
    documents,
    readings,
    scan,
    scans,
    sticker,
    verify,
)
from cli.register.rows import add, change, remove


@click.group(cls=Commands)
def register() -> None:
    """Lists, changes, imports and exports the registers.

    KIND is customers, facilities, contacts, objects, articles, suppliers, agreements, models,
    info-templates, self-check-templates or services.
    """


for command in (
    list_register, show, add, change, remove, import_command, export_command, columns, confirm, merge,
    scan, scans, verify, sticker, labels, readings, documents, attach, detach,
):  # fmt: skip
    register.add_command(command)
