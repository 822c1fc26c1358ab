"""Favourites: lists kept under a name, one tap away (LS-03)."""

from functools import partial

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.choosing import turns
from bot.handlers.lists import kept_list, shown_here
from bot.keyboards import button
from bot.listing import LISTS, listing_of
from bot.phrases import lines, say
from bot.routing import Routes
from bot.said import Said
from bot.steps.favourites import PickFavourite, drop_favourite, make_default, open_favourite
from bot.steps.lists import Page, ShowList, show_list
from bot.steps.orders import mark
from bot.tapped import ButtonIsOld, argument
from core.chat import Button, ChatMessage, Pending
from core.lists import Favourite
from core.text import one_line
from core.usecases.list_choices import KeepFavourite, keep_favourite
from core.words import N_

ASKED_NAME = "favourite-name"
PER_PAGE = 8


def favourites(said: Said, known: Known) -> Acts:
    """One's favourites: a tap opens it, ★ makes it what lists begin with, ✖ takes it away."""
    at = argument(said, int) if said.tap and said.tap.action is Action.LIST_FAVOURITES else 0
    return (Act(show_list, ShowList(known.words, kept_list(known)), partial(_favourites, at=at)),)


def open_one(said: Said, known: Known) -> Acts:
    """The list that was kept."""
    return (Act(open_favourite, PickFavourite(known.words, argument(said, int)), shown_here),)


def keep(said: Said, known: Known) -> Acts:
    """Ask what the list shall be called."""
    return (Act(show_list, ShowList(known.words, kept_list(known)), _asked),)


def name_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """Keep it under that name."""
    kept = listing_of(pending.context)
    if kept is None:
        raise ButtonIsOld
    return (Act(keep_favourite, KeepFavourite(one_line(said.text, 60), kept.filter), _kept),)


def default(said: Said, known: Known) -> Acts:
    """One's lists begin with it."""
    command = PickFavourite(known.words, argument(said, int))
    sentence = N_("Your lists begin with {name} from now on.")
    return (
        Act(make_default, command, partial(_told, sentence=sentence)),
        *favourites(said, known),
    )


def drop(said: Said, known: Known) -> Acts:
    """Take one away."""
    command = PickFavourite(known.words, argument(said, int))
    sentence = N_("{name} is not kept any more.")
    act = Act(drop_favourite, command, partial(_told, sentence=sentence))
    return (act, *favourites(said, known))


def _favourites(page: Page, known: Known, *, at: int) -> Answer:
    words = known.words
    pages = max(1, -(-len(page.favourites) // PER_PAGE))
    at = min(at, pages - 1)
    rows = [
        row
        for each in page.favourites[at * PER_PAGE : (at + 1) * PER_PAGE]
        for row in (
            (button(one_line(each.name, 40), Action.LIST_FAVOURITE, None, mark(each.name)),),
            _about(each, known),
        )
    ]
    title = words.text(N_("Your favourites"))
    html = lines(
        f"<b>{title}</b>",
        None if rows else words.text(N_("None yet. Narrow a list, and keep it here by a name.")),
        say(words, N_("The list now: {what}"), what=page.said),
    )
    last = (
        button(words.text(N_("Keep this list")), Action.LIST_KEEP),
        button(words.text(N_("Back")), Action.LIST, None, 0),
    )
    turned = turns(at, pages, lambda to, label: button(label, Action.LIST_FAVOURITES, None, to))
    buttons = (*rows, *turned, last)
    return Answer(edit=ChatMessage(html, buttons, stands_for=page.listing.stands_for))


def _about(each: Favourite, known: Known) -> tuple[Button, ...]:
    words = known.words
    star = words.text(N_("★ Always first")) if each.is_default else words.text(N_("☆ Make first"))
    return (
        button(star, Action.LIST_DEFAULT, None, mark(each.name)),
        button(words.text(N_("Take away")), Action.LIST_DROP, None, mark(each.name)),
    )


def _asked(page: Page, known: Known) -> Answer:
    words, said = known.words, known.said
    html = lines(
        say(words, N_("The list now: {what}"), what=page.said),
        words.text(N_("What shall it be called? Write a name.")),
    )
    back = button(words.text(N_("Back")), Action.LIST_FAVOURITES, None, 0)
    asked = ChatMessage(html, ((back,),), stands_for=page.listing.stands_for)
    context = {LISTS: page.listing.stands_for[LISTS]}
    waits = Pending(said.speaker.id, said.place, ASKED_NAME, None, context, said.message_id)
    return Answer(edit=asked, expect=waits)


def _kept(kept: Favourite, known: Known) -> Answer:
    words = known.words
    html = say(words, N_("✓ Kept as <b>{name}</b>."), name=kept.name)
    opened = button(words.text(N_("Open it")), Action.LIST_FAVOURITE, None, mark(kept.name))
    return Answer(say=(ChatMessage(html, ((opened,),)),), forget=True)


def _told(kept: Favourite | None, known: Known, *, sentence: str) -> Answer:
    if kept is None:
        return Answer(toast=known.words.text(N_("That is done already.")))
    return Answer(toast=known.words.text(sentence, name=kept.name))


ROUTES = Routes(
    taps={
        Action.LIST_FAVOURITES: favourites,
        Action.LIST_FAVOURITE: open_one,
        Action.LIST_KEEP: keep,
        Action.LIST_DEFAULT: default,
        Action.LIST_DROP: drop,
    },
    questions={ASKED_NAME: name_typed},
)
