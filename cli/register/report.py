"""What came of a file, told line by line."""

import click

from cli.order.commands import Act
from core.register_files.reading import Problem
from core.usecases.registers.importing import ImportReport
from core.usecases.registers.order_import import NothingImported
from core.words import N_


def tell_report(kind: str, report: ImportReport, act: Act) -> None:
    """How many rows were what, and which columns were left out; raises NothingImported."""
    tell_problems(report, act)
    act.say(
        N_("{added} added, {changed} changed, {unchanged} as they were."),
        added=report.added,
        changed=report.changed,
        unchanged=report.unchanged,
    )
    if report.ignored:
        act.say(
            N_(
                "Columns left out: {columns}. To take one in, say which of ours it is: "
                '--map "{first}=OURS". Ours are told by: ordna register columns {kind}'
            ),
            columns=", ".join(report.ignored),
            first=report.ignored[0],
            kind=kind,
        )
    if report.dry_run:
        act.say(N_("This was a dry run: nothing was changed."))


def tell_problems(report: ImportReport, act: Act) -> None:
    """Each problem with its line on the error output; raises NothingImported if there are any."""
    for problem in report.problems:
        click.echo(_told(problem, act), err=True)
    if report.refused:
        raise NothingImported(report)


def _told(problem: Problem, act: Act) -> str:
    said = act.words.text(problem.sentence, **problem.fields)
    if problem.column:
        return act.words.text(
            N_("Line {line}, {column}: {said}"),
            line=problem.line,
            column=problem.column,
            said=said,
        )
    return act.words.text(N_("Line {line}: {said}"), line=problem.line, said=said)
