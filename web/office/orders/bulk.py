"""What is done with several orders of a list at once: those ticked, or all of it (LS-09, WO-23)."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from aiohttp import web

from core import permissions as may
from core.filters import OrderFilter
from core.numbers import OrderNumber
from core.refusals import AsksFirst, BadInput, Refused
from core.usecases.assigning import AssignSeveral, assign_several
from core.usecases.deleting import DeleteOrders, DeletesAllForGood, delete_orders
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.lists import ChooseOrders, choose_orders
from core.usecases.sending_several import SendSeveral, send_several
from core.usecases.signing import SignMany, sign_many
from core.words import N_
from web.office.desk import Desk, office
from web.office.orders.asked import WHERE
from web.office.orders.favourites import filter_sent
from web.office.orders.files import hand_out_csv, hand_out_pdf
from web.office.reading import an_id


class NothingTicked(BadInput):
    sentence = N_("No order is ticked. Tick those you mean, or the whole list.")


class SignsSeveral(AsksFirst):
    sentence = N_("Orders to sign: {count}. They get the signature of {name}. Sign them?")


class SendsSeveral(AsksFirst):
    sentence = N_("Orders to send to the accounting software: {count}. Send them?")


class SetsSeveralReady(AsksFirst):
    no_is_an_answer = True
    sentence = N_(
        "Orders to set to ready for invoicing: {count}. Send them to the accounting software too?"
    )


@dataclass(frozen=True, slots=True)
class Left:
    """An order with which it was not done, and why."""

    number: OrderNumber
    reason: str


async def do(desk: Desk) -> web.StreamResponse:
    """The deed whose button was pressed."""
    deed = DEEDS.get(desk.form.text("deed"))
    if deed is None:
        raise BadInput(N_("Choose what is to be done with the orders."))
    return await deed(desk)


async def _csv(desk: Desk) -> web.StreamResponse:
    return await hand_out_csv(desk, await _listed(desk))


async def _pdf(desk: Desk) -> web.StreamResponse:
    return await hand_out_pdf(desk, await _listed(desk))


async def _sign(desk: Desk) -> web.StreamResponse:
    numbers = await _chosen(desk)
    if not desk.form.agreed(SignsSeveral):
        raise SignsSeveral(count=len(numbers), name=desk.user.name)
    became = await desk.do(sign_many, SignMany(numbers))
    said = desk.words.plural(
        "{count} order is signed.", "{count} orders are signed.", len(became.signed)
    )
    return _done(desk, said, [(each.number, each.refusal) for each in became.refused])


async def _ready(desk: Desk) -> web.StreamResponse:
    """Each by itself: one that asks something of its own stays, with its question."""
    numbers = await _chosen(desk)
    send = desk.form.answer_to(SetsSeveralReady)
    if send is None and desk.actor.may(may.GENERATE_INVOICE):
        raise SetsSeveralReady(count=len(numbers))
    left: list[tuple[OrderNumber, Refused]] = []
    for number in numbers:
        command = MarkReady(number, send=bool(send), today=desk.words.today(desk.now))
        try:
            await desk.do(mark_ready, command)
        except Refused as refused:
            left.append((number, refused))
    count = len(numbers) - len(left)
    said = desk.words.plural("{count} order is ready.", "{count} orders are ready.", count)
    return _done(desk, said, left)


async def _send(desk: Desk) -> web.StreamResponse:
    numbers = await _chosen(desk)
    if not desk.form.agreed(SendsSeveral):
        raise SendsSeveral(count=len(numbers))
    became = await desk.do(send_several, SendSeveral(numbers))
    said = desk.words.plural(
        "{count} order goes to accounting.", "{count} orders go to accounting.", len(became.sent)
    )
    return _done(desk, said, became.left)


async def _assign(desk: Desk) -> web.StreamResponse:
    if not desk.form.text("person"):
        raise BadInput(N_("Choose whom the orders are for."))
    command = AssignSeveral(await _chosen(desk), (an_id(desk.form.text("person")),))
    given = await desk.do(assign_several, command)
    return _done(
        desk,
        desk.words.plural("{count} order is given.", "{count} orders are given.", len(given)),
    )


async def _delete(desk: Desk) -> web.StreamResponse:
    command = DeleteOrders(await _chosen(desk), desk.form.agreed(DeletesAllForGood))
    count = await desk.do(delete_orders, command)
    said = desk.words.plural("{count} order is deleted.", "{count} orders are deleted.", count)
    return _done(desk, said)


async def _chosen(desk: Desk) -> tuple[OrderNumber, ...]:
    """The orders that are meant; what one does not see is not among them."""
    numbers = tuple(map(OrderNumber.parse, desk.form.all("number")))
    if desk.form.has("all"):
        command = ChooseOrders(filter=await filter_sent(desk), zone=desk.words.zone)
    elif numbers:
        command = ChooseOrders(numbers)
    else:
        raise NothingTicked
    chosen = tuple(await desk.ask(lambda uow: choose_orders(command, desk.actor, uow)))
    if not chosen:
        raise NothingTicked
    return chosen


async def _listed(desk: Desk) -> OrderFilter:
    """The list with what is ticked only; the whole where nothing is."""
    wanted = await filter_sent(desk)
    numbers = () if desk.form.has("all") else desk.form.all("number")
    return replace(wanted, only=tuple(map(OrderNumber.parse, numbers)))


def _done(
    desk: Desk, said: str, left: Sequence[tuple[OrderNumber, Refused]] = ()
) -> web.StreamResponse:
    """Back to the list; where some were left, first why."""
    if not left:
        return desk.back(said, to=desk.form.back or WHERE)
    reasons = [Left(number, desk.words.text(why.sentence, **why.fields)) for number, why in left]
    return desk.page("orders/done.html", said=said, left=reasons, back=desk.form.back or WHERE)


DEEDS: Mapping[str, Callable[[Desk], Awaitable[web.StreamResponse]]] = {
    "print": _pdf,
    "csv": _csv,
    "sign": _sign,
    "ready": _ready,
    "send": _send,
    "assign": _assign,
    "delete": _delete,
}

ROUTES = (web.post(f"{WHERE}/several", office(do)),)
