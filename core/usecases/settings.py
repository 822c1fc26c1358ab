"""The company's settings."""

from dataclasses import dataclass

from core import permissions as may
from core.events import SettingChanged
from core.people import Actor
from core.ports import UnitOfWork
from core.settings import Setting, setting_called
from core.settings_together import refuse_unless_fitting


@dataclass(frozen=True, slots=True)
class SetSetting:
    """A setting's key and its value as people write it."""

    key: str
    value: str


def set_setting(command: SetSetting, actor: Actor, uow: UnitOfWork) -> str:
    """Set a value that its declaration and the other settings allow; gives it as written (SE)."""
    actor.require_at_all(may.ADMIN)
    setting: Setting[object] = setting_called(command.key)
    value = setting.read(command.value)
    refuse_unless_fitting(setting, value, uow)
    after = setting.written(value)
    before = setting.written(uow.settings.all()[setting])
    uow.settings.put(setting.key, after)
    uow.publish(SettingChanged(by=actor.name, key=setting.key, before=before, after=after))
    return after
