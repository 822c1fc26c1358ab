"""The register of service objects: kept with their models, and what their templates ask (OB)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from core import permissions as may
from core import settings
from core.people import Actor
from core.ports import UnitOfWork
from core.register_kinds import NoSuchRow, register_of
from core.registers import Model, Reading, ServiceObject
from core.usecases.registers.keeping import KeepRow, changed, keep_row
from core.usecases.registers.looking import refuse_strangers


@dataclass(frozen=True, slots=True)
class KeepServiceObject:
    service_object: ServiceObject


@dataclass(frozen=True, slots=True)
class SwitchVerification:
    """Keep the scans of an object's sticker from now on, or no longer (QR-03)."""

    object_id: UUID
    on: bool


def keep_service_object(
    command: KeepServiceObject, actor: Actor, uow: UnitOfWork
) -> ServiceObject:
    """Add or change an object in the register (OB-03, OB-04, PE-25); its model may join (SE-43)."""
    before = uow.service_objects.get(command.service_object.id)
    kept = keep_row(KeepRow(command.service_object), actor, uow)
    join_models([kept], uow)
    value = kept.counter_reading
    if value is not None and (before is None or before.counter_reading != value):
        uow.service_objects.put_reading(Reading(kept.id, uow.now, actor.name, value))
    return kept


def join_models(objects: Sequence[ServiceObject], uow: UnitOfWork) -> None:
    """Models that were typed with objects join the register of models, if that is set (OB-08)."""
    if not uow.settings.all()[settings.ADD_MODELS]:
        return
    for name in dict.fromkeys(each.model for each in objects if each.model):
        if uow.models.named(name) is None:
            uow.models.put(Model(name))


def switch_verification(
    command: SwitchVerification, actor: Actor, uow: UnitOfWork
) -> ServiceObject:
    """Switch QR verification on or off for one object; takes a right of its own (PE-22)."""
    actor.require_at_all(may.QR_ACTIVATE)
    thing = uow.service_objects.get(command.object_id)
    if thing is None:
        raise NoSuchRow(name=str(command.object_id))
    switched = replace(thing, qr_verification=command.on)
    if switched != thing:
        uow.service_objects.put(switched)
        uow.publish(changed(register_of(switched), switched, "changed", actor))
    return switched


def objects_offered(
    customer_id: UUID, facility_id: UUID | None, actor: Actor, uow: UnitOfWork
) -> Sequence[ServiceObject]:
    """The customer's objects, those of the facility first (OB-01)."""
    if actor.customer_id != customer_id:
        refuse_strangers(actor)
    known = uow.service_objects.of_customer(customer_id)
    return sorted(known, key=lambda each: each.facility_id != facility_id)
