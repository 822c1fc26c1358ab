"""The order types whose papers follow a template (SE-57)."""

from dataclasses import dataclass, replace

from bot import setting_items as items
from bot.steps.orders import mark
from bot.steps.settings import SeeSettings, see_settings
from core import permissions as may
from core.people import Actor
from core.ports import UnitOfWork
from core.settings import ORDER_TYPES, PAPER_TEMPLATES, PaperTemplate, Settings
from core.settings.coloured import names_of
from core.usecases.settings import SetSetting, set_setting


@dataclass(frozen=True, slots=True)
class OfOrderType:
    """Put the order type with the mark ``of`` on the template with this mark, or take it off."""

    mark: int
    of: int
    on: bool


def put_order_type(command: OfOrderType, actor: Actor, uow: UnitOfWork) -> Settings:
    """The settings after it; an order type that is put on one template is on no other."""
    actor.require_at_all(may.ADMIN)
    values = uow.settings.all()
    now: tuple[PaperTemplate, ...] = values[PAPER_TEMPLATES]
    chosen = items.meant(now, command.mark)
    bare = tuple(
        _without(each, command.of) if each.paper == chosen.paper else each for each in now
    )
    name = next((n for n in names_of(values[ORDER_TYPES]) if mark(n) == command.of), None)
    if command.on and name is not None:
        bare = items.changed(bare, command.mark, lambda each: _with(each, name))
    written = PAPER_TEMPLATES.written(bare)
    set_setting(SetSetting(PAPER_TEMPLATES.key, written), actor, uow)
    return see_settings(SeeSettings(), actor, uow)


def _with(each: PaperTemplate, name: str) -> PaperTemplate:
    return replace(each, order_types=(*each.order_types, name))


def _without(each: PaperTemplate, of: int) -> PaperTemplate:
    return replace(each, order_types=tuple(n for n in each.order_types if mark(n) != of))
