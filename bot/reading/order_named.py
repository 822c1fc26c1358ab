"""Which order a command is about: the number written after it, else the order in hand."""

import re

from bot.acts import Known
from bot.said import Said
from core.numbers import OrderNumber
from core.refusals import BadInput
from core.words import N_

_SIGNS = re.compile(r"^(?:ao\b|order\b|nr\b|[*#\s])+", re.IGNORECASE)


class WhichOrder(BadInput):
    sentence = N_("Which order? Write its number too, such as {command} 421.")


def order_named(said: Said, known: Known) -> OrderNumber:
    """The order of ``/why 421`` or ``/why AO 421``, else the one in hand; raises WhichOrder."""
    written = _SIGNS.sub("", said.arguments).strip()
    meant = written or (known.hand.order if known.hand else "")
    if not meant:
        raise WhichOrder(command=said.text.split()[0])
    return OrderNumber.parse(meant)


def number_written(said: Said) -> OrderNumber | None:
    """The number written after a command; None where there is none."""
    written = _SIGNS.sub("", said.arguments).strip()
    return OrderNumber.parse(written) if written else None
