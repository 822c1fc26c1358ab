"""Each permission alone lets somebody do what it is for, and all the others together do not."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from core import permissions as may
from core.order_papers import Document
from core.people import SYSTEM
from core.permissions import PERMISSIONS, Permission
from core.refusals import NoSuchOrder, NotAllowed, NotAllowedAtAll
from core.registers import Customer, Facility, ServiceObject
from core.self_checks import PointTemplate, SelfCheckTemplate
from core.usecases.accounting import SendToAccounting, send_to_accounting
from core.usecases.assigning import Assign, AssignToSelf, assign, assign_to_self
from core.usecases.bookings import Book, ConfirmBooking, book, confirm_booking
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.clearing import ClearSignatures, clear_signatures
from core.usecases.comments import AddComment, add_comment
from core.usecases.creating import CreateOrder, create_order
from core.usecases.documents import AddDocument, RemoveDocument, add_document, remove_document
from core.usecases.duplicating import DuplicateOrder, duplicate_order
from core.usecases.finishing import MarkReady, SendProtocol, mark_ready, send_protocol
from core.usecases.invoicing import MarkInvoiced, mark_invoiced
from core.usecases.line_edits import EditLine, LineEdit, edit_line
from core.usecases.lines import AddArticle, LineAddedTo, add_article
from core.usecases.measures import (
    AddMeasure,
    ChangeMeasureUser,
    add_measure,
    change_measure_user,
)
from core.usecases.recurring import SetRecurring, set_recurring
from core.usecases.registers import (
    KeepCustomer,
    KeepFacility,
    KeepServiceObject,
    SwitchVerification,
    keep_customer,
    keep_facility,
    keep_service_object,
    switch_verification,
)
from core.usecases.registers.scanning import scans_of
from core.usecases.seeing import SeeOrder, see_order
from core.usecases.self_checks import (
    AddSelfCheck,
    RemoveSelfCheck,
    SelfCheckIn,
    add_self_check,
    remove_self_check,
)
from core.usecases.settings import SetSetting, set_setting
from core.usecases.signing import Sign, sign
from core.usecases.totals import SeeTotals, see_totals
from core.work_order import WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.staff import may_all_but, may_only

ANNA = "Anna"
TODAY = date(2026, 11, 24)
EIGHT, TEN = datetime(2026, 11, 26, 8, tzinfo=UTC), datetime(2026, 11, 26, 10, tzinfo=UTC)
DOOR = SelfCheckTemplate("Door check", (PointTemplate("Closes by itself"),))
PHOTO = Document("door.jpg", "image/jpeg", 9000, "Maja", EIGHT, sha256="ab" * 32)

Deed = Callable[[Company], Awaitable[object]]


@dataclass(frozen=True)
class Step:
    """What a permission is for: ``prepare`` by others, then Anna's own deed.

    ``beside``: rights that the deed takes too; ``instead``: rights that would do as well.
    """

    deed: Deed
    prepare: Deed | None = None
    beside: tuple[Permission, ...] = (may.VIEW,)
    instead: tuple[Permission, ...] = ()


def by_anna(use_case: Callable[..., object], command: object) -> Deed:
    """Anna does something that is known beforehand."""
    return lambda company: company.does(ANNA, use_case, command)


async def hers(company: Company) -> object:
    """Anna is given the order."""
    return await company.does("Maja", assign, Assign(ONE, company.people[ANNA].id))


async def worked_on(company: Company) -> WorkOrder:
    """There is something to sign."""
    done = await company.door.do(add_measure, AddMeasure(ONE, "Oiled it", TODAY), SYSTEM)
    return done.order


async def signed(company: Company) -> WorkOrder:
    """It is signed, and nobody else has to."""
    await company.sets("customer-signatures", "off")
    await worked_on(company)
    return await company.door.do(sign, Sign(ONE, "Maja"), SYSTEM)


async def ready(company: Company) -> WorkOrder:
    """It is ready for invoicing."""
    await signed(company)
    return await company.door.do(mark_ready, MarkReady(ONE, send=False), SYSTEM)


async def with_file(company: Company) -> WorkOrder:
    """There is a file on it."""
    return await company.door.do(add_document, AddDocument(ONE, PHOTO), SYSTEM)


async def with_article(company: Company) -> LineAddedTo:
    """There is an article on it."""
    return await company.door.do(add_article, AddArticle(ONE, "4711", Decimal(2)), SYSTEM)


async def with_templates(company: Company) -> object:
    """The company has a self-check, and Anna the order."""
    await company.door.do(lambda _c, _a, uow: uow.self_check_templates.put(DOOR), None, SYSTEM)
    return await hers(company)


async def with_check(company: Company) -> SelfCheckIn:
    """There is a self-check on it."""
    await with_templates(company)
    return await company.door.do(add_self_check, AddSelfCheck(ONE, DOOR.id), SYSTEM)


async def with_booking(company: Company) -> object:
    """A time is booked."""
    return await company.door.do(book, Book(ONE, company.people["Erik"].id, EIGHT, TEN), SYSTEM)


async def with_object(company: Company) -> object:
    """There is a service object in the register."""
    kept = KeepServiceObject(await thing(company))
    return await company.door.do(keep_service_object, kept, SYSTEM)


async def thing(company: Company) -> ServiceObject:
    """A service object of the order's customer, the same each time."""
    order = await company.order()
    return ServiceObject("D-014", "Door", customer_id=order.customer.id, id=order.customer.id)


