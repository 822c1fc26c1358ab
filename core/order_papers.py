"""What is pinned to an order beside its lines: bookings, comments, documents, signatures."""

from collections.abc import Container
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID, uuid4

from core.numbers import OrderNumber
from core.registers import Pairs


@dataclass(frozen=True, slots=True)
class Assigned:
    """A user who has been given the order (WO-20); ``accepted_at`` is when he said that he does it."""

    user_id: UUID
    name: str
    accepted_at: datetime | None = None


class BookingAnswer(StrEnum):
    """What the customer's calendar answered to a confirmed time (XT-10)."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Booking:
    """A resource (a user) booked for a time (BO-01); ``sequence`` counts its changes.

    ``answer`` is what the customer said to it (XT-10), ``answered_by`` who said it, with the time
    he proposes instead, if any, or ``answer_note`` in his own words (RV-02).
    ``confirmed_under`` is the number of the order under which it was first confirmed: calendars
    hold to whoever invited them, even when orders are merged (XT-10).
    """

    user_id: UUID
    resource: str
    starts_at: datetime
    ends_at: datetime
    confirmation_sent_at: datetime | None = None
    changed_since_confirmation: bool = False
    sequence: int = 0
    answer: BookingAnswer | None = None
    answered_at: datetime | None = None
    answered_by: str | None = None
    proposed_starts_at: datetime | None = None
    proposed_ends_at: datetime | None = None
    confirmed_under: str | None = None
    answer_note: str | None = None
    id: UUID = field(default_factory=uuid4)

    def unanswered(self) -> "Booking":
        """The booking as if nobody had answered: what was said was said to another time."""
        return replace(
            self,
            answer=None,
            answered_at=None,
            answered_by=None,
            proposed_starts_at=None,
            proposed_ends_at=None,
            answer_note=None,
        )


@dataclass(frozen=True, slots=True)
class Comment:
    """Extra information; hidden from the customer until somebody shows it (CO-02, CO-03).

    ``from_customer``: he wrote it himself, by mail or on his page.
    """

    text: str
    by: str
    at: datetime
    visible_to_customer: bool = False
    quoted: str | None = None
    from_customer: bool = False
    id: UUID = field(default_factory=uuid4)


class Stage(StrEnum):
    """Whether a photo shows how it was before the work or after it (RV-13)."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Document:
    """A file on the order (DO-01); a measure's image when it names one (ME-02).

    ``sha256`` names the stored bytes; it is None while the file is still to be fetched from
    where ``source`` says (``telegram:<file_id>``).
    """

    name: str
    content_type: str
    size: int
    by: str
    at: datetime
    sha256: str | None = None
    measure_id: UUID | None = None
    source: str | None = None
    album: str | None = None
    stage: Stage | None = None
    id: UUID = field(default_factory=uuid4)

    @property
    def is_image(self) -> bool:
        """Whether it can be shown as a picture."""
        return self.content_type in {"image/jpeg", "image/png", "image/webp"}


class StampKind(StrEnum):
    """What somebody tells of his way to the work (RV-04)."""

    ON_MY_WAY = "on_my_way"
    ARRIVED = "arrived"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When somebody set out for the order, came there or left it (RV-04).

    ``expected_at`` is when he meant to be there, if he said so on setting out.
    """

    kind: StampKind
    user_id: UUID
    by: str
    at: datetime
    expected_at: datetime | None = None
    id: UUID = field(default_factory=uuid4)


class SignedAs(StrEnum):
    """In which role somebody signs (SG-01)."""

    TECHNICIAN = "technician"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class Signature:
    """A name under the lines that existed; ``finished`` unless more visits follow (SG-03).

    ``image_sha256`` names the drawn signature's stored PNG, if it was drawn; ``digest`` is a
    SHA-256 over what it locked and the digest before it, in hex; ``seals`` are the IDs of what it
    locked, each with the digest that line had (XT-09); ``mail_sha256`` is of the raw mail by
    which a customer approved instead of drawing (XT-08).
    """

    role: SignedAs
    name: str
    at: datetime
    finished: bool = True
    image_sha256: str | None = None
    digest: str | None = None
    seals: Pairs = ()
    mail_sha256: str | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """An order that comes again: so many days after the last, on ``weekday`` if set (Mon is 0).

    ``main`` is the order the row began with; None on that order itself (WO-24).
    """

    every_days: int
    weekday: int | None = None
    main: OrderNumber | None = None


class Kinship(StrEnum):
    """How another order is related to this one."""

    SEPARATED_FROM = "separated_from"
    SEPARATED_TO = "separated_to"
    MERGED_FROM = "merged_from"
    MERGED_INTO = "merged_into"
    DUPLICATE_OF = "duplicate_of"
    DUPLICATED_AS = "duplicated_as"
    RECURS_AS = "recurs_as"
    RECURRENCE_OF = "recurrence_of"
    BACKORDER_OF = "backorder_of"
    BACKORDERED_AS = "backordered_as"
    QUOTED_ON = "quoted_on"
    QUOTED_AS = "quoted_as"
    CONTINUES = "continues"
    FAILED_CHECK_ON = "failed_check_on"
    FAILED_CHECK_TO = "failed_check_to"


@dataclass(frozen=True, slots=True)
class Related:
    """Another order that this one came from or led to; ``about`` is the point of a self-check."""

    number: OrderNumber
    how: Kinship
    about: UUID | None = None


class AccountingState(StrEnum):
    """How far the order has come with the accounting software."""

    WAITING = "waiting"
    SENT = "sent"
    INVOICED = "invoiced"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Accounting:
    """How the order stands with the accounting software (IN-02); ``number``: the receiver's."""

    sent_at: datetime
    by: str
    state: AccountingState = AccountingState.WAITING
    number: str | None = None
    answer: str | None = None


class ApprovalState(StrEnum):
    """What the customer has said to extra work."""

    WAITING = "waiting"
    APPROVED = "approved"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Approval:
    """Extra work or a part that waits for the customer's yes; ``amount`` is before VAT (RV-12).

    ``line_id`` is the line it is about; None for work that is only proposed.
    """

    text: str
    amount: Decimal
    asked_by: str
    asked_at: datetime
    state: ApprovalState = ApprovalState.WAITING
    line_id: UUID | None = None
    answered_by: str | None = None
    answered_at: datetime | None = None
    note: str = ""
    id: UUID = field(default_factory=uuid4)

    @property
    def waits(self) -> bool:
        """Whether the customer has not answered yet."""
        return self.state is ApprovalState.WAITING

    @property
    def declined(self) -> bool:
        """Whether the customer said no."""
        return self.state is ApprovalState.DECLINED


def without_questions(
    approvals: tuple[Approval, ...], gone: Container[UUID]
) -> tuple[Approval, ...]:
    """Without what waits for the customer's yes about lines that are gone (RV-12)."""
    return tuple(each for each in approvals if each.line_id not in gone or not each.waits)
