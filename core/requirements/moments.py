"""The steps of an order that something may stand in the way of, and what helps."""

from enum import StrEnum

from core.words import N_, Label


class Moment(StrEnum):
    """A step of an order's life."""

    SAVE = "save"
    SIGN = "sign"
    CUSTOMER_SIGN = "customer_sign"
    COMPLETE = "complete"
    READY = "ready"
    SEND = "send"
    BACKORDER = "backorder"
    RESTORE = "restore"


MOMENT_LABELS = {
    Moment.SAVE: Label(N_("save")),
    Moment.SIGN: Label(N_("sign")),
    Moment.CUSTOMER_SIGN: Label(N_("customer's signature")),
    Moment.COMPLETE: Label(N_("complete")),
    Moment.READY: Label(N_("set to ready")),
    Moment.SEND: Label(N_("send to accounting")),
    Moment.BACKORDER: Label(N_("make a backorder")),
    Moment.RESTORE: Label(N_("restore")),
}


class Remedy(StrEnum):
    """What takes a requirement out of the way: one button each (XT-06)."""

    CHOOSE_CUSTOMER = "choose-customer"
    CHOOSE_FACILITY = "choose-facility"
    ADD_CONTACT = "add-contact"
    CHOOSE_STATUS = "choose-status"
    FILL_FIELDS = "fill-fields"
    ADD_OBJECT = "add-object"
    TAKE_OBJECT_OFF = "take-object-off"
    WRITE_COUNTER = "write-counter"
    WRITE_PRICES = "write-prices"
    CHOOSE_ARTICLES = "choose-articles"
    SEE_TO_ORDER = "see-articles-to-order"
    ADD_MEASURE = "add-measure"
    DO_SELF_CHECKS = "do-self-checks"
    SIGN = "sign"
    ASK_CUSTOMER = "ask-customer"
    GO_ON_WITHOUT_CUSTOMER = "go-on-without-customer"
    SET_READY = "set-ready"
    MARK_INVOICED = "mark-invoiced"
    OPEN_AGAIN = "open-again"
    MAKE_BACKORDER = "make-backorder"
    NOTE_APPROVAL = "note-approval"


REMEDY_LABELS = {
    Remedy.CHOOSE_CUSTOMER: N_("Choose the customer"),
    Remedy.CHOOSE_FACILITY: N_("Choose the facility"),
    Remedy.ADD_CONTACT: N_("Add a contact"),
    Remedy.CHOOSE_STATUS: N_("Choose a status"),
    Remedy.FILL_FIELDS: N_("Fill in the fields"),
    Remedy.ADD_OBJECT: N_("Add a service object"),
    Remedy.TAKE_OBJECT_OFF: N_("Take the object off"),
    Remedy.WRITE_COUNTER: N_("Write the counter's reading"),
    Remedy.WRITE_PRICES: N_("Write the prices"),
    Remedy.CHOOSE_ARTICLES: N_("Choose from the register"),
    Remedy.SEE_TO_ORDER: N_("See what is to be ordered"),
    Remedy.ADD_MEASURE: N_("Write what was done"),
    Remedy.DO_SELF_CHECKS: N_("Do the self-checks"),
    Remedy.SIGN: N_("Sign"),
    Remedy.ASK_CUSTOMER: N_("Ask the customer to sign"),
    Remedy.GO_ON_WITHOUT_CUSTOMER: N_("No customer signature"),
    Remedy.SET_READY: N_("Set to ready"),
    Remedy.MARK_INVOICED: N_("Mark as invoiced"),
    Remedy.OPEN_AGAIN: N_("Open it again"),
    Remedy.MAKE_BACKORDER: N_("Make a backorder"),
    Remedy.NOTE_APPROVAL: N_("Note the customer's answer"),
}
