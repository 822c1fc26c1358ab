"""One of the company's people: his page, how he is reached, when he works, what he may do (PE-28, SE-61)."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from core import permissions as may
from core.people import ROLE_LABELS, TEMPLATES, Actor, Role, User
from core.permissions import PERMISSIONS
from core.ports import UnitOfWork
from core.refusals import BadInput, Refused
from core.settings.hours import HOURS_OF_WEEK
from core.usecases.users import may_let_in
from core.words import LANGUAGES, N_
from web.office.desk import Desk, office
from web.office.people import in_chat, require_to_lead, roles_for
from web.office.reading import an_id
from web.pages import NAMES


class PersonIsGone(Refused):
    sentence = N_("That person is not in the list any more. Look at it once more.")


@dataclass(frozen=True, slots=True)
class Seen:
    """A person, whose he is, who could take over, and whether he may be invited."""

    user: User
    customer: str
    others: Sequence[User]
    may_invite: bool


@dataclass(frozen=True, slots=True)
class Right:
    """One right as the table shows it: held or not, and whether his role has it."""

    key: str
    label: str
    allows: str
    held: bool
    usual: bool


async def show(desk: Desk, refused: Refused | None = None) -> web.StreamResponse:
    """His page; after a refusal with what was typed, and why it will not do."""
    seen = await seen_of(desk)
    user, words = seen.user, desk.words
    return desk.page(
        "person.html",
        200 if refused is None else 422,
        refused=desk.words.text(refused.sentence, **refused.fields) if refused else "",
        typed=desk.form,
        where=f"/office/people/{user.id}",
        person=user,
        seen=seen,
        role=words.text(ROLE_LABELS[user.role]),
        state=in_chat(user, words),
        roles=roles_for(desk.actor, words),
        languages=[("", "–"), *((code, NAMES[code]) for code in LANGUAGES)],
        hours=HOURS_OF_WEEK.write(user.working_hours),
        hours_form=words.text(HOURS_OF_WEEK.form),
        today=words.today(desk.now).isoformat(),
        by_admin=desk.actor.may(may.ADMIN),
    )


async def rights(desk: Desk) -> web.StreamResponse:
    """What he may do, right by right."""
    desk.actor.require_at_all(may.ADMIN)
    user = (await seen_of(desk)).user
    usual = TEMPLATES[user.role]
    rows = [
        Right(
            key,
            desk.words.text(each.label),
            desk.words.text(each.allows),
            each in user.permissions,
            each in usual,
        )
        for key, each in PERMISSIONS.items()
    ]
    templates = [(role.value, desk.words.text(ROLE_LABELS[role])) for role in Role]
    return desk.page("person_rights.html", person=user, rows=rows, templates=templates)


async def seen_of(desk: Desk) -> Seen:
    """Whose page this is; raises PersonIsGone."""
    try:
        wanted = an_id(desk.request.match_info["id"])
    except BadInput:
        raise PersonIsGone from None

    def look(uow: UnitOfWork) -> Seen:
        return _looked_up(wanted, desk.actor, uow)

    return await desk.ask(look)


def _looked_up(wanted: object, actor: Actor, uow: UnitOfWork) -> Seen:
    require_to_lead(actor)
    everybody = uow.users.all()
    user = next((each for each in everybody if each.id == wanted), None)
    if user is None:
        raise PersonIsGone
    customer = uow.customers.get(user.customer_id) if user.customer_id else None
    others = sorted(
        (each for each in everybody if each.works_here and each.id != user.id),
        key=lambda each: each.name.casefold(),
    )
    invites = user.active and may_let_in(actor, user.role, user)
    return Seen(user, customer.name if customer else "", others, invites)


ONE = "/office/people/{id}"
ROUTES = (
    web.get(ONE, office(show)),
    web.get(f"{ONE}/rights", office(rights)),
)
