"""What was just said is not said twice: a phone in bad coverage sends a tap again."""

from datetime import timedelta

from core.events import ActionUndone
from core.numbers import OrderNumber
from core.ports import UnitOfWork

JUST_NOW = timedelta(minutes=2)


def was_just_said(number: OrderNumber, event: str, uow: UnitOfWork, **body: object) -> bool:
    """Whether the same happened on the order a moment ago; ``body`` is what it must have held.

    What was taken back since is said anew.
    """
    taken_back = set[str]()
    for row in reversed(uow.lists.history(number)):
        if uow.now - row.at > JUST_NOW:
            return False
        if row.event == ActionUndone.__name__:
            taken_back.add(str(row.body["unit"]))
        elif str(row.unit) in taken_back:
            continue
        elif row.event == event and all(row.body.get(key) == each for key, each in body.items()):
            return True
    return False
