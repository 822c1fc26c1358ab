"""The company's settings."""

from dataclasses import dataclass

from core import permissions as may
from core.events import SettingChanged
from core.people import Actor
from core.ports import UnitOfWork
from core.settings import Setting, setting_called


@dataclass(frozen=True, slots=True)
class SetSetting:
    """A setting's key and its value as people write it."""

    key: str
    value: str


def set_setting(command: SetSetting, actor: Actor, uow: UnitOfWork) -> str:
    """Set a value, checked by its declaration; gives it as it is written (SE)."""
    actor.require_at_all(may.ADMIN)
    setting: Setting[object] = setting_called(command.key)
    after = setting.written(setting.read(command.value))
    before = setting.written(uow.settings.all()[setting])
    uow.settings.put(setting.key, after)
    uow.publish(SettingChanged(by=actor.name, key=setting.key, before=before, after=after))
    return after
