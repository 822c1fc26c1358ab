"""What happened, in the past tense. Events hold plain values; rules turn them into deliveries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened; ``order`` is the order's number, ``by`` who did it."""

    order: str | None = None
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderChanged(Event):
    """Something about the order is otherwise; what, stands in the changes logged with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultReported(Event):
    """A mail became an order; ``reply_to`` is where a receipt may go, None for automatic mail."""

    reply_to: str | None
    language: str
    subject: str
    in_reply_to: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCreated(Event):
    """An order was made by one of the company's people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderAssigned(Event):
    """A user was given the order."""

    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderBooked(Event):
    """A resource was booked for the order; ``conflicts`` are other orders at that time (BO-05)."""

    booking_id: str
    user_id: str
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingChanged(Event):
    """A booking has another time or resource; moments are ISO 8601, ``before_*`` what it was."""

    booking_id: str
    user_id: str
    before_user_id: str
    before_starts_at: str
    before_ends_at: str
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingRemoved(Event):
    """A booking was taken away; ``confirmed`` when the contact had been told of it."""

    booking_id: str
    user_id: str
    starts_at: str
    ends_at: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingConfirmationAsked(Event):
    """A booking is to be confirmed: to ``recipients``, else to the contact (BO-06, BO-11)."""

    booking_id: str
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCancelled(Event):
    """The order was cancelled; ``reason`` is what was said, such as *Not for us*.

    ``booked`` are the users who had a time on it that is not over.
    """

    reason: str
    booked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureAdded(Event):
    measure_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureReworded(Event):
    measure_id: str
    before: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureUserChanged(Event):
    """Another is named as who did the measure (ME-05)."""

    measure_id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAdded(Event):
    """An article or time row was added."""

    line_id: str
    name: str
    quantity: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineEdited(Event):
    """A line of any kind is otherwise; ``fields`` are the names of what was changed."""

    line_id: str
    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRemoved(Event):
    line_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAdded(Event):
    document_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRemoved(Event):
    document_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheckAdded(Event):
    """A self-check was put on an assignment (SC-01)."""

    check_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointAnswered(Event):
    """A point of a self-check was answered; ``approved`` None while something is missing."""

    check_id: str
    point_id: str
    name: str
    approved: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointCleared(Event):
    """The answer to a point was taken back."""

    check_id: str
    point_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheckCompleted(Event):
    """All points of a self-check are answered and somebody said so; ``failed`` names the bad ones."""

    check_id: str
    name: str
    failed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheckSigned(Event):
    """Somebody answers for a self-check (SE-52)."""

    check_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheckRemoved(Event):
    check_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleToOrderAdded(Event):
    """Somebody asks to have an article ordered (AO-01)."""

    row_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesToOrderSaved(Event):
    """A save has come: one mail for all rows that are in this state since the last (AO-03).

    ``rows`` are whole, as they stood at that moment.
    """

    rows: tuple[Mapping[str, Any], ...]
    state: str = "to_order"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesCorrected(Event):
    """What a reader was told of articles to be ordered is otherwise: one mail says how (0b).

    ``rows`` as they are now, ``before`` as they were told, ``gone`` those to be ordered no more.
    """

    email: str
    rows: tuple[Mapping[str, Any], ...]
    before: tuple[Mapping[str, Any], ...]
    gone: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseOrderChanged(Event):
    """A purchase order was made, added to, ordered or delivered (AO-05)."""

    purchase: str
    supplier: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleStateChanged(Event):
    row_id: str
    name: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomStatusSet(Event):
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentAdded(Event):
    """``from_customer``: it came by mail or from his page, so the company's people are told."""

    comment_id: str
    from_customer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentShown(Event):
    """The customer may see the comment from now on (CO-03)."""

    comment_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentHidden(Event):
    comment_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentReworded(Event):
    comment_id: str
    before: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentRemoved(Event):
    comment_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSigned(Event):
    """A signature was put; ``completed`` when the order reached *signed* by it (SG-02)."""

    role: str
    completed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaturesCleared(Event):
    """Every signature was taken off, and what they locked is open again; ``names`` had signed."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerSignatureAsked(Event):
    """The customer is to be sent a link to sign; ``email`` is where."""

    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerDeclinedToSign(Event):
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderReady(Event):
    """The order is ready for invoicing.

    ``kept_back``: it was to go on to the accounting software at once, and something stands in the
    way of that (SE-46).
    """

    kept_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyWithdrawn(Event):
    """The order is no longer ready for invoicing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolAsked(Event):
    """The protocol is to be mailed; to the contact unless ``email`` says otherwise (MS-04)."""

    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterAsked(Event):
    """A letter about the order is to go to these people: ``letter`` names it, ``text`` is said.

    ``channel`` is *email* or *sms*, ``recipients`` addresses or phone numbers (MS-01, MS-06).
    """

    letter: str
    recipients: tuple[str, ...]
    text: str = ""
    channel: str = "email"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserJoined(Event):
    """An invited person opened the bot with his link."""

    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UserAdded(Event):
    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UserChanged(Event):
    """Something about a person is otherwise; ``fields`` says what, not how."""

    user_id: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsChanged(Event):
    """A person was given rights or lost them, by their keys."""

    user_id: str
    granted: tuple[str, ...] = ()
    revoked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UserDeactivated(Event):
    """A person does not work here any more; ``successor_id`` has what was his, if anybody."""

    user_id: str
    successor_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UserActivated(Event):
    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrangerAsked(Event):
    """Somebody without an invitation wrote to the bot; the dispatchers see who."""

    telegram_id: int
    name: str
    username: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailQuarantined(Event):
    """A mail waits for a person; ``reason`` is a sentence, ``sender`` and ``subject`` the mail's."""

    mail_id: str
    reason: str
    sender: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingChanged(Event):
    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderEdited(Event):
    """Fields were edited, by their keys; before and after stand in the changes logged with it."""

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentAdded(Event):
    assignment_id: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRemoved(Event):
    assignment_id: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionUndone(Event):
    """What one transaction did was taken back; ``undone`` are its events' names.

    ``letters``: address and letter of the mails that had left already: a correction follows each.
    """

    unit: str
    undone: tuple[str, ...]
    letters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CancellationReversed(Event):
    """A cancelled order is again what it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDeleted(Event):
    """The order and its history are gone (WO-21).

    ``cards`` are the messages that still show it: ``chat_id``, ``thread_id``, ``message_id``,
    ``language``; ``assigned`` the users who had it.
    """

    cards: tuple[Mapping[str, Any], ...] = ()
    assigned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderUnassigned(Event):
    """The order was taken away from a user, or he gave it back."""

    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderMadeFrom(Event):
    """An order was made of another one, ``other``; ``how`` says in which way."""

    other: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLedTo(Event):
    """Another order, ``other``, was made of this one; ``how`` says in which way."""

    other: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderTookOver(Event):
    """All that stood on the order ``other`` stands on this one now (RV-08)."""

    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderMergedInto(Event):
    """All that stood on this order stands on ``other`` now, and this one is cancelled (RV-08)."""

    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentDuplicated(Event):
    """An assignment was copied on its order (AS-04); ``assignment_id`` is the copy's."""

    assignment_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurrenceSet(Event):
    """The order comes again: so many days after, on ``weekday`` (Mon is 0) if given (WO-24)."""

    every_days: int
    weekday: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurrenceStopped(Event):
    """The order does not come again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSentToAccounting(Event):
    """The order goes to the accounting software; ``shape`` is what the adapter gets (IN-02)."""

    shape: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountingAnswered(Event):
    """The accounting software answered; ``number`` is its own for what it made of the order."""

    state: str
    number: str | None
    answer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceGenerated(Event):
    """An invoice of ours was made of the order (IN-03)."""

    invoice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderInvoiced(Event):
    """The order was marked as invoiced (IN-06); ``invoice`` is the invoice's number if known."""

    invoice: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRestored(Event):
    """An invoiced order was opened again in an emergency (RS-01, RS-05)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteCreated(Event):
    """A quote was made of the order (QU-01)."""

    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSent(Event):
    """The customer has got the quote."""

    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteAccepted(Event):
    """The customer said yes to the quote; ``made`` is the order that came of it."""

    quote: str
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteDeclined(Event):
    """The customer said no to the quote, and perhaps why."""

    quote: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterChanged(Event):
    """A row of a register was added, changed or removed; ``change`` says which of the three."""

    register: str
    row_id: str
    name: str
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterImported(Event):
    """A file's rows were taken into a register; how many were new, and how many changed."""

    register: str
    added: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomersMerged(Event):
    """One customer went up in another, with all his orders, places and contacts."""

    customer_id: str
    name: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectSet(Event):
    """An assignment is about this service object now, or about none; ``code`` is the object's."""

    assignment_id: str
    code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterRead(Event):
    """An object's counter was read on an order; ``replaced``: the counter is a new one (OB-07)."""

    assignment_id: str
    code: str
    value: str
    replaced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectScanned(Event):
    """Somebody scanned the sticker of an object with QR verification (QR-03)."""

    object_id: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentReported(Event):
    """An urgent report waits: these users are alerted, the dispatchers if they are none (SE-71)."""

    alerted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderUntouched(Event):
    """Nobody has touched the order for so many hours; ``again``: its people heard it (SE-67)."""

    hours: int
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitReminded(Event):
    """The contact is reminded of a booked visit (SE-66)."""

    booking_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonsForgotten(Event):
    """Contact and requester were removed: the order has been finished for long (SE-69)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalAsked(Event):
    """Extra work above the set amount waits for the customer; ``amount`` before VAT (RV-12)."""

    approval_id: str
    text: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalAnswered(Event):
    """The customer said yes or no to what ``asked_by`` had asked."""

    approval_id: str
    text: str
    approved: bool
    asked_by: str
    note: str
