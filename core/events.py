"""What happened, in the past tense. Events hold plain values; rules turn them into deliveries."""

from dataclasses import dataclass


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
class BookingConfirmationAsked(Event):
    """Somebody wants the contact to get a booking confirmation (BO-06, BO-11)."""

    booking_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCancelled(Event):
    """The order was cancelled; ``reason`` is what was said, such as *Not for us*."""

    reason: str


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
class LineAdded(Event):
    """An article or time row was added."""

    line_id: str
    name: str
    quantity: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRemoved(Event):
    line_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAdded(Event):
    document_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleToOrderAdded(Event):
    """Somebody asks to have an article ordered (AO-01)."""

    row_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesToOrderSaved(Event):
    """The save that gathers the rows to be ordered has come: one mail for all of them (AO-03)."""

    row_ids: tuple[str, ...]


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
class OrderSigned(Event):
    """A signature was put; ``completed`` when the order reached *signed* by it (SG-02)."""

    role: str
    completed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerSignatureAsked(Event):
    """The customer is to be sent a link to sign; ``email`` is where."""

    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerDeclinedToSign(Event):
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderReady(Event):
    """The order is ready for invoicing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyWithdrawn(Event):
    """The order is no longer ready for invoicing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolAsked(Event):
    """The protocol is to be mailed; to the contact unless ``email`` says otherwise (MS-04)."""

    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UserJoined(Event):
    """An invited person opened the bot with his link."""

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
