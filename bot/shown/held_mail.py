"""How a mail that waits for somebody looks in a chat: what it says, why it waits, what to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.actions import Action
from bot.keyboards import Rows, button, by_two, open_card
from bot.phrases import first_name, header, lines, listed, safe, say, short_when
from bot.shown.gist import gist
from core.chat import Button, ChatMessage, Style
from core.lists import MailRow
from core.mail_trust import UNKNOWN, Verdict
from core.numbers import OrderNumber
from core.text import cut, one_line
from core.usecases.quarantine import HELD
from core.words import N_, Words
from core.work_order import WorkOrder

SHOWN = 900
"""Characters of a mail's text in a chat; a quote that can be unfolded holds them."""
MOST_FILES = 6
A_PAGE = 5
PUT_AWAY = "discarded"


@dataclass(frozen=True, slots=True)
class HeldView:
    """A mail, the order it speaks of as its reader sees it, and how many others wait."""

    row: MailRow
    order: WorkOrder | None
    others: int


def held_message(view: HeldView, now: datetime, words: Words) -> ChatMessage:
    """The mail with its buttons; once it is taken care of, what became of it."""
    row = view.row
    waits = row.state == HELD
    head = words.text(N_("⚠️ <b>A mail waits for somebody</b>")) if waits else outcome(row, words)
    html = lines(
        head,
        reason_of(row, words) if waits else None,
        *_who(row, words),
        when_of(row, now, words),
        _text(row) if waits else None,
        _files(row),
        _order(view.order, words) if waits else None,
    )
    buttons = _choices(view, words) if waits else _afterwards(view, words)
    return ChatMessage(html, buttons, stands_for={"mail": str(row.id)})


def outcome(row: MailRow, words: Words) -> str:
    """What became of a mail that waited, and by whom."""
    if row.state == PUT_AWAY:
        return say(words, N_("✓ {name} put it away."), name=_by(row))
    if row.state == "done":
        return _done(row, words)
    if row.choice is None:
        return words.text(N_("✓ It is being read anew."))
    if row.choice.order is not None:
        return _put_on(row, row.choice.order, words)
    return say(words, N_("✓ {name} makes it a new order."), name=_by(row))


def reason_of(row: MailRow, words: Words) -> str:
    """Why it waits."""
    return safe(words.text(row.reason, detail=row.detail or "")) if row.reason else ""


def list_message(rows: Sequence[MailRow], page: int, now: datetime, words: Words) -> ChatMessage:
    """What waits, oldest first, five a page; a tap opens one."""
    if not rows:
        return ChatMessage(words.text(N_("No mail waits for anybody.")))
    last = (len(rows) - 1) // A_PAGE
    page = min(page, last)
    shown = list(enumerate(rows, 1))[page * A_PAGE : (page + 1) * A_PAGE]
    title = words.plural("{count} mail waits", "{count} mails wait", len(rows))
    told = (_listed(nth, row, now, words) for nth, row in shown)
    opening = ((button(_label(nth, row), Action.MAIL_OPEN, None, row.id),) for nth, row in shown)
    return ChatMessage(lines(f"<b>{title}</b>", *told), (*opening, *_turning(page, last, words)))


def _turning(page: int, last: int, words: Words) -> Rows:
    earlier = button(words.text(N_("‹ Earlier")), Action.MAIL_LIST, None, max(page - 1, 0))
    later = button(words.text(N_("Later ›")), Action.MAIL_LIST, None, page + 1)
    turning = (*((earlier,) if page else ()), *((later,) if page < last else ()))
    return (turning,) if turning else ()


def _listed(nth: int, row: MailRow, now: datetime, words: Words) -> str:
    when = short_when(row.received_at, now, words)
    return lines(
        f"\n{nth}. <b>{safe(_title(row, words))}</b>", f"{when} · {reason_of(row, words)}"
    )


def _label(nth: int, row: MailRow) -> str:
    return one_line(f"{nth} · {row.subject or row.name or row.sender or '…'}", 40)