async def confirms(company: Company) -> object:
    """Anna confirms the booked time."""
    [booking] = (await company.order()).bookings
    return await company.does(ANNA, confirm_booking, ConfirmBooking(ONE, booking.id))


async def renames_doer(company: Company) -> object:
    """Anna says that Erik did it."""
    [measure] = (await company.order()).assignments[0].measures
    return await company.does(
        ANNA, change_measure_user, ChangeMeasureUser(ONE, measure.id, "Erik")
    )


async def takes_check_off(company: Company) -> object:
    """Anna takes the self-check off."""
    [check] = (await company.order()).assignments[0].self_checks
    return await company.does(ANNA, remove_self_check, RemoveSelfCheck(ONE, check.id))


async def edits_line(company: Company, field: str, value: str) -> object:
    """Anna changes one thing about the article."""
    [line] = (await company.order()).assignments[0].articles
    command = EditLine(ONE, line.id, (LineEdit(field, value),))
    return await company.does(ANNA, edit_line, command)


async def keeps_object(company: Company) -> object:
    """Anna writes a service object down."""
    return await company.does(ANNA, keep_service_object, KeepServiceObject(await thing(company)))


async def keeps_facility(company: Company) -> object:
    """Anna writes a facility down."""
    order = await company.order()
    facility = Facility("Storgatan 5", customer_id=order.customer.id)
    return await company.does(ANNA, keep_facility, KeepFacility(facility))


async def switches_verification(company: Company) -> object:
    """Anna has the object's sticker verified."""
    on = SwitchVerification((await thing(company)).id, True)
    return await company.does(ANNA, switch_verification, on)


async def looks_at_scans(company: Company) -> object:
    """Anna looks who was at the object."""
    there = (await thing(company)).id
    return await company.door.ask(lambda uow: scans_of(there, company.actor(ANNA), uow))


async def creates(company: Company) -> object:
    """Anna makes an order for a customer there is."""
    customer = (await company.order()).customer.id
    return await company.does(ANNA, create_order, CreateOrder(customer, "Another door"))


COMMENT = by_anna(add_comment, AddComment(ONE, "The code is 1234"))
LOOK = by_anna(see_order, SeeOrder(ONE))
OWN = (may.EDIT, may.EDIT_ASSIGNED, may.PERFORM)

