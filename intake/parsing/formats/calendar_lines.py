"""The lines of an iCalendar part (RFC 5545), read tolerantly and in bounds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

LONGEST = 64 * 1024
_MOST_LINES = 2_000
_PARAMETER = re.compile(r';\s*([\w-]{1,40})\s*=\s*("[^"]*"|[^;:"]*)')
_NAME = re.compile(r"[\w-]{1,60}")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """A property: its name and parameters' names upper-cased, its value as it is written."""

    name: str
    value: str
    parameters: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The value as a text, its escapes undone."""
        return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], self.value).strip()

    @property
    def address(self) -> str:
        """The address of a person, whether or not it is written as a mailto."""
        value = self.value.strip()
        given = value[7:] if value[:7].lower() == "mailto:" else value
        return given if "@" in given else self.parameters.get("EMAIL", "").removeprefix("mailto:")


@dataclass(slots=True)
class Entry:
    """One event (or task) of a calendar, and what the calendar says of itself."""

    method: str = ""
    lines: dict[str, list[Line]] = field(default_factory=dict)

    def first(self, name: str) -> Line | None:
        found = self.lines.get(name)
        return found[0] if found else None

    def all(self, name: str) -> list[Line]:
        return self.lines.get(name, [])

    def text(self, name: str) -> str:
        line = self.first(name)
        return line.text if line else ""


def read_entry(text: str) -> Entry:
    """Read the first event of a calendar, its alarms left out."""
    entry = Entry()
    inside: list[str] = []
    for line in _lines(text):
        if line.name == "BEGIN":
            inside.append(line.value.strip().upper())
        elif line.name == "END":
            if inside and inside.pop() in {"VEVENT", "VTODO"}:
                break
        elif not inside or inside[-1] == "VCALENDAR":
            if line.name == "METHOD":
                entry.method = line.value.strip().lower()
        elif inside[-1] in {"VEVENT", "VTODO"}:
            entry.lines.setdefault(line.name, []).append(line)
    return entry


def _lines(text: str) -> Iterator[Line]:
    unfolded = re.sub(r"\r?\n[ \t]", "", text[:LONGEST]).replace("\r", "\n")
    for written in unfolded.split("\n", _MOST_LINES)[:_MOST_LINES]:
        if line := _line(written):
            yield line


def _line(written: str) -> Line | None:
    name = _NAME.match(written)
    if not name:
        return None
    at = name.end()
    parameters: dict[str, str] = {}
    while found := _PARAMETER.match(written, at):
        parameters[found[1].upper()] = found[2].strip('"')
        at = found.end()
    colon = written.find(":", at)
    if colon < 0:
        return None
    return Line(name[0].upper(), written[colon + 1 :], parameters)
