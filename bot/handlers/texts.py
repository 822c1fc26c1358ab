"""What is typed or sent without a command: answers to questions first, then to the order meant."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.actions import Action
from bot.acts import NOTHING, Act, Acts, Answer, Handler, Known, answering
from bot.handlers import (
    creating,
    day_end,
    deeds,
    edits,
    lists,
    orders,
    replies,
    scanned,
    undoing,
    users,
)
from bot.handlers.asking import asked_by
from bot.handlers.which_order import WHICH, ask_which, asked, kept_anew, kept_words, take_in
from bot.handlers.work_said import is_at_a_desk, on_order
from bot.keyboards import button
from bot.listing import Listing
from bot.reading.entries import (
    NumberEntry,
    entry,
)
from bot.reading.plain_words import command_in, names_a_day
from bot.reading.small_talk import asks_to_undo, calls_for_help, is_small_talk
from bot.routing import Answered
from bot.said import Said
from bot.steps.lists import Page, ShowList, show_list
from core.chat import ChatMessage, Pending
from core.filters import OrderFilter
from core.numbers import OrderNumber
from core.words import N_


def spoken(
    said: Said,
    known: Known,
    *,
    questions: Mapping[str, Answered],
    files: Mapping[str, Answered],
    commands: Mapping[str, Handler],
) -> Acts:
    """Anything said without a command; ``questions`` and ``files`` are those that may wait for it."""
    if said.edited:
        return kept_anew(said, known) or edits.followed(said, known)
    if said.file is None and not said.text.strip():
        placed = _answer(said, known, files) if said.location is not None else None
        unheard = _not_understood(known) if said.private else NOTHING
        return placed or answering(unheard)
    command = None if _answers_with_a_day(said, known) else _plainly_said(said)
    if command is not None and command.name in commands:
        return commands[command.name](command.said, known)
    if creating.is_wanted(said):
        return creating.plus(said, known)
    if said.file is None and asks_to_undo(said.text) and (said.private or known.about):
        return undoing.undo_latest(said, known)
    answered = _answer(said, known, questions if said.file is None else files)
    if answered is not None:
        return answered
    return (
        replies.replied(said, known)
        or _by_number(said, known)
        or _politely(said, known)
        or _at_work(said, known)
    )


def _by_number(said: Said, known: Known) -> Acts | None:
    number = number_in(said)
    if number is not None:
        return _for_number(number, said, known)
    if said.private and said.file is None and lists.A_ROW.fullmatch(said.text.strip()):
        return lists.searched(said.text.strip(), known)
    return None


@dataclass(frozen=True, slots=True)
class _Command:
    """A command that was said in plain words."""

    name: str
    said: Said


def _answers_with_a_day(said: Said, known: Known) -> bool:
    waits = known.pending
    return waits is not None and waits.kind != WHICH and names_a_day(said.text)


def _plainly_said(said: Said) -> _Command | None:
    if not said.private or said.file is not None or said.reply_to is not None:
        return None
    command = command_in(said.text)
    if command is None:
        return None
    return _Command(command[1:].split()[0], replace(said, text=command))


def _politely(said: Said, known: Known) -> Acts | None:
    if not said.private or said.file is not None:
        return None
    if day_end.is_said(said.text):
        return day_end.done(said, known)
    if calls_for_help(said.text):
        return users.help_(said, known)
    return answering(_courtesy(known)) if is_small_talk(said.text) else None


def _at_work(said: Said, known: Known) -> Acts:
    if known.hand is not None:
        return deeds.deed(said, known.hand, known) or on_order(said, known.hand, known)
    if not said.private:
        return answering(NOTHING)
    if _is_a_search(said, known):
        return _looked_for(said, known)
    return (*ask_which(said, known), *scanned.look_alone(said, known))


def _is_a_search(said: Said, known: Known) -> bool:
    """Whoever sits at a desk and has no order in hand looks for one."""
    return (
        is_at_a_desk(known)
        and said.file is None
        and "\n" not in said.text
        and not kept_words(known)
    )


def _looked_for(said: Said, known: Known) -> Acts:
    """The orders that fit; where none does, what was written is kept and asked about."""
    found = ShowList(known.words, Listing(OrderFilter(text=said.text)))

    def told(page: Page, known: Known) -> Answer:
        return lists.shown(page, known) if page.count else asked((), known)

    return (Act(show_list, found, told),)


def _courtesy(known: Known) -> Answer:
    sentence = N_("I'm here. Write what you did on the order, and I'll add it.")
    return Answer(say=(ChatMessage(known.words.text(sentence)),))


def _answer(said: Said, known: Known, questions: Mapping[str, Answered]) -> Acts | None:
    pending = asked_by(said, known) or known.pending
    if pending is None or said.reply_to not in _prompts(pending, said):
        return None
    answered = questions.get(pending.kind)
    return answered(said, known, pending) if answered else None


def _prompts(pending: Pending, said: Said) -> set[int | None]:
    """What an answer may reply to; in a group, where people talk, nothing else is an answer."""
    prompt = {pending.prompt_message_id}
    return prompt | {None} if said.private else prompt - {None}


def number_in(said: Said) -> OrderNumber | None:
    """The order's number, when nothing else was typed."""
    if said.file is not None or not said.text or said.reply_to is not None:
        return None
    found = entry(said.text.strip())
    return OrderNumber.parse(found.number) if isinstance(found, NumberEntry) else None


def _for_number(number: OrderNumber, said: Said, known: Known) -> Acts:
    kept = kept_words(known)
    if kept and said.private:
        return take_in(number, kept, said, known, edited=False)
    if said.private and not number.suffix:
        return scanned.number_said(said, number, known)
    return orders.opened(number, known)


def _not_understood(known: Known) -> Answer:
    sentence = N_("I can keep text, photos and files. Write what you did, or send a photo.")
    orders = button(known.words.text(N_("Open orders")), Action.ORDERS)
    return Answer(say=(ChatMessage(known.words.text(sentence), ((orders,),)),))
