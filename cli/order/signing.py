"""``ordna order sign`` and what belongs to it: signatures, and what stands in their way."""

import hashlib
from email import policy
from email.parser import BytesParser
from email.utils import parseaddr
from typing import Any, BinaryIO

import click

from cli.order.commands import NUMBER, Act, order_command
from cli.parts import print_json
from core import permissions as may
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.requirements import MOMENT_LABELS, REMEDY_LABELS, Block, Standing
from core.signature_chain import Damage, Finding, Verdict
from core.usecases.clearing import ClearSignatures, clear_signatures
from core.usecases.customer_signing import (
    ApproveByMail,
    AskCustomerSignature,
    DeclineToSign,
    SignAsCustomer,
    SkipCustomerSignature,
    ask_customer_signature,
    decline_to_sign,
    sign_as_customer,
    skip_customer_signature,
)
from core.usecases.customer_signing import approve_by_mail as keep_approval
from core.usecases.explaining import ExplainOrder, explain_order
from core.usecases.signing import Sign, SignMany, sign, sign_many
from core.usecases.verifying import VerifyOrder, verify_order
from core.words import N_, Words
from core.work_order import State, WorkOrder

DAMAGES = {
    Damage.ALTERED: N_("Under {name}: “{line}” was altered after signing."),
    Damage.REMOVED: N_("Under {name}: a line was removed after signing."),
    Damage.ADDED: N_("Under {name}: “{line}” was added after signing."),
    Damage.SIGNATURE: N_("{name}: the signature itself, or one before it, was altered."),
}
"""What is said of each kind of damage; the name is the signature's."""


class Altered(Refused):
    sentence = N_("Order {number} is not as it was signed.")


@order_command("sign")
@click.argument("numbers", type=NUMBER, nargs=-1, required=True)
@click.option("--name", default="", help="The name clarification; by default one's own name.")
@click.option("--more-visits", is_flag=True, help="Locks the lines there are; the work goes on.")
async def sign_orders(
    act: Act, numbers: tuple[OrderNumber, ...], name: str, *, more_visits: bool
) -> None:
    """Signs one order, or several."""
    if len(numbers) == 1:
        signed = await act.do(sign, Sign(numbers[0], name, finished=not more_visits))
        _say_signed(signed, act)
        return
    many = await act.do(sign_many, SignMany(numbers, name, finished=not more_visits))
    for each in many.signed:
        _say_signed(each, act)
    for left in many.refused:
        click.echo(act.words.text(left.refusal.sentence, **left.refusal.fields), err=True)


@order_command()
@click.argument("number", type=NUMBER)
@click.option("--name", required=True, help="The customer's name, as under the signature.")
@click.option("--decline", metavar="REASON", help="The customer will not sign, and says why.")
async def customer_sign(act: Act, number: OrderNumber, name: str, decline: str | None) -> None:
    """Puts the customer's signature, given on paper or by word, or keeps the no."""
    await act.ask(lambda uow: _may_sign(number, act.actor, uow))
    customer = Actor.customer(name, number)
    if decline is None:
        command = SignAsCustomer(number, name, image_sha256=None)
        order = await act.parts.door.do(sign_as_customer, command, customer)
    else:
        no = DeclineToSign(number, decline)
        order = await act.parts.door.do(decline_to_sign, no, customer)
    _say_signed(order, act)


@order_command()
@click.argument("number", type=NUMBER)
@click.argument("file", type=click.File("rb"))
async def approve_by_mail(act: Act, number: OrderNumber, file: BinaryIO) -> None:
    """Keeps a mail in which the customer approves as his signature; FILE is the mail."""
    raw = file.read()
    fingerprint = hashlib.sha256(raw).hexdigest()
    # Whoever keeps it by hand has the mail before him, and vouches for it.
    command = ApproveByMail(number, *sender_of(raw), fingerprint, proved=True)
    _say_signed(await act.do(keep_approval, command), act)


@order_command()
@click.argument("number", type=NUMBER)
@click.option("--email", help="Where the link goes; by default to the order's contact.")
async def ask_signature(act: Act, number: OrderNumber, email: str | None) -> None:
    """Mails the customer a link to sign."""
    address = await act.do(ask_customer_signature, AskCustomerSignature(number, email))
    act.say(N_("A link to sign order {number} goes to {address}."), number=number, address=address)


