"""A company with templates for self-checks, and what is done with the checks made from them."""

from datetime import UTC, date, datetime
from typing import Any

from core.order_papers import Document
from core.people import SYSTEM
from core.point_answers import Answer
from core.self_checks import Choice, PointTemplate, SelfCheck, SelfCheckTemplate
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.self_checks import (
    AddSelfCheck,
    AnswerPoint,
    CompleteSelfCheck,
    SignSelfCheck,
    add_self_check,
    answer_point,
    complete_self_check,
    sign_self_check,
)
from core.usecases.signing import Sign, sign
from tests.core.conftest import ONE, Company

CLEANED = PointTemplate("Cleaned")
FORCE = PointTemplate("Closing force", unit="N")
LABEL = PointTemplate("Label", unit="")
LOCK = PointTemplate("Lock", choices=(Choice("Whole", True), Choice("Broken", False)))
PLATE = PointTemplate("Type plate", photo=True)
DOOR = SelfCheckTemplate("Door check", (FORCE, LOCK))
SHORT = SelfCheckTemplate("Short check", (CLEANED,))
AT = datetime(2026, 11, 24, 7, tzinfo=UTC)
PHOTO = Document("plate.jpg", "image/jpeg", 9000, "Anna", AT, sha256="ab" * 32)


async def has(company: Company, *templates: SelfCheckTemplate) -> None:
    """The company's templates are these."""
    for template in templates:
        await company.door.do(
            lambda kept, actor, uow: uow.self_check_templates.put(kept), template, SYSTEM
        )


async def forgets(company: Company, template: SelfCheckTemplate) -> None:
    """The company has a template no more."""
    await company.door.do(
        lambda gone, actor, uow: uow.self_check_templates.remove(gone.id), template, SYSTEM
    )


async def added(
    company: Company, template: SelfCheckTemplate = DOOR, name: str = "Anna"
) -> SelfCheck:
    """A check of this template, added by somebody who has the order."""
    await has(company, template)
    done = await company.does(name, add_self_check, AddSelfCheck(ONE, template.id))
    return done.check


async def begun(company: Company, template: SelfCheckTemplate = DOOR) -> SelfCheck:
    """An order that Anna has, with a check on it."""
    await company.assigned()
    return await added(company, template)


async def one_point(company: Company, point: PointTemplate) -> SelfCheck:
    """An order that Anna has, with a check of one point."""
    return await begun(company, SelfCheckTemplate("One point", (point,)))


async def answers(
    company: Company, check: SelfCheck, place: int = 0, name: str = "Anna", **said: Any
) -> SelfCheck:
    """Somebody answers one point of a check."""
    photo = said.pop("photo", None)
    command = AnswerPoint(ONE, check.id, check.points[place].id, Answer(**said), photo)
    return (await company.does(name, answer_point, command)).check


async def completes(company: Company, check: SelfCheck, name: str = "Anna") -> SelfCheck:
    """Somebody says that a check is done."""
    command = CompleteSelfCheck(ONE, check.id)
    return (await company.does(name, complete_self_check, command)).check


async def signs(company: Company, check: SelfCheck, name: str = "Anna") -> SelfCheck:
    """Somebody answers for a check."""
    command = SignSelfCheck(ONE, check.id, "Anna Berg")
    return (await company.does(name, sign_self_check, command)).check


async def signed_order(company: Company, *, finished: bool = True) -> None:
    """Anna writes what she did and signs the order."""
    await company.does("Anna", add_measure, AddMeasure(ONE, "Oiled it", date(2026, 11, 24)))
    await company.does("Anna", sign, Sign(ONE, "Anna Berg", finished=finished))


async def kept(company: Company) -> SelfCheck:
    """The one check that stands on the order."""
    (check,) = (await company.order()).assignments[0].self_checks
    return check
