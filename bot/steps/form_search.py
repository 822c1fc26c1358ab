"""Looks for what was typed among the rows of registers; a new one is asked about or added."""

from dataclasses import replace

from bot.forms import (
    CONTACT,
    CUSTOMER,
    FACILITY,
    NEW_CUSTOMER,
    OBJECT,
    OBJECT_NAME,
    PAYER,
    REQUESTER,
    Form,
    parted,
)
from bot.steps.form_choices import About, Choice, choices_of
from core import permissions as may
from core.parties import CustomerIsNew, NoSuchServiceObject, contact_read, facility_known
from core.people import Actor
from core.text import one_line
from core.usecases.party_rights import refuse_new_customer, refuse_new_facility


def looked_up(form: Form, key: str, text: str, about: About, *, add: bool) -> Form:
    """The form with the row that was typed, or with what was ``found`` to choose among.

    A name that fits none is new: raises CustomerIsNew, unless ``add`` is the yes to it, and
    whatever stands against adding it (CF-02, CF-03, CF-06, CF-07, CF-12).
    """
    found = choices_of(key, about, text)
    exact = _exact(key, text, found, about)
    if exact is not None:
        return form.having(key, exact)
    if found and not _is_whole(key, text) and not add:
        return replace(form.asking(key), found=one_line(text), page=0)
    return added(form, key, text, about, add=add)


def added(form: Form, key: str, text: str, about: About, *, add: bool) -> Form:
    """The form with a row that is in no register yet; an object's is offered to be added first."""
    name, line, actor, uow = parted(key)[0], one_line(text), about.actor, about.uow
    if name in (CUSTOMER, PAYER):
        refuse_new_customer(line, actor, uow)
        if not add:
            raise CustomerIsNew(name=line)
        return form.having(key, line).having(NEW_CUSTOMER, "yes")
    if name == OBJECT:
        return _with_object(form, key, line, actor, add=add)
    if name == FACILITY:
        refuse_new_facility([line], about.order.customer, actor, uow)
    else:
        contact_read(line)
    return form.having(key, line)


def may_add(key: str, actor: Actor) -> bool:
    """Whether this person may add a row for this field."""
    right = {
        CUSTOMER: may.EDIT_CUSTOMERS,
        PAYER: may.EDIT_CUSTOMERS,
        FACILITY: may.EDIT_FACILITIES,
        OBJECT: may.EDIT_OBJECTS,
    }.get(parted(key)[0])
    return right is None or actor.may(right)


def _with_object(form: Form, key: str, line: str, actor: Actor, *, add: bool) -> Form:
    if not actor.may(may.EDIT_OBJECTS):
        raise NoSuchServiceObject(code=line)
    if not add:
        return replace(form.asking(key), found=line, page=0)
    code, _, called = line.partition(" ")
    return form.having(key, code).having(OBJECT_NAME, called or code)


def _exact(key: str, text: str, found: tuple[Choice, ...], about: About) -> str | None:
    name, same, uow = parted(key)[0], one_line(text).casefold(), about.uow
    if name in (CUSTOMER, PAYER):
        customer = uow.customers.named(one_line(text))
        return customer.name if customer else None
    if name == FACILITY:
        facility = facility_known(text, about.order.customer.id, uow)
        return facility.name if facility else None
    if name == OBJECT:
        thing = uow.service_objects.by_code(one_line(text))
        return thing.code if thing else None
    return next((each.value for each in found if each.value.casefold() == same), None)


def _is_whole(key: str, text: str) -> bool:
    """Whether a contact was written with how to reach it, so that it is nobody's first letters."""
    is_person = parted(key)[0] in (CONTACT, REQUESTER)
    return is_person and ("@" in text or sum(each.isdigit() for each in text) > 4)