@order_command()
@click.argument("number", type=NUMBER)
async def skip_customer(act: Act, number: OrderNumber) -> None:
    """Completes an order without the customer's signature."""
    _say_signed(await act.do(skip_customer_signature, SkipCustomerSignature(number)), act)


@order_command("clear-signatures")
@click.argument("number", type=NUMBER)
async def clear(act: Act, number: OrderNumber) -> None:
    """Takes all signatures off an order; its lines are open again."""
    await act.do(clear_signatures, ClearSignatures(number))
    act.say(N_("Order {number} has no signatures now."), number=number)


@order_command()
@click.argument("number", type=NUMBER)
@click.option("--json", "as_json", is_flag=True)
async def why(act: Act, number: OrderNumber, *, as_json: bool) -> None:
    """Says what stands in the way of each step of an order, and what helps."""
    found = await act.ask(lambda uow: explain_order(ExplainOrder(number), act.actor, uow))
    if as_json:
        print_json([_standing(each, act.words) for each in found])
        return
    for standing in found:
        for line in _explained(standing, act.words):
            click.echo(line)


@order_command()
@click.argument("number", type=NUMBER)
@click.option("--json", "as_json", is_flag=True)
async def verify(act: Act, number: OrderNumber, *, as_json: bool) -> None:
    """Says whether what was signed on an order is as it was; 1 when it is not."""
    verdict = await act.ask(lambda uow: verify_order(VerifyOrder(number), act.actor, uow))
    if as_json:
        print_json(_verdict(verdict))
    else:
        _say_verdict(number, verdict, act)
    if not verdict.unchanged:
        raise Altered(number=number)


def _say_signed(order: WorkOrder, act: Act) -> None:
    if order.state is State.SIGNED:
        act.say(N_("Order {number} is signed."), number=order.number)
    elif order.waits_for_customer:
        act.say(N_("Order {number} waits for the customer's signature."), number=order.number)
    else:
        act.say(N_("Order {number} is signed so far."), number=order.number)


def _explained(standing: Standing, words: Words) -> list[str]:
    moment = words.text(MOMENT_LABELS[standing.moment])
    if standing.passed:
        return [f"✓ {moment}"]
    if not standing.blocks:
        return [f"– {moment}"]
    return [f"✗ {moment}", *(_reason(block, words) for block in standing.blocks)]


def _reason(block: Block, words: Words) -> str:
    remedy = words.text(REMEDY_LABELS[block.requirement.remedy])
    return f"    {words.text(block.sentence, **block.fields)} [{remedy}]"


def _standing(standing: Standing, words: Words) -> dict[str, Any]:
    return {
        "moment": standing.moment.value,
        "passed": standing.passed,
        "blocks": [_block(block, words) for block in standing.blocks],
    }


def _block(block: Block, words: Words) -> dict[str, str | None]:
    asked = block.requirement
    return {
        "requirement": asked.key,
        "setting": asked.setting.key if asked.setting else None,
        "sentence": words.text(block.sentence, **block.fields),
        "remedy": asked.remedy.value,
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "unchanged": verdict.unchanged,
        "sealed": verdict.sealed,
        "unsealed": verdict.unsealed,
        "findings": [
            {
                "damage": each.damage.value,
                "signature": each.signature.name,
                "line": str(each.line.id) if each.line else None,
            }
            for each in verdict.findings
        ],
    }


def _say_verdict(number: OrderNumber, verdict: Verdict, act: Act) -> None:
    for finding in verdict.findings:
        act.say(DAMAGES[finding.damage], name=finding.signature.name, line=_line(finding))
    if verdict.unsealed:
        click.echo(
            act.words.plural(
                "{count} signature is from before signatures were sealed.",
                "{count} signatures are from before signatures were sealed.",
                verdict.unsealed,
            )
        )
    if verdict.unchanged and verdict.sealed:
        act.say(N_("Order {number} is unchanged since it was signed."), number=number)


def _line(finding: Finding) -> str:
    line = finding.line
    return str(getattr(line, "text", getattr(line, "name", "")))


def _may_sign(number: OrderNumber, actor: Actor, uow: UnitOfWork) -> None:
    """Who notes a signature given on paper needs the right to sign himself."""
    actor.require(uow.work_orders.get(number), may.SIGN)


def sender_of(raw: bytes) -> tuple[str, str]:
    """The address a mail comes from, and the name it gives."""
    name, address = parseaddr(str(BytesParser(policy=policy.compat32).parsebytes(raw)["From"]))
    return address, name or address
