"""The company of the bench: everybody in chat, each with one order that has seen some work."""

from datetime import UTC, datetime
from pathlib import Path

from app.environment import read_environment
from app.wiring import Parts, open_parts
from bench.bot.people import Person, people
from core.numbers import OrderNumber
from core.people import SYSTEM, Role
from core.usecases.assigning import Assign, assign
from core.usecases.faults import ReportFault, report_fault
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.users import InviteUser, Join, invite_user, join

MEASURES = 4


def variables(folder: Path, api: str, port: int, *, polling: bool = False) -> dict[str, str]:
    """The environment of a service that talks to the stand-in."""
    return {
        "ORDNA_DATA": str(folder),
        "ORDNA_TELEGRAM_TOKEN": "1:a-bench",
        "ORDNA_TELEGRAM_API": api,
        "ORDNA_TELEGRAM_MODE": "polling" if polling else "webhook",
        "ORDNA_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "ORDNA_HTTP_LISTEN": f"127.0.0.1:{port}",
        "ORDNA_SMTP_LISTEN": "127.0.0.1:0",
        "ORDNA_MAIL_DOMAIN": "bench.example",
        "ORDNA_LANGUAGE": "en",
    }


async def fill(environment: dict[str, str]) -> None:
    """Hire everybody; what would be told of it is told when the service starts."""
    async with open_parts(read_environment(environment)) as parts:
        for person in people():
            await _hire(person, parts)


async def _hire(person: Person, parts: Parts) -> None:
    name = f"Anna Berg {person.nth}"
    invited = await parts.door.do(invite_user, InviteUser(name, Role.TECHNICIAN, "en"), SYSTEM)
    await parts.door.do(join, Join(invited.secret, person.id, "en"), SYSTEM)
    fault = ReportFault(
        f"Brf Eken {person.nth}",
        f"karin{person.nth}@eken.example",
        "The door will not close",
        "It stands open the whole day, and the hinge makes a noise.",
        "en",
        receipt=False,
    )
    order = await parts.door.do(report_fault, fault, SYSTEM)
    await parts.door.do(assign, Assign(order.number, invited.user.id), SYSTEM)
    for nth in range(MEASURES):
        await _work(order.number, nth, parts)


async def _work(number: OrderNumber, nth: int, parts: Parts) -> None:
    command = AddMeasure(number, f"Adjusted hinge {nth}", datetime.now(UTC).date())
    await parts.door.do(add_measure, command, SYSTEM)
