"""Extra work that waits for the customer's yes: shown, answered, asked once more (RV-12)."""

import re
from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.asking import ask
from bot.handlers.messages import draft_begun
from bot.handlers.orders import on_card
from bot.keyboards import Rows, back, button
from bot.phrases import first_name, header, lines, safe, say
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.steps.approvals import (
    Approvals,
    AskInWriting,
    FindApprovals,
    ask_in_writing,
    find_approvals,
)
from bot.steps.only_once import act_once
from bot.tapped import argument, order_of
from core import permissions as may
from core import settings as setting
from core.chat import Button, Pending
from core.numbers import OrderNumber
from core.order_papers import Approval, ApprovalState
from core.text import one_line
from core.usecases.approvals import (
    AnswerApproval,
    AskAgain,
    AskApproval,
    answer_approval,
    ask_again,
    ask_approval,
)
from core.words import N_, Words
from core.work_order import WorkOrder

ASKED = "approval"
STATES = {
    ApprovalState.WAITING: N_("{text} · waits for the customer · asked {when} by {name}"),
    ApprovalState.APPROVED: N_("✓ {text} · the customer said yes {when}, told by {name}"),
    ApprovalState.DECLINED: N_("⚠️ {text} · the customer said no {when}, told by {name}"),
}
_TYPED = re.compile(
    r"(?P<text>.*\D)\s+(?P<amount>\d[\d  ]*(?:[.,]\d{1,2})?)\s*(?:kr|sek|:-)?", re.IGNORECASE
)
MOST = 8


def approvals(said: Said, known: Known) -> Acts:
    """What the customer was asked, and what was answered."""
    return (Act(find_approvals, FindApprovals(order_of(said)), _listed),)


def answer(said: Said, known: Known) -> Acts:
    """The customer's yes or no, as he told it."""
    yes = bool(argument(said, int, 1))
    command = AnswerApproval(order_of(said), argument(said, UUID), approved=yes)
    return (Act(answer_approval, command, _answered),)


def again(said: Said, known: Known) -> Acts:
    """The same question once more."""
    command = AskAgain(order_of(said), argument(said, UUID))
    return (act_once(said, ask_again, command, _asked),)


def propose(said: Said, known: Known) -> Acts:
    """Ask what is proposed and what it would cost."""
    question = N_("What shall the customer approve, and what does it cost before VAT? Such as: "
                  "New motor 2400")  # fmt: skip
    return ask(said, known, ASKED, question)


def proposed(said: Said, known: Known, pending: Pending) -> Acts | None:
    """*New motor 2400*; what names no amount is no answer."""
    found = _TYPED.fullmatch(one_line(said.text))
    if found is None:
        return None
    amount = Decimal(re.sub(r"[  ]", "", found["amount"]).replace(",", "."))
    command = AskApproval(OrderNumber.parse(pending.order or ""), found["text"].strip(), amount)
    return (Act(ask_approval, command, _asked),)


def write(said: Said, known: Known) -> Acts:
    """Write the question to the customer, as a message to look at first."""
    words, number = known.words, order_of(said)
    command = AskInWriting(
        number, argument(said, UUID), lambda a, found: _question(a, found, words)
    )
    return (Act(ask_in_writing, command, draft_begun),)


def _question(asked: Approval, found: Approvals, words: Words) -> str:
    if not found.with_amounts:
        sentence = N_("We propose this on your order: {text}. May we do it? Answer this mail.")
        return words.text(sentence, text=asked.text)
    sentence = N_(
        "We propose this on your order: {text}, {amount} before VAT. May we do it? Answer this mail."
    )
    return words.text(sentence, text=asked.text, amount=words.money(asked.amount))


def _listed(found: Approvals, known: Known) -> Answer:
    number, words = found.order.number, known.words
    html = lines(
        words.text(N_("{order}: what the customer approves"), order=header(number, words)),
        "",
        *_rows(found, known),
        None if found.approvals else words.text(N_("Nothing waits for the customer's yes.")),
    )
    rows = (*_buttons(found, words), (back(number, words),))
    return Answer(edit=on_card(number, html, rows))


def _rows(found: Approvals, known: Known) -> Iterable[str]:
    hidden = len(found.approvals) - MOST
    if hidden > 0:
        yield known.words.plural("… and {count} earlier", "… and {count} earlier", hidden)
    yield from (_row(each, found, known) for each in found.approvals[-MOST:])


def _row(each: Approval, found: Approvals, known: Known) -> str:
    at, name = each.answered_at or each.asked_at, each.answered_by or each.asked_by
    told = say(
        known.words,
        STATES[each.state],
        text=one_line(each.text, 120),
        when=known.words.when(at, known.now),
        name=first_name(name),
    )
    money = f" · {safe(known.words.money(each.amount))}" if found.with_amounts else ""
    note = f"\n   <i>{safe(one_line(each.note, 200))}</i>" if each.note else ""
    return f"{told}{money}{note}"


def _buttons(found: Approvals, words: Words) -> Rows:
    if not found.may_answer:
        return ()
    number = found.order.number
    rows: list[tuple[Button, ...]] = []
    for each in found.approvals[-MOST:]:
        rows += _of(each, found.order, words)
    if found.asks:
        label = words.text(N_("Ask for more work"))
        rows.append((button(label, Action.APPROVAL_ASK, number),))
    return tuple(rows)


def _of(each: Approval, order: WorkOrder, words: Words) -> Iterable[tuple[Button, ...]]:
    number, version = order.number, order.version
    text = one_line(each.text, 24)
    if each.state is ApprovalState.WAITING:
        yes = words.text(N_("✓ Yes to {text}"), text=text)
        no = words.text(N_("No to {text}"), text=text)
        yield (button(yes, Action.APPROVAL, number, each.id, 1),)
        yield (button(no, Action.APPROVAL, number, each.id, 0),)
        label = words.text(N_("Ask in writing"))
        yield (button(label, Action.APPROVAL_WRITE, number, each.id),)
    elif each.state is ApprovalState.DECLINED:
        label = words.text(N_("Ask again: {text}"), text=text)
        yield (button(label, Action.APPROVAL_AGAIN, number, each.id, seen=version),)


def _answered(order: WorkOrder, known: Known) -> Answer:
    note = known.words.text(N_("✓ The customer's answer is kept."))
    return Answer(card=order.number, in_place=True, note=note, undo=True)


def _asked(order: WorkOrder, known: Known) -> Answer:
    text = order.approvals[-1].text if known.said.tap is None else ""
    sentence = N_("{text} waits for the customer's yes.") if text else N_(
        "It waits for the customer's yes again.")  # fmt: skip
    note = say(known.words, sentence, text=text)
    in_place = known.said.tap is not None
    return Answer(card=order.number, in_place=in_place, note=note, forget=True, undo=True)


def offer(shown: Shown) -> Iterable[Button]:
    """*Customer's approval …*, where the company asks for any."""
    order, wanted = shown.order, shown.settings[setting.APPROVAL_AMOUNT] is not None
    if order.is_closed or not (wanted or order.approvals):
        return
    if shown.actor.may_on(order, may.EDIT, may.EDIT_ASSIGNED):
        label = shown.words.text(N_("Customer's approval …"))
        yield button(label, Action.APPROVALS, order.number)


ROUTES = Routes(
    taps={
        Action.APPROVALS: approvals,
        Action.APPROVAL: answer,
        Action.APPROVAL_AGAIN: again,
        Action.APPROVAL_ASK: propose,
        Action.APPROVAL_WRITE: write,
    },
    questions={ASKED: proposed},
    more={Section.MONEY: offer},
)
