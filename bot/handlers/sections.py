"""*More*: what is done often, and a button for each section that holds anything for this person."""

from functools import partial

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.orders import on_card
from bot.keyboards import back, button, by_two
from bot.routing import Routes
from bot.said import Said
from bot.sections import SECTION_LABELS, Offers, Section
from bot.steps.sections import Menu, OpenMenu, open_menu
from bot.tapped import ButtonIsOld, argument, order_of
from core.chat import Button


def routes(offers: Offers) -> Routes:
    """The menu over all that the nouns offer."""
    return Routes(
        taps={
            Action.MORE: partial(_more, offers=offers),
            Action.SECTION: partial(_section, offers=offers),
        }
    )


def _more(said: Said, known: Known, *, offers: Offers) -> Acts:
    return (Act(open_menu, OpenMenu(order_of(said), known.words, offers), _whole),)


def _section(said: Said, known: Known, *, offers: Offers) -> Acts:
    wanted = argument(said, str)
    if wanted not in set(Section):
        raise ButtonIsOld
    shown = partial(_of_section, section=Section(wanted))
    return (Act(open_menu, OpenMenu(order_of(said), known.words, offers), shown),)


def _whole(menu: Menu, known: Known) -> Answer:
    number, words = menu.order.number, known.words
    named = [_named(section, menu, known) for section in SECTION_LABELS]
    buttons = (
        *by_two(menu.offered[Section.OFTEN]),
        *by_two(each for each in named if each is not None),
        (back(number, words),),
    )
    return Answer(edit=on_card(number, menu.text, buttons))


def _of_section(menu: Menu, known: Known, *, section: Section) -> Answer:
    number, words = menu.order.number, known.words
    up = button(words.text("Back"), Action.MORE, number)
    buttons = (*by_two(menu.offered[section]), (up,))
    return Answer(edit=on_card(number, menu.text, buttons))


def _named(section: Section, menu: Menu, known: Known) -> Button | None:
    """The section's button; of a section with one button that one itself."""
    held = menu.offered[section]
    if len(held) <= 1:
        return next(iter(held), None)
    label = known.words.text(SECTION_LABELS[section])
    return button(label, Action.SECTION, menu.order.number, section.value)
