"""The permissions, what each allows, and which templates have it, as ``docs/permissions.md`` says."""

from collections.abc import Iterator

from core.people import ROLE_LABELS, TEMPLATES
from core.permissions import PERMISSIONS, Permission

TOP = """# Permissions

What a person may do. Everybody has a role, and a role is a template of permissions. Whoever has no
rights of his own follows his role's template, also when a later version of Ordna changes it. As
soon as an administrator gives or takes a single right (`ordna user rights NAME --grant KEY
--revoke KEY`), exactly what he has then is his own and stays, whatever becomes of the template.
`--template ROLE` wipes what was his own and gives him a template again. Templates belong to the
program and can't be edited. The last administrator can't lose *admin*.

Some rights reach no further than the orders somebody has been given: *view-assigned*,
*edit-assigned* and *perform*. Whoever has one of them, or *edit*, sees the orders he has been
given; only *view* shows the others. An order that somebody may not see is not there for him: not
in lists and searches, not by its number, not in messages. A customer user sees the orders of his
own customer, and may be given nothing but prices.

`make docs` writes this page from `core/permissions.py` and `core/people.py`, and a test fails when
they disagree.
"""


def page() -> str:
    """The whole page."""
    roles = list(TEMPLATES)
    head = ["Permission", "Key", "What it allows", *(ROLE_LABELS[role] for role in roles)]
    rows = [head, ["---", "---", "---", *(":-:" for _ in roles)]]
    rows += [list(_row(each)) for each in PERMISSIONS.values()]
    return "\n".join([TOP, *(f"| {' | '.join(row)} |" for row in rows)]) + "\n"


def _row(permission: Permission) -> Iterator[str]:
    yield f"{permission.label} ({permission.feature})"
    yield f"`{permission.key}`"
    yield permission.allows
    for template in TEMPLATES.values():
        yield "✓" if permission in template else ""
