"""The company's people: who there is, who is in chat, and those who are to come (PE-28, RV-10)."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from core import permissions as may
from core.people import FIELD_ROLES, ROLE_LABELS, Actor, JoinRequest, Role, User
from core.ports import UnitOfWork
from core.refusals import NotAllowedAtAll, Refused
from core.text import one_line
from core.usecases.letting_in import LetIn, TurnAway, let_in, turn_away, who_asks
from core.usecases.users import (
    AddUser,
    Invited,
    InviteUser,
    add_user,
    invite_user,
    may_let_in,
    people_seen,
)
from core.words import LANGUAGES, N_, Words
from web.office.desk import Desk, office
from web.office.reading import a_count, an_id_or_none
from web.pages import NAMES
from web.parts import PARTS

A_PAGE = 50


class NoBot(Refused):
    sentence = N_(
        "There is no chat to invite to just now: the bot's name can't be found. Try again later."
    )


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person in the reader's words."""

    id: str
    name: str
    role: str
    reach: str
    state: str
    active: bool


async def show(desk: Desk, refused: Refused | None = None) -> web.StreamResponse:
    """Everybody, those who work here first; after a refusal with what was typed, and why."""
    everybody, asking = await desk.ask(
        lambda uow: (people_led(desk.actor, uow), _asking(desk.actor, uow))
    )
    sought = one_line(desk.query.get("q", ""), 60).casefold()
    found = [each for each in everybody if sought in f"{each.name} {each.email}".casefold()]
    last = max(0, (len(found) - 1) // A_PAGE)
    at = min(a_count(desk.query.get("page", "")), last)
    rows = [row_of(each, desk.words) for each in found[at * A_PAGE : (at + 1) * A_PAGE]]
    return desk.page(
        "people.html",
        200 if refused is None else 422,
        refused=desk.words.text(refused.sentence, **refused.fields) if refused else "",
        typed=desk.form,
        rows=rows,
        asking=asking,
        absent=[each for each in everybody if each.works_here and each.telegram_id is None],
        at=at,
        last=last,
        sought=sought,
        roles=roles_for(desk.actor, desk.words),
        languages=[("", "–"), *((code, NAMES[code]) for code in LANGUAGES)],
        by_admin=desk.actor.may(may.ADMIN),
    )


async def add(desk: Desk) -> web.StreamResponse:
    """A new person; with an invitation at once where that is wanted."""
    form, role = desk.form, role_in(desk)

    async def again(refused: Refused) -> web.StreamResponse:
        return await show(desk, refused)

    desk.again = again if _leads(desk.actor) else None
    language = form.text("language") or None
    if desk.actor.may(may.ADMIN):
        command = AddUser(
            form.text("name"),
            role,
            form.text("email") or None,
            language,
            form.text("phone") or None,
            form.text("customer"),
        )
        user = await desk.do(add_user, command)
        return desk.back(N_("{name} is added."), to=f"/office/people/{user.id}", name=user.name)
    return await with_link(InviteUser(form.text("name"), role, language), desk)


async def open_door(desk: Desk) -> web.StreamResponse:
    """Let in who asks, as somebody there is or as a new one."""
    user_id = an_id_or_none(desk.form.text("user"))
    role = Role.TECHNICIAN if user_id else role_in(desk)
    user = await desk.do(let_in, LetIn(_knocks(desk), role, user_id))
    return desk.back(N_("{name} is in."), name=user.name)


async def shut_door(desk: Desk) -> web.StreamResponse:
    """Turn away who asks."""
    await desk.do(turn_away, TurnAway(_knocks(desk)))
    return desk.back(N_("Turned away."))


def _knocks(desk: Desk) -> int:
    return int(desk.request.match_info["telegram"])


def _asking(actor: Actor, uow: UnitOfWork) -> Sequence[JoinRequest]:
    return who_asks(None, actor, uow) if may_let_in(actor, Role.TECHNICIAN, None) else ()


async def with_link(command: InviteUser, desk: Desk) -> web.StreamResponse:
    """Make an invitation, and show its link: it is known nowhere else, and only now."""
    find = desk.request.app[PARTS].bot_username
    bot = await find() if find is not None else None
    if bot is None:
        raise NoBot
    invited: Invited = await desk.do(invite_user, command)
    link = f"https://t.me/{bot}?start={invited.secret}"
    return desk.page("invited.html", person=invited.user, link=link)


def people_led(actor: Actor, uow: UnitOfWork) -> Sequence[User]:
    """Everybody, for whoever gives out the work; those who work here first."""
    require_to_lead(actor)
    found = people_seen(actor, uow)
    return sorted(found, key=lambda user: (not user.active, user.name.casefold()))


def require_to_lead(actor: Actor) -> None:
    """Those who give out the work, and administrators."""
    if not _leads(actor):
        raise NotAllowedAtAll


def _leads(actor: Actor) -> bool:
    return actor.may(may.ASSIGN) or actor.may(may.ADMIN)


def roles_for(actor: Actor, words: Words) -> list[tuple[str, str]]:
    """The roles in which this person may bring somebody in."""
    wanted = Role if actor.may(may.ADMIN) else FIELD_ROLES
    return [(each.value, words.text(ROLE_LABELS[each])) for each in Role if each in wanted]


def role_in(desk: Desk) -> Role:
    """The role that a form says; none of ours is the sender's fault."""
    try:
        return Role(desk.form.text("role"))
    except ValueError:
        raise web.HTTPBadRequest from None


def row_of(user: User, words: Words) -> PersonRow:
    """One person as he is listed."""
    return PersonRow(
        id=str(user.id),
        name=user.name,
        role=words.text(ROLE_LABELS[user.role]),
        reach=" · ".join(each for each in (user.phone, user.email) if each),
        state=in_chat(user, words),
        active=user.active,
    )


def in_chat(user: User, words: Words) -> str:
    """Whether somebody can be written to in chat, or has left."""
    if not user.active:
        return words.text(N_("does not work here any more"))
    if user.telegram_id is None:
        return words.text(N_("not in chat"))
    return words.text(N_("not reached in chat") if user.chat_lost_at else N_("in chat"))


ROUTES = (
    web.get("/office/people", office(show)),
    web.post("/office/people", office(add)),
    web.post(r"/office/people/asks/{telegram:\d{1,18}}/in", office(open_door)),
    web.post(r"/office/people/asks/{telegram:\d{1,18}}/away", office(shut_door)),
)
