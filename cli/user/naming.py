"""How people are named on the command line, and shown to people and machines."""

from typing import Any

import click

from core.people import Role, User
from core.permissions import PERMISSIONS
from core.settings.hours import HOURS_OF_WEEK
from core.words import LANGUAGES, N_, Words

ROLES = click.Choice([role.value for role in Role])
LANGUAGE = click.Choice(LANGUAGES)


def state_of(user: User, words: Words) -> str:
    """Whether somebody has joined in chat, or has left."""
    if not user.active:
        return words.text(N_("inactive"))
    return "📱" if user.telegram_id else ""


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
