"""Which topic of a chat something belongs to, what it is called, and whether it is closed (XT-02)."""

from dataclasses import dataclass

from core.ports import UnitOfWork
from core.settings import GROUP_TOPICS, PRIVATE_TOPICS
from core.text import one_line
from core.words import Words
from core.work_order import STATE_LABELS, State, WorkOrder

LONGEST_NAME = 128
SUBGROUP = "subgroup:"


@dataclass(frozen=True, slots=True)
class TopicLook:
    """A topic as it should stand in its chat; ``about`` is an order's number or a subgroup."""

    about: str
    name: str
    closed: bool = False


def topic_of(order: WorkOrder, chat_id: int, words: Words, uow: UnitOfWork) -> TopicLook | None:
    """The topic that is about this order in this chat; None where there are none."""
    settings = uow.settings.all()
    if chat_id > 0:
        return _of_order(order, words) if settings[PRIVATE_TOPICS] else None
    kind = settings[GROUP_TOPICS]
    group = uow.chats.dispatchers() if kind != "none" else None
    if group is None or group.chat_id != chat_id:
        return None
    if kind == "order":
        return _of_order(order, words)
    name = one_line(order.subgroup or "", LONGEST_NAME)
    return TopicLook(f"{SUBGROUP}{name}", name) if name else None


def order_in(about: str) -> str | None:
    """The number of the order that a topic is about; None where it is about more than one."""
    return None if about.startswith(SUBGROUP) else about


def _of_order(order: WorkOrder, words: Words) -> TopicLook:
    """*421 · Begun · The door will not close*; it is closed with its order."""
    state = words.text(STATE_LABELS[order.state])
    cross = "❌ " if order.state is State.CANCELLED else ""
    pieces = (str(order.number), state[:1].upper() + state[1:], one_line(order.title))
    name = cross + " · ".join(piece for piece in pieces if piece)
    return TopicLook(str(order.number), one_line(name, LONGEST_NAME), order.is_closed)
