"""A company with something in every corner, and its administrator at the office pages."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

from cli.demo_company import fill
from core.deliveries import Channel, DeliveryState, NewDelivery, Sent
from core.lines import ArticleToOrder
from core.numbers import OrderNumber
from core.order_papers import Booking
from core.people import SYSTEM, Absence, Actor, Role, User
from core.ports import MailGist, UnitOfWork, WaitingMail
from core.registers import Supplier
from core.settings import COMPANY_NAME
from core.work_order import WorkOrder
from tests.web.offices import Office, office_of
from tests.web.offices_orders import ready, signed
from tests.web.orders import NOW, reported, waiting, worked_on
from tests.web.stage import StageFor

ANNA = User(
    "Anna Berg",
    Role.TECHNICIAN,
    absences=(Absence(date(2026, 11, 26), date(2026, 11, 27), "Ski"),),
)
HINGE = ArticleToOrder("Hinge", Decimal(2), "Anna Berg", NOW, "P12", "pcs")
HOUR = timedelta(hours=1)


class PlainPurchases:
    """Gives a paper that says which one it is."""

    async def pdf(self, purchase: int, actor: Actor, language: str) -> bytes:
        return f"%PDF {purchase} {actor.name} {language}".encode()


class PlainMails:
    """Gives each mail as it would have come."""

    async def file(self, name: str, language: str) -> tuple[str, bytes]:
        return name, b"Subject: Door\r\n\r\nstuck"


async def filled_office(stage_for: StageFor, language: str = "en") -> Office:
    """The demo's company with orders in every state, mail that waits, and a purchase."""
    stage = await stage_for(purchase_papers=PlainPurchases(), mails=PlainMails())
    await stage.set(COMPANY_NAME, "")
    assert await fill(stage.parts.door)
    await stage.parts.door.do(_people, None, SYSTEM)
    for made in (reported, booked, asking, worked_on, waiting, signed, ready):
        await stage.keep(made(stage.number()))
    await stage.parts.door.do(_more_than_a_page, [stage.number() for _ in range(50)], SYSTEM)
    await stage.parts.door.do(_mail, None, SYSTEM)
    office = await office_of(stage, language=language)
    await office.posts("/office/purchases", supplier="Assa")
    return office


def booked(number: OrderNumber) -> WorkOrder:
    """Anna comes tomorrow."""
    booking = Booking(ANNA.id, ANNA.name, NOW + 18 * HOUR, NOW + 20 * HOUR)
    return replace(reported(number), bookings=(booking,), urgent=True)


def asking(number: OrderNumber) -> WorkOrder:
    """Something has to be bought for it."""
    return reported(number).with_article_to_order(None, replace(HINGE, id=uuid4()))


def _people(_: None, __: Actor, uow: UnitOfWork) -> None:
    uow.users.put(ANNA)
    uow.suppliers.put(Supplier("Assa", "order@assa.example", "08-1 23 45"))


def _more_than_a_page(numbers: list[OrderNumber], __: Actor, uow: UnitOfWork) -> None:
    for number in numbers:
        uow.work_orders.add(reported(number))


def _mail(_: None, __: Actor, uow: UnitOfWork) -> None:
    mail = WaitingMail(
        id=uuid4(),
        identity="karin|<1@example.com>",
        raw=b"Subject: Door\r\n\r\nstuck",
        envelope_from="karin@example.com",
        recipients=("fault@ordna.example",),
        source="smtp",
        received_at=NOW,
    )
    uow.mails.add(mail)
    gist = MailGist("karin@example.com", "Door", "report", beginning="The door is stuck.")
    uow.mails.describe(mail.id, gist)
    uow.mails.failed(mail.id, "Nobody knows who this is.", None)
    uow.outbox.put(
        NewDelivery(Channel.EMAIL, "karin@example.com", "receipt", "en"), cause="x", by="Ordna"
    )
    (claimed,) = uow.outbox.claim(Channel.EMAIL, 1, timedelta(minutes=1))
    uow.outbox.finish(claimed.id, claimed.token, Sent(DeliveryState.FAILED, error="No such"))
