"""What a linked contact can do by a tap: two buttons a row, the likeliest first (XT-19)."""

from collections.abc import Sequence
from uuid import UUID

from bot.actions import Action
from bot.keyboards import Rows, button
from core.chat import Style
from core.text import one_line
from core.words import N_, Words
from core.work_order import WorkOrder

NEW_FAULT, STANDING = N_("New fault"), N_("How does it stand")
BY_MAIL, END = N_("Write by mail instead"), N_("End")
LONGEST_LABEL = 40


def ways_on(words: Words) -> Rows:
    """Under whatever is said to him."""
    return (
        (
            button(words.text(STANDING), Action.CONTACT_STANDING),
            button(words.text(NEW_FAULT), Action.CONTACT_NEW),
        ),
    )


def all_ways(words: Words) -> Rows:
    """Everything there is."""
    return (
        *ways_on(words),
        (button(words.text(BY_MAIL), Action.CONTACT_BY_MAIL),),
        (button(words.text(END), Action.CONTACT_END_ASK),),
    )


def yes_or_no(link_id: UUID, words: Words) -> Rows:
    """Whether he wants to be written to here."""
    yes, no = words.text(N_("Write to me here")), words.text(N_("No, by mail"))
    return (
        (button(yes, Action.CONTACT_YES, None, link_id, style=Style.PRIMARY),),
        (button(no, Action.CONTACT_NO, None, link_id),),
    )


def which_of(orders: Sequence[WorkOrder], words: Words) -> Rows:
    """Of which order he speaks, or of something new."""
    new = words.text(N_("It is something new"))
    return (
        *((button(_label(each), Action.CONTACT_ORDER, each.number),) for each in orders),
        (button(new, Action.CONTACT_NEW),),
    )


def is_customer(words: Words) -> Rows:
    """Under the word to somebody nobody knows."""
    return ((button(words.text(N_("I am a customer")), Action.CONTACT_IS),),)


def another_address(words: Words) -> Rows:
    """Under the question for the digits."""
    return ((button(words.text(N_("Another address")), Action.CONTACT_IS),),)


def end_or_not(words: Words) -> Rows:
    """Whether he means it."""
    return (
        (
            button(words.text(N_("End it")), Action.CONTACT_END, style=Style.DANGER),
            button(words.text(N_("Back")), Action.CONTACT_BACK),
        ),
    )


def _label(order: WorkOrder) -> str:
    return one_line(f"AO {order.number} · {order.title}", LONGEST_LABEL)
