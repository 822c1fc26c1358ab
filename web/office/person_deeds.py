"""What is changed about one of the company's people: each deed of his page (PE-28, SE-61)."""

from aiohttp import web

from core import permissions as may
from core.refusals import Refused
from core.settings.hours import HOURS_OF_WEEK
from core.usecases.leaving import (
    ActivateUser,
    DeactivateUser,
    Left,
    activate_user,
    deactivate_user,
)
from core.usecases.letting_in import EndChat, WorksHereNoMore, end_chat
from core.usecases.rights import ChangeRights, change_rights
from core.usecases.user_changes import (
    AddAbsence,
    ChangeUser,
    RemoveAbsence,
    SetHours,
    add_absence,
    change_user,
    remove_absence,
    set_hours,
)
from core.usecases.users import InviteUser
from core.words import N_, Words
from web.office.desk import Desk, office
from web.office.people import role_in, with_link
from web.office.person import ONE, PersonIsGone, Seen, seen_of, show
from web.office.reading import a_day, a_day_or_none, an_id_or_none

FIELDS = {
    "name": N_("Name"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "language": N_("Language"),
    "customer": N_("Customer"),
}


class PersonChangedMeanwhile(Refused):
    sentence = N_(
        "{field} was changed meanwhile to “{theirs}”. You wrote “{yours}”. "
        "Look at it and change it once more if yours is right."
    )


async def change(desk: Desk) -> web.StreamResponse:
    """Who he is and how he is reached, as far as the form says other than it said before."""
    _stays_typed(desk)
    seen = await seen_of(desk)
    now = _texts(seen)
    new = {name: _changed(name, now[name], desk) for name in FIELDS if desk.form.has(name)}
    role = role_in(desk) if desk.form.has("role") else None
    command = ChangeUser(
        seen.user.name,
        new_name=new.get("name"),
        email=new.get("email"),
        phone=new.get("phone"),
        language=new.get("language"),
        role=role if role is not seen.user.role else None,
        customer=new.get("customer"),
        mails=desk.form.has("mails") if desk.form.has("name") else None,
    )
    user = await desk.do(change_user, command)
    return desk.back(N_("{name} is changed."), name=user.name)


async def change_hours(desk: Desk) -> web.StreamResponse:
    """When he works."""
    _stays_typed(desk)
    user = (await seen_of(desk)).user
    await desk.do(set_hours, SetHours(user.name, HOURS_OF_WEEK.read(desk.form.text("hours"))))
    return desk.back(N_("{name} is changed."), name=user.name)


async def add_away(desk: Desk) -> web.StreamResponse:
    """Days on which he is away; one day where no last one is said."""
    _stays_typed(desk)
    user = (await seen_of(desk)).user
    first = a_day(desk.form.text("first_day"))
    last = a_day_or_none(desk.form.text("last_day")) or first
    await desk.do(add_absence, AddAbsence(user.name, first, last, desk.form.text("reason")))
    return desk.back(N_("{name} is changed."), name=user.name)


async def drop_away(desk: Desk) -> web.StreamResponse:
    """He is there after all."""
    user = (await seen_of(desk)).user
    await desk.do(remove_absence, RemoveAbsence(user.name, a_day(desk.form.text("first_day"))))
    return desk.back(N_("{name} is changed."), name=user.name)


async def keep_rights(desk: Desk) -> web.StreamResponse:
    """Exactly the rights that are ticked, seen against what stood there before."""
    user = (await seen_of(desk)).user
    ticked, before = set(desk.form.all("right")), set(desk.form.all("seen"))
    grant, revoke = tuple(sorted(ticked - before)), tuple(sorted(before - ticked))
    await desk.do(change_rights, ChangeRights(user.name, grant=grant, revoke=revoke))
    return desk.back(N_("The rights of {name} are changed."), name=user.name)


async def use_template(desk: Desk) -> web.StreamResponse:
    """The rights of a role, and no others."""
    user = (await seen_of(desk)).user
    await desk.do(change_rights, ChangeRights(user.name, template=role_in(desk)))
    return desk.back(N_("The rights of {name} are changed."), name=user.name)


async def invite(desk: Desk) -> web.StreamResponse:
    """A link for a first, another or a new phone; it ends the one before."""
    user = (await seen_of(desk)).user
    if not user.active:
        raise WorksHereNoMore(name=user.name)
    return await with_link(InviteUser(user.name, user.role, user.language), desk)


async def lost(desk: Desk) -> web.StreamResponse:
    """His phone is lost: nothing opens with it any more."""
    user = (await seen_of(desk)).user
    await desk.do(end_chat, EndChat(user.name))
    return desk.back(N_("The phone of {name} opens nothing any more."), name=user.name)


async def leave(desk: Desk) -> web.StreamResponse:
    """He leaves; another gets what he had to do, or nobody."""
    user = (await seen_of(desk)).user
    wanted = an_id_or_none(desk.form.text("successor"))
    successor = (await desk.ask(lambda uow: uow.users.get(wanted))) if wanted else None
    if wanted and successor is None:
        raise PersonIsGone
    command = DeactivateUser(user.name, successor.name if successor else None)
    left = await desk.do(deactivate_user, command)
    return desk.page("left.html", person=left.user, became=_told_of(left, desk.words))


async def come_back(desk: Desk) -> web.StreamResponse:
    """He works here again; into chat he is invited anew."""
    user = await desk.do(activate_user, ActivateUser((await seen_of(desk)).user.name))
    return desk.back(N_("{name} works here again. Make an invitation."), name=user.name)


def _stays_typed(desk: Desk) -> None:
    """Where this is refused, the form is shown once more as it was filled in."""

    async def again(refused: Refused) -> web.StreamResponse:
        return await show(desk, refused)

    desk.again = again if desk.actor.may(may.ADMIN) else None


def _told_of(left: Left, words: Words) -> list[tuple[str, tuple[str, ...]]]:
    """What became of what he had to do, each with its orders."""
    handed, name = left.handed, left.successor.name if left.successor else ""
    told = (
        (N_("Handed over to {name}:"), handed.orders),
        (N_("Nobody has these orders now:"), handed.left),
        (N_("Booked times were taken off:"), handed.unbooked),
        (N_("{name} is booked at the same time on:"), handed.conflicts),
    )
    return [(words.text(sentence, name=name), orders) for sentence, orders in told if orders]


def _changed(name: str, now: str, desk: Desk) -> str | None:
    wrote, saw = desk.form.text(name), desk.form.text(f"seen-{name}", now)
    if wrote.strip() in {saw, now}:
        return None
    if saw != now:
        label = desk.words.text(FIELDS[name])
        raise PersonChangedMeanwhile(field=label, theirs=now, yours=wrote)
    return wrote


def _texts(seen: Seen) -> dict[str, str]:
    user = seen.user
    return {
        "name": user.name,
        "email": user.email or "",
        "phone": user.phone or "",
        "language": user.language or "",
        "customer": seen.customer,
    }


ROUTES = (
    web.post(ONE, office(change)),
    web.post(f"{ONE}/rights", office(keep_rights)),
    web.post(f"{ONE}/template", office(use_template)),
    web.post(f"{ONE}/hours", office(change_hours)),
    web.post(f"{ONE}/away", office(add_away)),
    web.post(f"{ONE}/there", office(drop_away)),
    web.post(f"{ONE}/invite", office(invite)),
    web.post(f"{ONE}/lost", office(lost)),
    web.post(f"{ONE}/leave", office(leave)),
    web.post(f"{ONE}/return", office(come_back)),
)
