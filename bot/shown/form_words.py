"""How a form is said: what is filled in, what lacks, and what is asked for."""

from collections.abc import Iterator
from datetime import date, time

from bot.forms import (
    ADDRESS,
    CAUSE,
    CONTACT,
    COUNTER,
    CUSTOMER,
    DESCRIPTION,
    ERROR,
    FACILITY,
    OBJECT,
    PAYER,
    REQUESTER,
    parted,
)
from bot.phrases import lines, safe, say
from bot.steps.form_sheets import Sheet
from core.requirements import Remedy
from core.text import one_line
from core.words import N_, Words

QUESTIONS = {
    CUSTOMER: N_("Whom is it for? Tap, or write a part of the name."),
    FACILITY: N_("Where is it? Tap, or write the name or the address."),
    ADDRESS: N_("Which address is that? Write it."),
    OBJECT: N_("Which service object is it? Tap, or write its code or name."),
    COUNTER: N_("What does the counter show? Write the number."),
    DESCRIPTION: N_("What is to be done? Write it in a few words."),
    ERROR: N_("What is wrong? Write all that is known."),
    CAUSE: N_("What was the cause? Write it."),
    CONTACT: N_("Whom does one ask for? Tap, or write name, phone and e-mail."),
    REQUESTER: N_("Who asked for it? Tap, or write name, phone and e-mail."),
    PAYER: N_("Who pays for it? Tap, or write a part of the name."),
    "planned": N_("Which day is it planned for? Tap it, or write it, such as 12/12."),
    "type": N_("Which order type is it?"),
    "subgroup": N_("Which subgroup is it?"),
    "status": N_("Which status has it?"),
    "urgent": N_("Is it urgent?"),
    "language": N_("In which language is the customer written to?"),
}
_ON_TOP = (CUSTOMER, FACILITY, ADDRESS, OBJECT, DESCRIPTION, ERROR)


def question(sheet: Sheet, words: Words) -> str | None:
    """What is asked now, in bold."""
    form = sheet.form
    if not form.asks:
        return None
    if form.found:
        sentence = (
            N_("Which one is “{text}”?")
            if sheet.choices
            else N_("Nothing is called “{text}” yet.")
        )
        return f"<b>{say(words, sentence, text=form.found)}</b>"
    name, _ = parted(form.asks)
    if name in QUESTIONS:
        return f"<b>{words.text(QUESTIONS[name])}</b>"
    asked = say(words, N_("{field}? Write it."), field=sheet.labels.get(form.asks, name))
    return f"<b>{asked}</b>"


def gap_lines(sheet: Sheet, words: Words) -> Iterator[str]:
    """What still stands in the way of saving."""
    for gap in sheet.gaps:
        if sheet.form.number or gap.requirement.remedy is not Remedy.CHOOSE_CUSTOMER:
            yield f"⚠️ {say(words, gap.sentence, **gap.fields)}"


def draft_text(sheet: Sheet, words: Words) -> str:
    """A new order as far as it is filled in."""
    order, form = sheet.order, sheet.form
    thing = order.assignments[0].service_object
    files = len(form.files)
    rows = (
        words.text(N_("🔧 <b>New order</b>")),
        f"👤 {safe(order.customer.name)}" if order.customer.name else None,
        f"📍 {safe(one_line(order.facility.place))}" if order.facility else None,
        f"{safe(thing.name)} {safe(thing.code)}" if thing else None,
        f"<b>{safe(order.title)}</b>" if order.title else None,
        _quoted(order.assignments[0].error),
        *(f"{safe(label)}: {safe(one_line(value, 200))}" for label, value in _others(sheet)),
        _booked(sheet, words),
        f"📎 {files}" if files else None,
    )
    asked = question(sheet, words)
    gaps = () if form.asks or not form.values else tuple(gap_lines(sheet, words))
    return lines(*rows, *(("", *gaps) if gaps else ()), *(("", asked) if asked else ()))


def _booked(sheet: Sheet, words: Words) -> str | None:
    """When it is booked, where it is made for a free time (WO-05)."""
    if not sheet.form.booking:
        return None
    _, day, start, end = sheet.form.booking
    shown = (time(int(each) // 60 % 24, int(each) % 60) for each in (start, end))
    hours = "–".join(words.hour(each) for each in shown)
    return f"🗓 {words.day(date.fromisoformat(day), sheet.today)} {hours}"


def _quoted(text: str) -> str | None:
    return f"<blockquote expandable>{safe(text[:900])}</blockquote>" if text else None


def _others(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """What is filled in besides what stands on top, under its name."""
    for key, value in sheet.values.items():
        if value and key not in _ON_TOP:
            yield sheet.labels[key], value
