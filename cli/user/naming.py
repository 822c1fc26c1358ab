"""How people are named on the command line, and shown to people and machines."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import click

from core.people import Role, User, WorkingHours
from core.permissions import PERMISSIONS
from core.settings.hours import HOURS_OF_WEEK
from core.words import LANGUAGES, N_, WEEKDAYS, Words

ROLES = click.Choice([role.value for role in Role])
LANGUAGE = click.Choice(LANGUAGES)


def state_of(user: User, words: Words) -> str:
    """Whether somebody has joined in chat, or has left."""
    if not user.active:
        return words.text(N_("inactive"))
    return "📱" if user.telegram_id else ""


def hours_said(hours: Sequence[WorkingHours], words: Words) -> str:
    """Working hours as people say them: *Mon–Fri 7–16*."""
    parts = []
    for (_, clock), run in groupby(enumerate(hours), key=lambda pair: _run(pair, words)):
        days = [words.text(WEEKDAYS[each.weekday]) for _, each in run]
        parts.append(f"{'–'.join(dict.fromkeys((days[0], days[-1])))} {clock}")
    return ", ".join(parts)


def _run(pair: tuple[int, WorkingHours], words: Words) -> tuple[int, str]:
    """What days in a row with the same hours have in common."""
    place, hours = pair
    return hours.weekday - place, f"{words.hour(hours.starts_at)}–{words.hour(hours.ends_at)}"


def user_json(user: User) -> dict[str, Any]:
    """A person in short."""
    return {
        "name": user.name,
        "role": user.role.value,
        "email": user.email,
        "language": user.language,
        "joined": user.telegram_id is not None,
        "active": user.active,
    }


def whole_user_json(user: User, customer: str | None) -> dict[str, Any]:
    """All that is kept of a person; ``customer`` is whom a customer user belongs to."""
    return {
        **user_json(user),
        "phone": user.phone,
        "mails": user.mails,
        "customer": customer,
        "template": user.rights is None,
        "rights": [key for key, each in PERMISSIONS.items() if each in user.permissions],
        "working_hours": HOURS_OF_WEEK.write(user.working_hours) or None,
        "absences": [
            {
                "first_day": each.first_day.isoformat(),
                "last_day": each.last_day.isoformat(),
                "reason": each.reason or None,
            }
            for each in user.absences
        ],
    }
