"""Which labels are asked for in a chat, and on which paper (XT-12)."""

from dataclasses import dataclass
from uuid import UUID

from core.labels import LabelFormat, read_format
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NotAllowedAtAll
from core.settings import LABEL_FORMAT
from core.usecases.registers.labels import ChooseLabels, choose_labels

ONE_OBJECT, ONE_PLACE, WHOLE_PLACE = "o", "f", "a"


@dataclass(frozen=True, slots=True)
class AskLabels:
    """Labels for an object, a facility, or a facility with all that stands there.

    ``paper`` is a format's name; empty is the company's own.
    """

    what: str
    row_id: UUID
    paper: str = ""


@dataclass(frozen=True, slots=True)
class LabelsAsked:
    """What is printed for whom: how many labels, of what it is called, on which paper."""

    asked: AskLabels
    reader: UUID
    count: int
    name: str
    place_id: UUID | None
    paper: LabelFormat


def ask_labels(command: AskLabels, actor: Actor, uow: UnitOfWork) -> LabelsAsked:
    """See to it that they can be printed; the file is made when it is sent."""
    if actor.user_id is None:
        raise NotAllowedAtAll
    found = choose_labels(chosen(command), actor, uow)
    first = found[0]
    name = f"{first.name} {first.code}".strip()
    place_id = getattr(first.row, "facility_id", first.row.id)
    paper = read_format(command.paper) if command.paper else uow.settings.all()[LABEL_FORMAT]
    return LabelsAsked(command, actor.user_id, len(found), name, place_id, paper)


def chosen(command: AskLabels) -> ChooseLabels:
    """The rows that are meant."""
    match command.what:
        case "o":
            return ChooseLabels(objects=(command.row_id,))
        case "f":
            return ChooseLabels(facilities=(command.row_id,))
        case _:
            return ChooseLabels(at=command.row_id)
