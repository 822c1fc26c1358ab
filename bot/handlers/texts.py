"""What is typed or sent without a command: answers to questions first, then to the order meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bot.actions import Action
from bot.acts import NOTHING, Act, Acts, Answer, Handler, Known, answering
from bot.comment_shown import CUSTOMERS_WORDS
from bot.entries import (
    ArticleEntry,
    CommentEntry,
    Entry,
    MeasureEntry,
    NumberEntry,
    TimeEntry,
    bare_article,
    entries,
    entry,
)
from bot.handlers import (
    articles,
    comments,
    creating,
    day_end,
    documents,
    edits,
    lists,
    measures,
    orders,
    replies,
    scanned,
    time,
    undoing,
    users,
)
from bot.handlers.asking import asked_by
from bot.keyboards import Rows, button
from bot.listing import Listing
from bot.lists import choices
from bot.looking import LIKELIEST, ListOrders, Look, look, open_orders
from bot.phrases import header
from bot.plain_words import command_in, names_a_day
from bot.routing import Answered, Routes
from bot.said import Said
from bot.sent_files import stage_meant
from bot.small_talk import asks_to_undo, calls_for_help, is_small_talk
from bot.steps.likeliest import likeliest
from bot.steps.lists import Page, ShowList, show_list
from bot.tapped import order_of
from core import permissions as may
from core.chat import ChatMessage, Hand, Pending
from core.filters import OrderFilter
from core.lists import OrderRow
from core.numbers import OrderNumber
from core.people import Role
from core.words import N_

WHICH = "which-order"
MOST_KEPT = 30


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
        return _kept_anew(said, known) or edits.followed(said, known)
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
        return on_order(said, known.hand, known)
    if not said.private:
        return answering(NOTHING)
    if _is_a_search(said, known):
        return _looked_for(said, known)
    return (*ask_which(said, known), *scanned.look_alone(said, known))


def _is_a_search(said: Said, known: Known) -> bool:
    """Whoever sits at a desk and has no order in hand looks for one."""
    return _at_a_desk(known) and said.file is None and "\n" not in said.text and not _kept(known)


def _looked_for(said: Said, known: Known) -> Acts:
    """The orders that fit; where none does, what was written is kept and asked about."""
    found = ShowList(known.words, Listing(OrderFilter(text=said.text)))

    def told(page: Page, known: Known) -> Answer:
        return lists.shown(page, known) if page.count else _which((), known)

    return (Act(show_list, found, told),)


def _courtesy(known: Known) -> Answer:
    sentence = N_("I'm here. Write what you did on the order, and I'll add it.")
    return Answer(say=(ChatMessage(known.words.text(sentence)),))


def on_order(said: Said, hand: Hand, known: Known) -> Acts:
    """What was said, as what it is on that order."""
    if known.about.get("kind") == CUSTOMERS_WORDS and said.file is None:
        return comments.comment(said, said.text, hand, known)
    if not said.private:
        told = comments.comment(said, said.text, hand, known) if said.text.strip() else ()
        return (*documents.file(said, hand, known), *told) or answering(NOTHING)
    if said.file is not None:
        return _pictured(said, hand, known)
    return _each(entries(said.text), said, hand, known)


def ask_which(said: Said, known: Known) -> Acts:
    """Keep what was said and ask which order is meant, the likeliest to tap."""
    technician = known.user is not None and known.user.is_technician
    find = likeliest if technician else open_orders
    return (Act(find, ListOrders(mine=technician, limit=LIKELIEST), _which),)


def which(said: Said, known: Known) -> Acts:
    """The order that was meant: everything kept goes there, in the order it was said."""
    number = order_of(said)
    kept = _kept(known)
    if not kept:
        gone = known.words.text(N_("That is done already."))
        return answering(Answer(toast=gone, edit=ChatMessage(gone)))
    return _take_in(number, kept, said, known, edited=True)


def _take_in(
    number: OrderNumber, kept: Sequence[Said], said: Said, known: Known, *, edited: bool
) -> Acts:
    hand = Hand(str(number))
    answer = partial(_taken, number=number, edited=edited)
    acts = [act for each in kept for act in on_order(each, hand, known)]
    return (Act(look, Look(number, known.words), answer, said), *acts)


def _taken(seen: object, known: Known, *, number: OrderNumber, edited: bool) -> Answer:
    html = known.words.text(N_("{order} is in hand."), order=header(number, known.words))
    hand = Hand(str(number))
    shown = ChatMessage(html, stands_for={"order": str(number)})
    if edited:
        return Answer(edit=shown, hand=hand, forget=True)
    return Answer(say=(shown,), hand=hand, forget=True)


def _answer(said: Said, known: Known, questions: Mapping[str, Answered]) -> Acts | None:
    pending = asked_by(said, known) or known.pending
    if pending is None or said.reply_to not in _prompts(pending, said):
        return None
    answered = questions.get(pending.kind)
    return answered(said, known, pending) if answered else None


def _prompts(pending: Pending, said: Said) -> set[int | None]:
    """What an answer may reply to; in a group, where people talk, nothing else is an answer."""
    asked = {pending.prompt_message_id}
    return asked | {None} if said.private else asked - {None}


def number_in(said: Said) -> OrderNumber | None:
    """The order's number, when nothing else was typed."""
    if said.file is not None or not said.text or said.reply_to is not None:
        return None
    found = entry(said.text.strip())
    return OrderNumber.parse(found.number) if isinstance(found, NumberEntry) else None


