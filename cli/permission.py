"""``ordna permission``: every right there is, and which roles have it."""

import click

from cli.parts import Commands, environment, print_json, print_table, words_of
from core.people import ROLE_LABELS, TEMPLATES, Role
from core.permissions import PERMISSIONS, Permission

LONGEST = max(map(len, PERMISSIONS))


@click.group(cls=Commands)
def permission() -> None:
    """What people may do."""


@permission.command("list")
@click.option("--json", "as_json", is_flag=True)
def list_permissions(as_json: bool) -> None:
    """Every permission, what it allows, and the roles whose template has it."""
    if as_json:
        print_json([_json(each) for each in PERMISSIONS.values()])
        return
    words = words_of(environment())
    for each in PERMISSIONS.values():
        allows = f"{words.text(each.label)}. {words.text(each.allows)}"
        roles = ", ".join(words.text(ROLE_LABELS[Role(role)]) for role in _roles(each))
        print_table([(each.key.ljust(LONGEST), allows), ("", roles)], fold=True)


def _json(each: Permission) -> dict[str, object]:
    return {
        "feature": each.feature,
        "key": each.key,
        "label": each.label,
        "allows": each.allows,
        "templates": _roles(each),
    }


def _roles(permission: Permission) -> list[str]:
    return [role.value for role, template in TEMPLATES.items() if permission in template]
