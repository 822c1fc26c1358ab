"""Who a question in a group was asked of: others who tap are told the name."""

from collections.abc import Mapping

from bot.acts import Act, Acts, Answer, Known
from bot.phrases import first_name
from bot.said import Said
from core.people import Actor
from core.ports import UnitOfWork
from core.words import N_

ASKED_OF = "asked-of"
"""What a question stands for beside its order: the identity in Telegram of whoever is asked."""


def asked_of(said: Said) -> Mapping[str, str]:
    """For a question in a group to stand for: it is asked of whoever said this."""
    return {} if said.private else {ASKED_OF: str(said.speaker.id)}


def unless_asked(known: Known) -> Acts | None:
    """Tell somebody else who taps whom it was asked; None where he is the one."""
    meant = known.about.get(ASKED_OF)
    if meant is None or meant == str(known.said.speaker.id):
        return None
    return told_whom(int(meant))


def told_whom(telegram_id: int) -> Acts:
    """A toast that names the one who was asked."""
    return (Act(_name, telegram_id, _told),)


def _name(command: int, actor: Actor, uow: UnitOfWork) -> str:
    user = uow.users.by_telegram_id(command)
    return user.name if user else ""


def _told(name: str, known: Known) -> Answer:
    sentence = N_("That was asked of {name}, who answers it. Open the order to do it yourself.")
    if not name:
        sentence = N_("Only whoever was asked can answer that.")
    return Answer(toast=known.words.text(sentence, name=first_name(name)))