def _for_number(number: OrderNumber, said: Said, known: Known) -> Acts:
    kept = _kept(known)
    if kept and said.private:
        return _take_in(number, kept, said, known, edited=False)
    if said.private and not number.suffix:
        return scanned.number_said(said, number, known)
    return orders.opened(number, known)


def _each(found: Sequence[Entry], said: Said, hand: Hand, known: Known) -> Acts:
    return tuple(act for each in found for act in _one(each, said, hand, known))


def _one(found: Entry, said: Said, hand: Hand, known: Known) -> Acts:
    match found:
        case ArticleEntry():
            return articles.article(said, found, hand, known)
        case TimeEntry():
            return time.hours(said, found.hours, hand, known)
        case CommentEntry():
            return comments.comment(said, found.text, hand, known)
        case MeasureEntry() if _at_a_desk(known):
            return comments.comment(said, found.text, hand, known)
        case MeasureEntry():
            bare = bare_article(found.text) if said.file is None else None
            if bare is not None:
                return articles.perhaps_article(said, bare, hand, known)
            return measures.measure(said, found.text, hand, known)
    return measures.measure(said, found.number, hand, known)


def _at_a_desk(known: Known) -> bool:
    return known.user is not None and known.user.role in {Role.DISPATCHER, Role.OFFICE}


def _pictured(said: Said, hand: Hand, known: Known) -> Acts:
    _, caption = stage_meant(said.text)
    found = entries(caption) if caption else ()
    measures_told = (each for each in found if isinstance(each, MeasureEntry))
    measure = None if _at_a_desk(known) else next(measures_told, None)
    if said.file and said.file.size > documents.LARGEST:
        return (*documents.file(said, hand, known), *_each(found, said, hand, known))
    rest = tuple(each for each in found if each is not measure)
    if measure is None:
        kept = documents.file(said, hand, known)
    else:
        kept = measures.measure(said, measure.text, hand, known)
    return (*kept, *_each(rest, said, hand, known), *scanned.look(said, hand, known))


def _which(rows: Sequence[OrderRow], known: Known) -> Answer:
    said, words = known.said, known.words
    earlier = (
        known.pending.context["said"] if known.pending and known.pending.kind == WHICH else []
    )
    kept = [*earlier, said.kept()][-MOST_KEPT:]
    question = (
        N_("Which order is it for? Tap it, or write its number. What you wrote is kept.")
        if rows
        else N_("You have no open order. Write the number of the order it is for; it is kept.")
    )
    buttons = (*choices(rows, Action.WHICH_ORDER), *_new_order(known))
    shown = ChatMessage(words.text(question), buttons)
    expected = Pending(said.speaker.id, said.place, WHICH, None, {"said": kept})
    same_album = said.album and any(each["album"] == said.album for each in earlier)
    return Answer(say=() if same_album else (shown,), expect=expected)


def _new_order(known: Known) -> Rows:
    if known.user is None or may.CREATE not in known.user.permissions:
        return ()
    return ((button(known.words.text(N_("+ New order")), Action.NEW_FROM),),)


def _kept_anew(said: Said, known: Known) -> Acts | None:
    """What waits for its order is kept as it reads now (XT-04)."""
    pending = known.pending
    if pending is None or pending.kind != WHICH:
        return None
    earlier = pending.context["said"]
    if said.message_id not in {each["message_id"] for each in earlier}:
        return None
    anew = [
        {**each, "text": said.text} if each["message_id"] == said.message_id else each
        for each in earlier
    ]
    expected = replace(pending, context={**pending.context, "said": anew})
    return answering(Answer(expect=expected))


def _kept(known: Known) -> list[Said]:
    pending = known.pending
    if pending is None or pending.kind != WHICH:
        return []
    return [known.said.again(each) for each in pending.context["said"]]


def _not_understood(known: Known) -> Answer:
    sentence = N_("I can keep text, photos and files. Write what you did, or send a photo.")
    orders = button(known.words.text(N_("Open orders")), Action.ORDERS)
    return Answer(say=(ChatMessage(known.words.text(sentence), ((orders,),)),))


ROUTES = Routes(taps={Action.WHICH_ORDER: which})
