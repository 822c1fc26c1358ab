"""``/settings``: what a company may change, by group, each with what it does (PE-28, XT-07)."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.alone import alone
from bot.routing import Routes
from bot.said import Said
from bot.setting_items import is_list, with_added
from bot.shown.setting_pages import (
    BEFORE,
    SETTING,
    found_page,
    group_page,
    groups_page,
    setting_page,
)
from bot.steps.orders import mark
from bot.steps.settings import (
    Put,
    Rewrite,
    SeeSetting,
    SeeSettings,
    SettingSeen,
    WouldGetStuck,
    put,
    rewrite,
    see_setting,
    see_settings,
)
from bot.tapped import ButtonIsOld, argument
from core.chat import Pending
from core.settings import CATALOGUE, Settings, setting_called
from core.words import N_

ASKED = "setting-value"
WAITED_FOR = timedelta(hours=1)
"""Who only looked at a setting writes of something else later."""


def settings(said: Said, known: Known) -> Acts:
    """The groups; ``/settings quiet-hours`` opens that one, ``/settings mail`` looks for them."""
    if said.tap is None and said.arguments:
        return _named(said.arguments)
    return (Act(see_settings, SeeSettings(), _groups),)


def _named(text: str) -> Acts:
    key = text.strip().casefold()
    if key in CATALOGUE:
        return (Act(see_setting, SeeSetting(key), shown),)

    def told(values: Settings, known: Known) -> Answer:
        return Answer(say=(found_page(text, values, known.words),))

    return (Act(see_settings, SeeSettings(), told),)


def group(said: Said, known: Known) -> Acts:
    """The settings under one heading."""
    nth, at = argument(said, int), argument(said, int, 1)

    def told(values: Settings, known: Known) -> Answer:
        return Answer(edit=group_page(nth, at, values, known.words), forget=_asked(known))

    return (Act(see_settings, SeeSettings(), told),)


def one(said: Said, known: Known) -> Acts:
    """One setting."""
    return (Act(see_setting, SeeSetting(argument(said, str)), shown),)


def page(said: Said, known: Known) -> Acts:
    """Another page of its items."""
    at = argument(said, int, 1)
    return (Act(see_setting, SeeSetting(argument(said, str)), partial(shown, at=at)),)


def change(said: Said, known: Known) -> Acts:
    """On, off, or one of the words there are."""
    sure = known.agreed(WouldGetStuck)
    return (Act(put, Put(argument(said, str), argument(said, str, 1), sure), _changed),)


def change_back(said: Said, known: Known) -> Acts:
    """What it was before."""
    key, before = known.about.get(SETTING), known.about.get(BEFORE)
    if key is None or before is None:
        raise ButtonIsOld
    if mark(before) != argument(said, int):  # it was changed back by this very button
        return (Act(see_setting, SeeSetting(key), shown),)
    return (Act(put, Put(key, before, sure=True), _changed),)


def typed(said: Said, known: Known, pending: Pending) -> Acts | None:
    """A new value, or of a list one more item; what is said much later is none of both."""
    if pending.asked_at is not None and known.now - pending.asked_at > WAITED_FOR:
        return None
    key, sure = str(pending.context[SETTING]), known.agreed(WouldGetStuck)
    if not is_list(setting_called(key)):
        return (Act(put, Put(key, said.text, sure), shown),)
    command = Rewrite(key, lambda setting, now: with_added(setting, now, said.text), sure)
    return (Act(rewrite, command, shown),)


def shown(seen: SettingSeen, known: Known, *, at: int = 0) -> Answer:
    """The setting as it is now; where a value may be written, that is waited for."""
    page, said = setting_page(seen, known.words, at), known.said
    answer = Answer(edit=page) if said.tap is not None else Answer(say=(page,))
    if isinstance(seen.value, bool) or seen.setting.kind.choices or seen.is_picked:
        return replace(answer, forget=_asked(known))
    context = {SETTING: seen.setting.key}
    return replace(answer, expect=Pending(said.speaker.id, said.place, ASKED, None, context))


def _changed(seen: SettingSeen, known: Known) -> Answer:
    # A tap that came twice must not take the way back off the page that the first one made.
    if seen.before == seen.written:
        return Answer(toast=known.words.text(N_("That is done already.")))
    return shown(seen, known)


def _groups(values: Settings, known: Known) -> Answer:
    page = groups_page(known.words)
    if known.said.tap is None:
        return Answer(say=(page,))
    return Answer(edit=page, forget=_asked(known))


def _asked(known: Known) -> bool:
    return known.pending is not None and known.pending.kind == ASKED


ROUTES = Routes(
    commands={"settings": alone(settings)},
    taps={
        Action.SETTINGS: settings,
        Action.SETTING_GROUP: group,
        Action.SETTING: one,
        Action.SETTING_PAGE: page,
        Action.SETTING_SET: change,
        Action.SETTING_BACK: change_back,
    },
    questions={ASKED: typed},
)
