"""The company's settings: each with what it does, its value and the field that fits it (XT-07)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from aiohttp import web

from core import permissions as may
from core import settings as s
from core.refusals import Refused
from core.settings import CATALOGUE, GROUPS, Setting, Settings, setting_called
from core.settings.company import LARGEST_LOGO, refuse_unless_picture
from core.settings.hours import HOURS_OF_WEEK
from core.text import one_line, tidy
from core.usecases.explaining import Stuck, TrySetting, try_setting
from core.usecases.settings import SetSetting, set_setting
from core.words import N_, WEEKDAYS, Words
from web.office.desk import Desk, office
from web.office.reading import a_count
from web.office.setting_fields import (
    field_of,
    is_in_line,
    names_for,
    rows_of,
    rows_typed,
    written_from,
)
from web.parts import PARTS

SHOWN = 120
"""Characters of a value in the list."""
MOST_NAMED = 200
LOGO = f"/office/settings/{s.COMPANY_LOGO.key}"


@dataclass(frozen=True, slots=True)
class Row:
    """One setting in the reader's words."""

    key: str
    label: str
    help: str
    form: str
    kind: str
    in_line: bool
    written: str
    said: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StuckRow:
    """An order that would be stopped, and by what."""

    number: str
    title: str
    reasons: tuple[str, ...]


async def show(desk: Desk) -> web.StreamResponse:
    """The settings of one group, or those in which something is found."""
    desk.actor.require_at_all(may.ADMIN)
    sought = one_line(desk.query.get("q", ""), 60)
    nth = min(a_count(desk.query.get("group", "")), len(GROUPS) - 1)
    found = _found(sought, desk.words) if sought else GROUPS[nth].settings
    groups = [(n, desk.words.text(group.title)) for n, group in enumerate(GROUPS)]
    rows = [row_of(each, desk.settings, desk.words) for each in found]
    return desk.page("settings.html", groups=groups, nth=nth, sought=sought, rows=rows)


async def one(desk: Desk) -> web.StreamResponse:
    """One setting, with the rows of a list."""
    desk.actor.require_at_all(may.ADMIN)
    return await _page_of(setting_called(desk.request.match_info["key"]), desk)


async def change(desk: Desk) -> web.StreamResponse:
    """Set it; the orders that would get stuck by it are shown first (XT-07)."""
    setting = setting_called(desk.request.match_info["key"])

    async def again(refused: Refused) -> web.StreamResponse:
        return await _page_of(setting, desk, refused)

    desk.again = again if desk.actor.may(may.ADMIN) else None
    sure = desk.form.has("sure")
    written = desk.form.text("value") if sure else written_from(desk.form, setting)
    if not sure and (stuck := await _stuck(setting, written, desk)):
        return _asked(setting, written, stuck, desk)
    # Browsers send line breaks as they like; what was seen had plain ones.
    seen = tidy(desk.form.text("seen")) if desk.form.has("seen") else None
    await desk.do(set_setting, SetSetting(setting.key, written, seen))
    return desk.back(N_("Changed: {setting}."), setting=desk.words.text(setting.label))


async def _page_of(
    setting: Setting[Any], desk: Desk, refused: Refused | None = None
) -> web.StreamResponse:
    """Its page; after a refusal with what was typed, and why it will not do."""
    names = await desk.ask(lambda uow: names_for(setting, uow))
    row = row_of(setting, desk.settings, desk.words)
    typed = desk.form.text("value") if refused else row.written
    return desk.page(
        "setting.html",
        200 if refused is None else 422,
        setting=row,
        typed=typed,
        refused=desk.words.text(refused.sentence, **refused.fields) if refused else "",
        rows=rows_typed(desk.form, setting) if refused else rows_of(setting, desk.settings),
        names=names,
        chosen=desk.settings[setting] if names else (),
        subgroups=desk.settings[s.SUBGROUPS],
        weekdays=[desk.words.text(each) for each in WEEKDAYS],
        group=next(n for n, each in enumerate(GROUPS) if each.title == setting.group),
    )


