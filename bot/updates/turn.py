"""One update's turn: done-mark, effect, answer and what is remembered, all in one transaction."""

from dataclasses import dataclass, replace

from bot.actions import Action
from bot.acts import Acts, Answer, Handler, Known
from bot.forms import KIND
from bot.handlers.contact_words import WHICH as CONTACT_WHICH
from bot.handlers.which_order import WHICH
from bot.reading.plain_words import command_in, names_a_day
from bot.said import Said
from bot.updates.answering import keep
from bot.updates.gathering import gather
from bot.updates.refusals import answer_to
from core.links import Signer
from core.people import Actor, User
from core.ports import UnitOfWork, WaitingUpdate
from core.refusals import Refused
from core.usecases.lost_chats import FindChat, find_chat
from core.words import Speech

ASIDE: tuple[list[str], ...] = (["help"], ["language"], [])
"""Commands that somebody gives in the middle of something else."""
KEEPS_WORDS = frozenset({WHICH, CONTACT_WHICH})
"""Questions that have what was said, which stays kept until they are answered."""
ANSWERS_OF_QUESTIONS = frozenset({Action.AGREE, Action.DISAGREE})


@dataclass(frozen=True, slots=True)
class Turn:
    """What was said and who handles it; ``stranger`` handles it from somebody not invited.

    ``bot`` is what the bot is called; ``texts``: whether text messages can be sent here;
    ``unstored`` the update, where it is kept by this turn alone.
    """

    said: Said
    handler: Handler
    stranger: Handler
    speech: Speech
    bot: str = ""
    texts: bool = False
    unstored: WaitingUpdate | None = None
    signer: Signer | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was said and why it was refused."""

    said: Said
    refused: Refused
    speech: Speech
    unstored: WaitingUpdate | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is still to be done after the commit: the toast of a tap, a person's commands."""

    toast: str = ""
    alert: bool = False
    menu: User | None = None


def take(command: Turn, actor: Actor, uow: UnitOfWork) -> Outcome:
    """Handle it once. Handled before, nothing happens again."""
    if not _begins(command, uow):
        return Outcome()
    known = replace(
        gather(command.said, uow, command.speech),
        bot=command.bot,
        texts=command.texts,
        signer=command.signer,
    )
    if known.user is not None and known.user.chat_lost_at is not None and command.said.private:
        find_chat(FindChat(command.said.speaker.id), actor, uow)
    handler = command.handler if known.user else command.stranger
    return run(handler(known.said, known), known, uow)


def refuse(command: Refusal, actor: Actor, uow: UnitOfWork) -> Outcome:
    """Say the refusal's sentence with a way on, once."""
    if not _begins(command, uow):
        return Outcome()
    known = gather(command.said, uow, command.speech)
    return run(answer_to(command.refused, known, uow), known, uow)


def _begins(command: Turn | Refusal, uow: UnitOfWork) -> bool:
    """Mark it as done; False when it was done before."""
    if command.unstored is not None:
        return uow.updates.done_at_once(command.unstored)
    return uow.updates.done(command.said.update_id)


def run(acts: Acts, known: Known, uow: UnitOfWork) -> Outcome:
    """Do all acts in order and keep their answers; the last toast is shown."""
    actor = Actor.of(known.user) if known.user else Actor(known.said.speaker.name)
    uow.act_as(actor)
    outcome = Outcome()
    if _turned_to_something_else(known):
        uow.chats.forget(known.said.speaker.id, known.said.place)
    for part, act in enumerate(acts):
        answer: Answer = act.run(known, actor, uow)
        keep(answer, act.known(known), part, uow)
        if answer.toast:
            outcome = replace(outcome, toast=answer.toast, alert=answer.alert)
        outcome = replace(outcome, menu=answer.menu or outcome.menu)
    return outcome


def _turned_to_something_else(known: Known) -> bool:
    """Whether a question is ended by what came after it, so that it takes no later words.

    A command ends it, and a tap on anything else; what was said is never dropped.
    """
    tap, pending = known.said.tap, known.pending
    if pending is None or pending.kind in KEEPS_WORDS:
        return False
    fills_in = KIND in pending.context and pending.order is None
    if tap is None:
        return _is_a_command(known.said) and not fills_in
    if fills_in:  # its message keeps all that was filled in
        return tap.order is not None and tap.action not in ANSWERS_OF_QUESTIONS
    if pending.order is None:
        return True
    return tap.action is Action.OPEN or str(tap.order) != pending.order


def _is_a_command(said: Said) -> bool:
    if said.edited or said.file is not None:
        return False
    if said.text.startswith("/"):
        return said.text[1:].split("@")[0].split()[:1] not in ASIDE
    plain = command_in(said.text) if said.private and said.reply_to is None else None
    return plain not in {None, "/help"} and not names_a_day(said.text)
