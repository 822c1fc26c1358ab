"""Bookings, self-checks, comments, documents and letters."""

from dataclasses import dataclass

from core.events.happening import Event


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
    """A booking was taken away; ``confirmed`` when the contact had been told of it.

    ``resource`` and ``sequence`` are what calendars know it by.
    """

    booking_id: str
    user_id: str
    starts_at: str
    ends_at: str
    confirmed: bool = False
    resource: str = ""
    sequence: int = 0
    confirmed_under: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingAnswered(Event):
    """The customer answered to a booked time (XT-10); moments are ISO 8601.

    ``answer`` is a BookingAnswer's value; it ``counts`` unless it is to a time that was moved
    since, or a later one is known.
    """

    booking_id: str
    user_id: str
    answer: str
    counts: bool = True
    proposed_starts_at: str | None = None
    proposed_ends_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingConfirmationAsked(Event):
    """A booking is to be confirmed: to ``recipients``, else to the contact (BO-06, BO-11).

    ``late``: the time is another because whoever was booked is late (XT-16).
    """

    booking_id: str
    recipients: tuple[str, ...] = ()
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesOffered(Event):
    """The customer is to pick a time himself: for this booking, else for a new one (RV-03)."""

    booking_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePicked(Event):
    """The customer picked a time himself; it is booked and confirmed (RV-03)."""

    booking_id: str
    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRated(Event):
    """The customer said what he thinks of the work: ``score`` 1 to 5, ``note`` in words (RV-06)."""

    score: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAdded(Event):
    document_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotosStaged(Event):
    """It was said that photos show before or after the work; ``stage`` None: that is unsaid."""

    document_ids: tuple[str, ...]
    stage: str | None


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
class ProtocolAsked(Event):
    """The protocol is to be mailed; to the contact unless ``email`` says otherwise (MS-04)."""

    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterAsked(Event):
    """A letter about the order is to go to these people: ``letter`` names it, ``text`` is said.

    ``channel`` is *email* or *sms*, ``recipients`` addresses or phone numbers (MS-01, MS-06);
    ``quote`` is the number of the quote that it carries.
    """

    letter: str
    recipients: tuple[str, ...]
    text: str = ""
    channel: str = "email"
    quote: str = ""
