"""An order made from a performed service: its customer, place, object and notes (WO-04)."""

from dataclasses import dataclass
from datetime import date

from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput
from core.register_kinds import NoSuchRow
from core.registers import PerformedService
from core.text import cut, one_line
from core.usecases.creating import CreateOrder, create_order
from core.usecases.editing import Edit
from core.words import N_
from core.work_order import Origin, WorkOrder

LONGEST_TITLE = 120


class NothingToDo(BadInput):
    sentence = N_("Service {number} has no notes. Say what is to be done.")


@dataclass(frozen=True, slots=True)
class CreateOrderFromService:
    """The service by its number; ``description`` says what is to be done, else its notes do.

    ``edits`` fill in what else a save takes; ``today`` is the company's date (SE-44).
    """

    service_number: str
    description: str = ""
    edits: tuple[Edit, ...] = ()
    origin: Origin = Origin.CHAT
    today: date | None = None


def create_order_from_service(
    command: CreateOrderFromService, actor: Actor, uow: UnitOfWork
) -> WorkOrder:
    """Make an order from a performed service; it names the service it came from (WO-04)."""
    service = uow.performed_services.named(command.service_number)
    if service is None:
        raise NoSuchRow(name=one_line(command.service_number, 60))
    made = CreateOrder(
        service.customer_id,
        command.description or _title(service),
        error=cut(service.notes),
        origin=command.origin,
        object_code=_object_code(service, uow),
        edits=(*_place(service, uow), *command.edits),
        service_number=service.number,
        today=command.today,
    )
    return create_order(made, actor, uow)


def _title(service: PerformedService) -> str:
    first = next((line for line in service.notes.splitlines() if line.strip()), "")
    if not first:
        raise NothingToDo(number=service.number)
    return one_line(first, LONGEST_TITLE)


def _object_code(service: PerformedService, uow: UnitOfWork) -> str:
    thing = service.service_object_id and uow.service_objects.get(service.service_object_id)
    return thing.code if thing else ""


def _place(service: PerformedService, uow: UnitOfWork) -> tuple[Edit, ...]:
    facility = service.facility_id and uow.facilities.get(service.facility_id)
    return (Edit("facility", facility.name),) if facility else ()