def _who(row: MailRow, words: Words) -> Iterator[str]:
    name = one_line(row.name or "", 60)
    address = row.sender or ""
    pieces = [piece for piece in dict.fromkeys((name, address)) if piece]
    if pieces:
        yield f"👤 {safe(' · '.join(pieces))}"
        yield f"   {words.text(proof(row.verdict))}"
    if row.subject:
        yield f"💬 {safe(one_line(row.subject, 200))}"


def proof(verdict: Verdict | None) -> str:
    """How far a sender is proved, as a sentence."""
    found = verdict or UNKNOWN
    if found.is_forged:
        return N_("The sender's domain says it did not send this")
    return N_("Sender proved") if found.proves_sender else N_("Sender not proved")


def when_of(row: MailRow, now: datetime, words: Words) -> str:
    """When it came."""
    return f"🗓 {short_when(row.received_at, now, words)}"


def _title(row: MailRow, words: Words) -> str:
    told = [each for each in (row.name or row.sender, row.subject) if each]
    return one_line(": ".join(told), 90) or words.text(N_("A mail that says nothing of itself"))


def _text(row: MailRow) -> str | None:
    text = cut(gist(row.beginning or "") or row.beginning or "", SHOWN)
    return f"<blockquote expandable>{safe(text)}</blockquote>" if text else None


def _files(row: MailRow) -> str | None:
    names = row.files or ()
    if not names:
        return None
    more = f" +{len(names) - MOST_FILES}" if len(names) > MOST_FILES else ""
    return f"📎 {safe(listed(names[:MOST_FILES]))}{more}"


def _order(order: WorkOrder | None, words: Words) -> str | None:
    if order is None:
        return None
    title = safe(one_line(order.title, 80))
    return f"🔧 {header(order.number, words)}" + (f" · {title}" if title else "")


def _choices(view: HeldView, words: Words) -> Rows:
    row, order = view.row, view.order
    away = button(words.text(N_("Put away")), Action.MAIL_AWAY, None, row.id)
    whole = button(words.text(N_("Read all")), Action.MAIL_READ, None, row.id)
    rest = (away, whole, *_others(view, words))
    if row.kind is None:
        again = button(
            words.text(N_("Try again")), Action.MAIL_RETRY, None, row.id, style=Style.PRIMARY
        )
        return ((again,), *by_two(rest))
    forged = row.verdict is not None and row.verdict.is_forged
    style = Style.PLAIN if forged else Style.PRIMARY
    new = words.text(N_("New order"))
    if order is None:
        return ((button(new, Action.MAIL_NEW, None, row.id, style=style),), *by_two(rest))
    add = words.text(N_("Add to AO {number}"), number=order.number)
    return (
        (button(add, Action.MAIL_ADD, order.number, row.id, style=style),),
        *by_two((button(new, Action.MAIL_NEW, None, row.id), *rest)),
    )


def _afterwards(view: HeldView, words: Words) -> Rows:
    row = view.row
    put_away = row.state == PUT_AWAY and row.outcome == PUT_AWAY
    undo = button(words.text(N_("↩ Undo")), Action.MAIL_BACK, None, row.id)
    number = row.order or (row.choice.order if row.choice else None)
    opened = (open_card(number, words),) if number and row.state != PUT_AWAY else ()
    return by_two((*((undo,) if put_away else ()), *opened, *_others(view, words)))


def _others(view: HeldView, words: Words) -> Iterator[Button]:
    if view.others:
        label = words.plural("{count} more waits", "{count} more wait", view.others)
        yield button(label, Action.MAIL_LIST, None, 0)


def _done(row: MailRow, words: Words) -> str:
    if row.order is None:
        return words.text(N_("✓ It is taken care of."))
    number = OrderNumber.parse(row.order)
    if row.choice is None:
        return words.text(N_("✓ It is on {order} now."), order=header(number, words))
    if not row.choice.as_new:
        return _put_on(row, number, words)
    sentence = N_("✓ {name} made it {order}.")
    return words.text(sentence, name=safe(_by(row)), order=header(number, words))


def _put_on(row: MailRow, number: OrderNumber, words: Words) -> str:
    sentence = N_("✓ {name} put it on {order}.")
    return words.text(sentence, name=safe(_by(row)), order=header(number, words))


def _by(row: MailRow) -> str:
    return first_name(row.settled_by or (row.choice.by if row.choice else "") or "–")
