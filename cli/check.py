"""``ordna check``: tests the configuration and says what to mend."""

import asyncio

import click

from app.checks import Finding, check_everything
from cli.parts import environment, print_json, words_of
from core.words import Words


@click.command()
@click.option("--json", "as_json", is_flag=True)
def check(as_json: bool) -> None:
    """Tests the configuration and the connections, and says what to mend."""
    given = environment()
    words = words_of(given)

    async def look() -> list[Finding]:
        found = []
        async for finding in check_everything(given):
            found.append(finding)
            if not as_json:
                click.echo(("✓ " if finding.well else "✗ ") + _said(finding, words))
        return found

    found = asyncio.run(look())
    if as_json:
        print_json([{"well": each.well, "says": _said(each, words)} for each in found])
    if not all(each.well for each in found):
        click.get_current_context().exit(1)


def _said(finding: Finding, words: Words) -> str:
    return words.text(finding.sentence, **finding.fields)
