"""Who is told what: every event that concerns somebody, and the rule that makes it letters."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from core import events
from core.deliveries import Channel, NewDelivery
from core.events import Event
from core.ports import UnitOfWork
from notifications.rules import (
    approvals,
    articles_to_order,
    bookings,
    comments,
    company,
    contacts,
    messages,
    orders,
    ratings,
    rejections,
    sending,
    signing,
    timers,
    undoing,
    visits,
)
from notifications.rules.audience import Audience
from notifications.rules.contacts import by_the_last_way

Rule = Callable[[Any, Audience], Iterable[NewDelivery]]
Kind = tuple[Channel, str, str]

RULES: dict[type[Event], Rule] = {
    events.FaultReported: orders.fault_reported,
    events.OrderCreated: orders.order_created,
    events.OrderMadeFrom: orders.order_created,
    events.OrderAssigned: visits.assigned,
    events.AssignmentTurnedDown: visits.turned_down,
    events.OrderOffered: visits.offered,
    events.TechnicianSetOut: visits.set_out,
    events.TimerRanLong: timers.timer_ran_long,
    events.VisitSilent: visits.visit_silent,
    events.VisitTold: visits.visit_told,
    events.HelpAsked: visits.help_asked,
    events.OrderDeleted: orders.order_deleted,
    events.OrderCancelled: visits.cancelled,
    events.CancellationReversed: orders.cancellation_reversed,
    events.UrgentReported: orders.urgent_reported,
    events.OrderUntouched: orders.order_untouched,
    events.OrderBooked: bookings.order_booked,
    events.VisitReminded: bookings.visit_reminded,
    events.BookingChanged: bookings.booking_changed,
    events.BookingRemoved: bookings.booking_removed,
    events.BookingAnswered: bookings.booking_answered,
    events.TimesOffered: bookings.times_offered,
    events.TimePicked: bookings.time_picked,
    events.OrderRated: ratings.order_rated,
    events.BookingConfirmationAsked: bookings.confirmation_asked,
    events.ArticleToOrderAdded: articles_to_order.article_asked_for,
    events.ArticlesToOrderSaved: articles_to_order.articles_saved,
    events.ArticlesCorrected: articles_to_order.articles_corrected,
    events.ArticleStateChanged: articles_to_order.state_changed,
    events.ArticlePromised: articles_to_order.article_promised,
    events.SupplierAnswered: articles_to_order.supplier_answered,
    events.CommentAdded: comments.comment_added,
    events.OrderSigned: signing.order_signed,
    events.ApprovalNotTaken: signing.approval_not_taken,
    events.CustomerSignatureAsked: signing.customer_signature_asked,
    events.CustomerDeclinedToSign: signing.customer_declined,
    events.ProtocolAsked: signing.protocol_asked,
    events.StatusTold: messages.status_told,
    events.LetterAsked: messages.letter_asked,
    events.ApprovalAsked: approvals.approval_asked,
    events.ApprovalAnswered: approvals.approval_answered,
    events.ActionUndone: undoing.action_undone,
    events.ContactAsked: contacts.contact_asked,
    events.ContactLinked: contacts.contact_linked,
    events.ContactEnded: contacts.contact_ended,
    events.UserJoined: company.user_joined,
    events.RequestAnswered: company.request_answered,
    events.ChatLost: company.chat_lost,
    events.DayEnded: company.day_ended,
    events.DigestDue: company.digest_due,
    events.LinkAsked: company.link_asked,
    events.GroupLost: company.group_lost,
    events.StrangerAsked: company.stranger_asked,
    events.MailRejected: rejections.mail_rejected,
    events.LetterLost: sending.letter_lost,
    events.AlertNotHeard: sending.alert_not_heard,
    events.ChannelDown: sending.channel_down,
    events.ChannelBack: sending.channel_back,
    events.MailReturned: company.mail_returned,
    events.MailQuarantined: company.mail_quarantined,
    events.QuarantineGrew: company.quarantine_grew,
}


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a company that speaks ``company_language`` where nobody else's is known.

    ``texts``: whether text messages can be sent, to whoever has a number and no address.
    """

    company_language: str
    texts: bool = False

    def __call__(self, event: Event, uow: UnitOfWork) -> tuple[NewDelivery, ...]:
        """The letters an event brings about, made in its own transaction; each at most once."""
        rule = RULES.get(type(event))
        if rule is None:
            return ()
        to = Audience(event, uow, self.company_language, self.texts)
        letters = (by_the_last_way(each, to) for each in rule(event, to))
        return tuple(_each_once(letters))


def _each_once(letters: Iterable[NewDelivery]) -> Iterator[NewDelivery]:
    """Each letter to each reader once; calendars need one for each time that is off (XT-10)."""
    kept = {(_kind(each), _time_off(each)): each for each in letters}
    told = Counter[Kind]()
    for each in kept.values():
        yield replace(each, nth=told[_kind(each)])
        told[_kind(each)] += 1


def _kind(letter: NewDelivery) -> Kind:
    return letter.channel, letter.recipient, letter.letter


def _time_off(letter: NewDelivery) -> str | None:
    booking = letter.context.get("booking")
    return booking["id"] if booking else None
