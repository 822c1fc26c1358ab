"""What a setting is, how its value is read and written, and the one catalogue of them all (SE)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from core.refusals import BadInput, Refused
from core.words import N_

T = TypeVar("T")


class NoSuchSetting(Refused):
    sentence = N_("There is no setting {key}. Look in the list of settings.")


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """A kind of value: how it is read from what people write, and written so that it is read back.

    ``read`` raises BadInput; ``form`` says in a few words what is to be written; ``choices`` are
    the only words there are, where there are few.
    """

    form: str
    read: Callable[[str], T]
    write: Callable[[T], str]
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """A setting: feature IDs, group, key, label, kind, default, and a sentence on what it does."""

    features: tuple[str, ...]
    group: str
    key: str
    label: str
    kind: Kind[T]
    default: T
    help: str

    @property
    def feature(self) -> str:
        """Its feature IDs as one text: *SE-24, SE-50*."""
        return ", ".join(self.features)

    def read(self, text: str) -> T:
        """The value of what somebody wrote; raises BadInput."""
        return self.kind.read(text)

    def written(self, value: T) -> str:
        """The value as ``read`` takes it; empty for none."""
        return "" if value is None else self.kind.write(value)


class Settings:
    """The company's values, read by their declarations; what was never set has its default."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values

    def __getitem__(self, setting: Setting[T]) -> T:
        """The value; its default too where what is kept can't be read by today's rules."""
        if setting.key not in self._values:
            return setting.default
        try:
            return setting.read(self._values[setting.key])
        except BadInput:
            return setting.default

    @property
    def fingerprint(self) -> int:
        """Tells two states of the company's settings apart, within one process."""
        return hash(frozenset(self._values.items()))

    def with_value(self, setting: Setting[T], value: T) -> "Settings":
        """These values with one of them changed; nothing is kept."""
        return Settings({**self._values, setting.key: setting.written(value)})


CATALOGUE: dict[str, Setting[Any]] = {}
"""Every setting by its key, group by group."""


def setting_called(key: str) -> Setting[Any]:
    """The setting with this key; raises NoSuchSetting."""
    if key not in CATALOGUE:
        raise NoSuchSetting(key=key)
    return CATALOGUE[key]


@dataclass(frozen=True, slots=True)
class Group:
    """The settings that stand under one heading; ``declare`` adds one to the catalogue."""

    title: str

    def declare(
        self, features: str, key: str, label: str, kind: Kind[T], default: T, says: str
    ) -> Setting[T]:
        """Add a setting; ``features`` are its IDs with commas between, ``says`` what it does."""
        ids = tuple(each.strip() for each in features.split(","))
        made = Setting(ids, self.title, key, label, kind, default, says)
        CATALOGUE[key] = made
        return made

    @property
    def settings(self) -> tuple[Setting[Any], ...]:
        """The settings under this heading, as they were declared."""
        return tuple(each for each in CATALOGUE.values() if each.group == self.title)
