"""The company's settings."""

from dataclasses import dataclass

from core import permissions as may
from core.events import SettingChanged
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.settings import Setting, setting_called
from core.settings_together import refuse_unless_fitting
from core.text import one_line
from core.words import N_, Label


class SettingChangedMeanwhile(Refused):
    sentence = N_(
        "Somebody changed {setting} meanwhile to “{theirs}”. You wrote “{yours}”. "
        "Look at it and change it once more if yours is right."
    )


@dataclass(frozen=True, slots=True)
class SetSetting:
    """A setting's key and its value as people write it.

    ``seen`` is the value its writer had before him; None: he does not mind what it was.
    """

    key: str
    value: str
    seen: str | None = None


def set_setting(command: SetSetting, actor: Actor, uow: UnitOfWork) -> str:
    """Set a value that its declaration and the other settings allow; gives it as written (SE).

    Raises SettingChangedMeanwhile, with both values, where another wrote in between.
    """
    actor.require_at_all(may.ADMIN)
    setting: Setting[object] = setting_called(command.key)
    value = setting.read(command.value)
    refuse_unless_fitting(setting, value, uow)
    after = setting.written(value)
    before = setting.written(uow.settings.all()[setting])
    if command.seen is not None and before not in {command.seen, after}:
        raise SettingChangedMeanwhile(
            setting=Label(setting.label), theirs=one_line(before, 80), yours=one_line(after, 80)
        )
    uow.settings.put(setting.key, after)
    uow.publish(SettingChanged(by=actor.name, key=setting.key, before=before, after=after))
    return after
