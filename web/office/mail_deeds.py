"""What is done with a mail that waits, and with what did not arrive (WO-03)."""

from uuid import UUID

from aiohttp import web

from core.numbers import OrderNumber
from core.usecases.deliveries import DropDelivery, drop_delivery
from core.usecases.held_choices import (
    BringBackHeld,
    ChooseHeld,
    Chosen,
    bring_back_held,
    choose_held,
    put_away_once,
    retry_once,
)
from core.usecases.quarantine import DiscardHeld, RetryHeld
from core.usecases.resending import SendAgain, send_again
from core.words import N_
from web.office.desk import Desk, office
from web.office.reading import an_id

WAITING = "/office/mail"


async def put_on(desk: Desk) -> web.StreamResponse:
    """Onto an order by its number."""
    number = OrderNumber.parse(desk.form.text("order").strip())
    chosen = await desk.do(choose_held, ChooseHeld(_meant(desk), number))
    return _settled(chosen, N_("It goes onto AO {number}."), desk, number=number)


async def as_new(desk: Desk) -> web.StreamResponse:
    """A new order of it."""
    chosen = await desk.do(choose_held, ChooseHeld(_meant(desk)))
    return _settled(chosen, N_("It becomes a new order, which stands in the list soon."), desk)


async def retry(desk: Desk) -> web.StreamResponse:
    """Read and decided on once more."""
    chosen = await desk.do(retry_once, RetryHeld(_meant(desk)))
    return _settled(chosen, N_("It is being read anew."), desk)


async def discard(desk: Desk) -> web.StreamResponse:
    """Nothing comes of it; it can be taken back."""
    mail_id = _meant(desk)
    chosen = await desk.do(put_away_once, DiscardHeld(mail_id))
    said = N_("Put away. Nobody is answered.")
    return _settled(chosen, said, desk, to=f"{WAITING}/{mail_id}")


async def bring_back(desk: Desk) -> web.StreamResponse:
    """It was put away by mistake."""
    row = await desk.do(bring_back_held, BringBackHeld(_meant(desk)))
    return desk.back(N_("It waits again."), to=f"{WAITING}/{row.id}")


async def again(desk: Desk) -> web.StreamResponse:
    """Send once more what did not arrive, perhaps to another address."""
    to = desk.form.text("to").strip() or None
    await desk.do(send_again, SendAgain(_meant(desk), to))
    return desk.back(N_("It is on its way once more."))


async def drop(desk: Desk) -> web.StreamResponse:
    """Let it be."""
    await desk.do(drop_delivery, DropDelivery(_meant(desk)))
    return desk.back(N_("It is not sent."))


def _settled(
    chosen: Chosen, said: str, desk: Desk, to: str = WAITING, **fields: object
) -> web.Response:
    if chosen.late:
        return desk.back(N_("Somebody was faster. Nothing was changed."), to=WAITING)
    return desk.back(said, to=to, **fields)


def _meant(desk: Desk) -> UUID:
    return an_id(desk.request.match_info["id"])


ROUTES = (
    web.post("/office/mail/{id}/order", office(put_on)),
    web.post("/office/mail/{id}/new", office(as_new)),
    web.post("/office/mail/{id}/retry", office(retry)),
    web.post("/office/mail/{id}/discard", office(discard)),
    web.post("/office/mail/{id}/back", office(bring_back)),
    web.post("/office/deliveries/{id}/again", office(again)),
    web.post("/office/deliveries/{id}/drop", office(drop)),
)
