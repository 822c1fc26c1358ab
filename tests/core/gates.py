"""An order that nothing is wrong with, brought before each step, and what may be lacking on it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from core.lines import ArticleToOrder, Line, Measure
from core.numbers import OrderNumber
from core.order_papers import Approval, ApprovalState, Signature, SignedAs
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.registers import Customer, Person, ServiceObject
from core.requirements import CATALOGUE, Moment, Requirement
from core.self_checks import SelfCheck
from core.usecases.accounting import SendToAccounting, send_to_accounting
from core.usecases.backorders import GenerateBackorder, generate_backorder
from core.usecases.customer_signing import (
    SignAsCustomer,
    SkipCustomerSignature,
    sign_as_customer,
    skip_customer_signature,
)
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.restoring import RestoreOrder, restore_order
from core.usecases.signing import Sign, sign
from core.work_order import Assignment, Origin, State, WorkOrder
from tests.core.conftest import Company

REQUIREMENTS = {each.key: each for each in CATALOGUE}
FIELD = '[{"name": "Door code", "required": true}]'
AT = datetime(2026, 11, 24, 7, tzinfo=UTC)
CUSTOMER = Customer("Brf Eken", address="Storgatan 5, Borås")
CONTACT = Person("Karin Ek", email="karin@brfeken.example", customer_id=CUSTOMER.id)
LIFT = ServiceObject("H-003", "Lift", customer_id=CUSTOMER.id, counter_unit="h")
ELSEWHERE = ServiceObject("H-004", "Lift", customer_id=CUSTOMER.id, address="Kyrkogatan 1, Borås")
ARTICLE = Line("Closer", Decimal(1), "Anna", AT, number="4711", price=Decimal(1240))
CHECKED = SelfCheck(
    "Lift", mandatory=True, completed=True, completed_by="Anna", signed_by="Anna", signed_at=AT
)
DONE = Assignment(
    "The lift stands still",
    service_object=LIFT,
    counter=Decimal(1200),
    measures=(Measure("Replaced the drive", date(2026, 11, 24), "Anna"),),
    articles=(ARTICLE,),
    self_checks=(CHECKED,),
)
AGAIN = Assignment("The same lift once more", service_object=LIFT, counter=Decimal(1200))
FLAWLESS = WorkOrder(
    OrderNumber(1),
    CUSTOMER,
    Origin.CHAT,
    AT,
    "Maja",
    state=State.BEGUN,
    contact=CONTACT,
    custom_status="Waits",
    custom_fields=(("Door code", "1234"),),
    assignments=(DONE,),
)


def begun(order: WorkOrder) -> WorkOrder:
    """Worked on and unsigned."""
    return order


def so_far(order: WorkOrder) -> WorkOrder:
    """Signed, with more visits to follow."""
    signature = Signature(SignedAs.TECHNICIAN, "Anna", AT, finished=False)
    return order.with_signature(signature, State.PARTLY_SIGNED)


def waiting(order: WorkOrder) -> WorkOrder:
    """Signed by the technician, not yet by the customer."""
    return order.with_signature(Signature(SignedAs.TECHNICIAN, "Anna", AT), State.PARTLY_SIGNED)


def signed(order: WorkOrder) -> WorkOrder:
    """Complete."""
    return replace(waiting(order), state=State.SIGNED)


def ready(order: WorkOrder) -> WorkOrder:
    """Ready for invoicing."""
    return replace(signed(order), state=State.READY)


def invoiced(order: WorkOrder) -> WorkOrder:
    """Invoiced."""
    return replace(signed(order), state=State.INVOICED)


def cancelled(order: WorkOrder) -> WorkOrder:
    """Cancelled while it was worked on."""
    return replace(order, state=State.CANCELLED, cancelled_from=State.BEGUN)


STATES = {
    "begun": begun,
    "so-far": so_far,
    "waiting": waiting,
    "signed": signed,
    "ready": ready,
    "invoiced": invoiced,
    "cancelled": cancelled,
}
BEFORE: dict[Moment, Callable[[WorkOrder], WorkOrder]] = {
    Moment.SAVE: begun,
    Moment.SIGN: begun,
    Moment.CUSTOMER_SIGN: waiting,
    Moment.COMPLETE: waiting,
    Moment.READY: signed,
    Moment.SEND: ready,
    Moment.BACKORDER: ready,
    Moment.RESTORE: invoiced,
}
"""How an order stands just before each step."""


def _work(**changes: Any) -> Callable[[WorkOrder], WorkOrder]:
    return lambda order: replace(order, assignments=(replace(DONE, **changes),))


def _lacks(**changes: Any) -> Callable[[WorkOrder], WorkOrder]:
    return lambda order: replace(order, **changes)


PROPOSED = Approval("A new motor", Decimal(8000), "Anna", AT)
REFUSED_LINE = replace(PROPOSED, line_id=ARTICLE.id)
TO_ORDER = ArticleToOrder("Hinge", Decimal(1), "Anna", AT, number="P12")

LACKING: dict[str, Callable[[WorkOrder], WorkOrder]] = {
    "facility": _work(service_object=ELSEWHERE, counter=None),
    "contact": _lacks(contact=replace(CONTACT, email=None)),
    "status-to-save": _lacks(custom_status=None),
    "custom-fields": _lacks(custom_fields=()),
    "object-once": _lacks(assignments=(DONE, AGAIN)),
    "counter": _work(counter=None),
    "register-articles": _work(articles=(replace(ARTICLE, number=None),)),
    "prices": _work(articles=(replace(ARTICLE, price=None),)),
    "object-to-sign": _work(service_object=None),
    "status-to-sign": _lacks(custom_status=None),
    "customer-signed": begun,
    "self-checks-signed": _work(self_checks=(replace(CHECKED, signed_by=None),)),
    "mandatory-checks": _work(self_checks=(replace(CHECKED, completed=False),)),
    "nothing-to-order": _work(to_order=(TO_ORDER,)),
    "measure": _work(measures=()),
    "approved": _lacks(approvals=(PROPOSED,)),
    "not-declined": _lacks(approvals=(replace(REFUSED_LINE, state=ApprovalState.DECLINED),)),
}
"""What each requirement asks for, taken off the order."""


async def stands(company: Company, serial: int, order: WorkOrder) -> OrderNumber:
    """The order is in the database under this number, with its objects and people."""
    made = replace(order, number=OrderNumber(serial))
    await company.door.do(_kept, made, SYSTEM)
    return made.number


async def turned(company: Company, requirement: Requirement, *, on: bool) -> None:
    """The company asks for this, or does not."""
    if requirement.setting is not None:
        await company.sets(requirement.setting.key, "on" if on else "off")
    elif requirement.key == "custom-fields":
        await company.sets("custom-fields", FIELD)


async def stopped(company: Company, moment: Moment, number: OrderNumber) -> type[Refused] | None:
    """Try the step, and say by what it was stopped, if by anything."""
    try:
        await _STEPS[moment](company, number)
    except Refused as refused:
        return type(refused)
    return None


def _kept(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> None:
    uow.customers.put(order.customer)
    if order.contact is not None:
        uow.contacts.put(order.contact)
    for assignment in order.assignments:
        if assignment.service_object is not None:
            uow.service_objects.put(assignment.service_object)
    uow.work_orders.add(order)


async def _customer_signs(company: Company, number: OrderNumber) -> object:
    command = SignAsCustomer(number, "Karin Ek", None)
    return await company.door.do(sign_as_customer, command, Actor.customer("Karin Ek", number))


async def _save(company: Company, number: OrderNumber) -> object:
    command = EditOrder(number, (Edit("cost-centre", "K7"),))
    return await company.door.do(edit_order, command, SYSTEM)


async def _sign(company: Company, number: OrderNumber) -> object:
    return await company.door.do(sign, Sign(number, "Anna Berg"), SYSTEM)


async def _go_on_without(company: Company, number: OrderNumber) -> object:
    command = SkipCustomerSignature(number)
    return await company.door.do(skip_customer_signature, command, SYSTEM)


async def _set_ready(company: Company, number: OrderNumber) -> object:
    command = MarkReady(number, despite_articles_to_order=True, send=False)
    return await company.door.do(mark_ready, command, SYSTEM)


async def _send(company: Company, number: OrderNumber) -> object:
    return await company.door.do(send_to_accounting, SendToAccounting(number), SYSTEM)


async def _continue(company: Company, number: OrderNumber) -> object:
    return await company.door.do(generate_backorder, GenerateBackorder(number), SYSTEM)


async def _restore(company: Company, number: OrderNumber) -> object:
    return await company.door.do(restore_order, RestoreOrder(number), SYSTEM)


_STEPS: dict[Moment, Callable[[Company, OrderNumber], Awaitable[object]]] = {
    Moment.SAVE: _save,
    Moment.SIGN: _sign,
    Moment.CUSTOMER_SIGN: _customer_signs,
    Moment.COMPLETE: _go_on_without,
    Moment.READY: _set_ready,
    Moment.SEND: _send,
    Moment.BACKORDER: _continue,
    Moment.RESTORE: _restore,
}