STEPS: dict[Permission, Step] = {
    may.VIEW: Step(LOOK, beside=()),
    may.VIEW_ASSIGNED: Step(LOOK, hers, beside=(), instead=(may.VIEW, *OWN)),
    may.EDIT: Step(COMMENT),
    may.EDIT_ASSIGNED: Step(COMMENT, hers, beside=(), instead=(may.EDIT,)),
    may.CREATE: Step(creates),
    may.DELETE: Step(by_anna(cancel_order, CancelOrder(ONE, "Not for us"))),
    may.INVOICE: Step(by_anna(mark_invoiced, MarkInvoiced(ONE)), ready),
    may.GENERATE_INVOICE: Step(by_anna(send_to_accounting, SendToAccounting(ONE)), ready),
    may.ASSIGN: Step(
        lambda c: c.does(ANNA, assign, Assign(ONE, c.people["Erik"].id)),
    ),
    may.ASSIGN_SELF: Step(by_anna(assign_to_self, AssignToSelf(ONE)), instead=(may.ASSIGN,)),
    may.PERFORM: Step(
        by_anna(add_self_check, AddSelfCheck(ONE, DOOR.id)),
        with_templates, beside=(), instead=(may.EDIT, may.EDIT_ASSIGNED),
    ),
    may.EMAIL_PROTOCOL: Step(by_anna(send_protocol, SendProtocol(ONE)), signed),
    may.SEND_CONFIRMATION: Step(confirms, with_booking),
    may.RECUR: Step(by_anna(set_recurring, SetRecurring(ONE, 30, today=TODAY))),
    may.SIGN: Step(by_anna(sign, Sign(ONE, "Anna")), worked_on),
    may.REMOVE_FILE: Step(by_anna(remove_document, RemoveDocument(ONE, PHOTO.id)), with_file),
    may.REMOVE_SELF_CHECK: Step(takes_check_off, with_check),
    may.CHANGE_MEASURE_USER: Step(renames_doer, worked_on),
    may.SET_READY: Step(
        by_anna(mark_ready, MarkReady(ONE)),
        signed, instead=(may.INVOICE, may.GENERATE_INVOICE),
    ),
    may.DUPLICATE: Step(by_anna(duplicate_order, DuplicateOrder(ONE))),
    may.CLEAR_SIGNATURES: Step(by_anna(clear_signatures, ClearSignatures(ONE)), signed),
    may.QR_ACTIVATE: Step(switches_verification, with_object),
    may.QR_PERFORM: Step(looks_at_scans, with_object),
    may.SEE_PRICE: Step(
        lambda c: edits_line(c, "price", "900"), with_article, beside=(may.VIEW, may.EDIT)
    ),
    may.EDIT_OBJECTS: Step(keeps_object),
    may.EDIT_CUSTOMERS: Step(by_anna(keep_customer, KeepCustomer(Customer("Brf Eken")))),
    may.EDIT_FACILITIES: Step(keeps_facility),
    may.ADMIN: Step(by_anna(set_setting, SetSetting("print-images", "off"))),
    may.SEE_NET: Step(
        by_anna(see_totals, SeeTotals(ONE)), with_article, beside=(may.VIEW, may.SEE_PRICE)
    ),
    may.SEE_DISCOUNT: Step(
        lambda c: edits_line(c, "discount", "10"), with_article, beside=(may.VIEW, may.EDIT)
    ),
}  # fmt: skip


def test_every_permission_has_something_it_is_for() -> None:
    assert set(STEPS) == set(PERMISSIONS.values())


async def prepared(company: Company, step: Step) -> None:
    """A fault was reported, and what the deed needs has been done."""
    await company.reports()
    if step.prepare is not None:
        await step.prepare(company)


@pytest.mark.shows(
    "U", "PE-01", "PE-02", "PE-03", "PE-04", "PE-05", "PE-06", "PE-07", "PE-08", "PE-09", "PE-10",
    "PE-11", "PE-12", "PE-13", "PE-14", "PE-15", "PE-16", "PE-17", "PE-18", "PE-19", "PE-20",
    "PE-21", "PE-22", "PE-23", "PE-24", "PE-25", "PE-26", "PE-27", "PE-28", "PE-29", "PE-30",
)  # fmt: skip
@pytest.mark.parametrize("permission", STEPS, ids=lambda each: each.key)
async def test_all_rights_but_this_one_are_not_enough(
    company: Company, permission: Permission
) -> None:
    step = STEPS[permission]
    await prepared(company, step)
    await may_all_but(company, ANNA, permission, *step.instead)
    with pytest.raises((NoSuchOrder, NotAllowed, NotAllowedAtAll)):
        await step.deed(company)


@pytest.mark.shows(
    "U", "PE-01", "PE-02", "PE-03", "PE-04", "PE-05", "PE-06", "PE-07", "PE-08", "PE-09", "PE-10",
    "PE-11", "PE-12", "PE-13", "PE-14", "PE-15", "PE-16", "PE-17", "PE-18", "PE-19", "PE-20",
    "PE-21", "PE-22", "PE-23", "PE-24", "PE-25", "PE-26", "PE-27", "PE-28", "PE-29", "PE-30",
)  # fmt: skip
@pytest.mark.parametrize("permission", STEPS, ids=lambda each: each.key)
async def test_this_right_is_enough(company: Company, permission: Permission) -> None:
    step = STEPS[permission]
    await prepared(company, step)
    await may_only(company, ANNA, permission, *step.beside)
    await step.deed(company)
