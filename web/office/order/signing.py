"""Signatures on an order's page: one's own, asked of the customer, checked, cleared (SG)."""

from aiohttp import web

from core.usecases.clearing import ClearSignatures, clear_signatures
from core.usecases.customer_signing import (
    AskCustomerSignature,
    DeclineToSign,
    SkipCustomerSignature,
    ask_customer_signature,
    decline_to_sign,
    skip_customer_signature,
)
from core.usecases.signing import Sign, sign
from core.usecases.verifying import VerifyOrder, verify_order
from core.words import N_
from web.office.desk import Desk
from web.office.order.at import done, number_of
from web.office.order.questions import ClearsSignatures


async def put(desk: Desk) -> web.StreamResponse:
    """As finished, or partly where more visits follow (SG-01, SG-03)."""
    number, form = number_of(desk), desk.form
    finished = form.text("finished", "1") == "1"
    order = await desk.do(sign, Sign(number, form.text("name"), finished))
    if order.waits_for_customer:
        return done(desk, N_("Order {number} is signed and waits for the customer."),
                    number=number)  # fmt: skip
    said = N_("Order {number} is signed.") if finished else N_("Order {number} is partly signed.")
    return done(desk, said, number=number)


async def ask_customer(desk: Desk) -> web.StreamResponse:
    """Mail the customer the link to sign (SG-02)."""
    number = number_of(desk)
    email = desk.form.text("email").strip() or None
    address = await desk.do(ask_customer_signature, AskCustomerSignature(number, email))
    return done(desk, N_("The link to sign is on its way to {address}."), address=address)


async def go_on(desk: Desk) -> web.StreamResponse:
    """Without the customer's signature, where that is allowed; why, if he would not."""
    number, reason = number_of(desk), desk.form.text("reason").strip()
    if reason:
        await desk.do(decline_to_sign, DeclineToSign(number, reason))
    else:
        await desk.do(skip_customer_signature, SkipCustomerSignature(number))
    return done(desk, N_("Order {number} goes on without the customer's signature."),
                number=number)  # fmt: skip


async def clear(desk: Desk) -> web.StreamResponse:
    """All of them at once, once somebody is sure (SG-08)."""
    number = number_of(desk)
    if not desk.form.agreed(ClearsSignatures):
        raise ClearsSignatures(number=number)
    await desk.do(clear_signatures, ClearSignatures(number))
    return done(desk, N_("The signatures are off order {number}."), number=number)


async def verify(desk: Desk) -> web.StreamResponse:
    """Whether all still stands as it was signed."""
    number = number_of(desk)
    verdict = await desk.ask(lambda uow: verify_order(VerifyOrder(number), desk.actor, uow))
    if verdict.unchanged:
        return done(desk, N_("Everything on order {number} stands as it was signed."),
                    number=number)  # fmt: skip
    return done(desk, N_("⚠️ Something on order {number} was altered after it was signed."),
                number=number)  # fmt: skip


DEEDS = {
    "/sign": put,
    "/ask-customer": ask_customer,
    "/without-customer": go_on,
    "/clear-signatures": clear,
    "/verify": verify,
}