async def keep_logo(desk: Desk) -> web.StreamResponse:
    """Keep a picture as the company's logo, or none."""
    desk.actor.require_at_all(may.ADMIN)
    stored = ""
    for _, file in desk.form.files:
        refuse_unless_picture(file.content, one_line(file.name, 60))
        stored = await desk.request.app[PARTS].files.put(file.content)
    if stored or desk.form.has("none"):
        await desk.do(set_setting, SetSetting(s.COMPANY_LOGO.key, stored))
    return desk.back(N_("Kept."))


async def logo(desk: Desk) -> web.StreamResponse:
    """The picture at the head of papers."""
    stored = desk.settings[s.COMPANY_LOGO]
    if stored is None:
        raise web.HTTPNotFound
    content = await desk.request.app[PARTS].files.get(stored)
    kind = "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
    return web.Response(body=content, content_type=kind, headers={"Cache-Control": "no-store"})


def row_of(setting: Setting[Any], values: Settings, words: Words) -> Row:
    """A setting as it is listed."""
    return Row(
        key=setting.key,
        label=words.text(setting.label),
        help=words.text(setting.help),
        form=words.text(setting.kind.form),
        kind=field_of(setting),
        in_line=is_in_line(setting),
        written=setting.written(values[setting]),
        said=one_line(said_of(setting, values[setting], words), SHOWN) or "–",
        choices=setting.kind.choices,
    )


def said_of(setting: Setting[Any], value: Any, words: Words) -> str:
    """A value for people: what is written as objects by its names."""
    if isinstance(value, bool):
        return words.text(N_("on") if value else N_("off"))
    if setting.kind is HOURS_OF_WEEK:
        return hours_said(value, words)
    if setting.key == s.COMPANY_LOGO.key:
        return words.text(N_("a picture")) if value else ""
    if isinstance(value, tuple) and value and hasattr(value[0], "name"):
        return ", ".join(str(each.name) for each in value)
    return setting.written(value)


def hours_said(hours: Sequence[Any], words: Words) -> str:
    """Working hours as people say them: *Mon–Fri 7–16*."""

    def run(pair: tuple[int, Any]) -> tuple[int, str]:
        place, each = pair
        return each.weekday - place, f"{words.hour(each.starts_at)}–{words.hour(each.ends_at)}"

    parts = []
    for (_, clock), pairs in groupby(enumerate(hours), key=run):
        days = [words.text(WEEKDAYS[each.weekday]) for _, each in pairs]
        parts.append(f"{'–'.join(dict.fromkeys((days[0], days[-1])))} {clock}")
    return ", ".join(parts)


def _found(sought: str, words: Words) -> list[Setting[Any]]:
    wanted = sought.casefold()
    return [
        each
        for each in CATALOGUE.values()
        if wanted in f"{each.key} {words.text(each.label)} {words.text(each.help)}".casefold()
    ]


async def _stuck(setting: Setting[Any], written: str, desk: Desk) -> tuple[Stuck, ...]:
    command = TrySetting(setting.key, written)
    return await desk.ask(lambda uow: try_setting(command, desk.actor, uow))


def _asked(
    setting: Setting[Any], written: str, stuck: tuple[Stuck, ...], desk: Desk
) -> web.StreamResponse:
    """The orders that would get stuck, each with why, before it is done or not."""
    by_order: dict[str, list[Stuck]] = {}
    for each in stuck:
        by_order.setdefault(str(each.number), []).append(each)
    rows = [
        StuckRow(
            number,
            one_line(found[0].title, 120),
            tuple(desk.words.text(each.block.sentence, **each.block.fields) for each in found),
        )
        for number, found in list(by_order.items())[:MOST_NAMED]
    ]
    value = setting.read(written)
    return desk.page(
        "setting_stuck.html",
        setting=row_of(setting, desk.settings, desk.words),
        written=written,
        would_be=said_of(setting, value, desk.words) or "–",
        rows=rows,
        count=len(by_order),
        seen=desk.form.text("seen"),
        back=desk.form.back or "/office/settings",
    )


ROUTES = (
    web.get("/office/settings", office(show)),
    web.get(f"{LOGO}/picture", office(logo)),
    web.post(f"{LOGO}/picture", office(keep_logo, most=LARGEST_LOGO)),
    web.get("/office/settings/{key}", office(one)),
    web.post("/office/settings/{key}", office(change)),
)
