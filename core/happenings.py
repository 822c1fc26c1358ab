"""How the history of an order reads: one short phrase for each kind of event, after who did it."""

from collections.abc import Mapping
from decimal import Decimal

from core.lines import UNITS
from core.words import N_, Words

PHRASES = {
    "FaultReported": N_("reported the fault"),
    "CustomerConfirmed": N_("confirmed {customer} as a customer"),
    "CustomerReassigned": N_("gave the report to {customer}, not {before}"),
    "ClueTaken": N_("took {name} from the mail"),
    "ReportTurnedAway": N_("said that the report is not for us"),
    "DuplicateDenied": N_("said that it is not the same as order {other}"),
    "OrderCreated": N_("made the order"),
    "OrderAssigned": N_("assigned the order"),
    "AssignmentAccepted": N_("said that it will be done"),
    "AssignmentTurnedDown": N_("can't take it: {reason}"),
    "OrderOffered": N_("offered it to whoever takes it first"),
    "TimerStarted": N_("started the timer"),
    "TimerRanLong": N_("asked whether the timer still runs"),
    "TechnicianSetOut": N_("set out"),
    "TechnicianArrived": N_("arrived"),
    "TechnicianLeft": N_("left"),
    "VisitSilent": N_("asked how the visit went"),
    "VisitTold": N_("told how the visit went"),
    "StillAtWork": N_("said that it is worked on"),
    "HelpAsked": N_("asked for help"),
    "UrgentReported": N_("alerted of it as urgent"),
    "OrderUntouched": N_("reminded that nobody touched it"),
    "VisitReminded": N_("reminded the contact of the visit"),
    "MailQuarantined": N_("held a mail that answers to it"),
    "MailAccepted": N_("let a held mail in"),
    "MailDiscarded": N_("put a held mail away"),
    "MailRejected": N_("answered that not all of a mail was taken"),
    "PersonsForgotten": N_("removed contact and requester"),
    "OrderBooked": N_("booked a time"),
    "BookingChanged": N_("moved a booking"),
    "BookingRemoved": N_("took a booking away"),
    "MailReturned": N_("had a mail to {address} come back"),
    "LetterLost": N_("could not reach {address}"),
    "LetterSentAgain": N_("sent a letter once more, to {address}"),
    "AlertNotHeard": N_("alerted by mail, since nothing could be said in chat"),
    "ApprovalNotTaken": N_("said yes by mail, which signed nothing"),
    "StatusTold": N_("asked by mail how it stands"),
    "BookingAnswered": N_("answered to a booked time"),
    "BookingConfirmationAsked": N_("sent a booking confirmation"),
    "OrderCancelled": N_("cancelled the order"),
    "CancellationReversed": N_("took the cancellation back"),
    "OrderMadeFrom": N_("made it from order {other}"),
    "OrderLedTo": N_("made order {other} from it"),
    "OrderTookOver": N_("merged order {other} into it"),
    "OrderMergedInto": N_("merged it into order {other}"),
    "AssignmentDuplicated": N_("duplicated an assignment"),
    "OrderUnassigned": N_("took the order off somebody"),
    "RecurrenceSet": N_("set it to come again every {every_days} days"),
    "RecurrenceStopped": N_("stopped it from coming again"),
    "OrderSentToAccounting": N_("sent it to the accounting software"),
    "AccountingAnswered": N_("answered from the accounting software"),
    "InvoiceGenerated": N_("made invoice {invoice}"),
    "OrderInvoiced": N_("marked it as invoiced"),
    "OrderRestored": N_("restored it after invoicing"),
    "QuoteCreated": N_("made quote {quote}"),
    "QuoteSent": N_("sent quote {quote}"),
    "QuoteAccepted": N_("noted that quote {quote} was accepted"),
    "QuoteDeclined": N_("noted that quote {quote} was declined"),
    "MeasureAdded": N_("added a measure: {text}"),
    "MeasureReworded": N_("changed a measure: {text}"),
    "MeasureAmended": N_("added to a signed measure: {text}"),
    "MeasureMoved": N_("moved a measure to another assignment: {text}"),
    "PhotosStaged": N_("said which photos show before and after"),
    "LineAdded": N_("added {quantity} {unit} {name}"),
    "MeasureUserChanged": N_("said that {after} did a measure"),
    "LineEdited": N_("changed the line {name}"),
    "LineRemoved": N_("took off a line"),
    "DocumentAdded": N_("added the file {name}"),
    "DocumentRemoved": N_("took off the file {name}"),
    "SelfCheckAdded": N_("added the self-check {name}"),
    "PointAnswered": N_("answered the point {name}"),
    "PointCleared": N_("took back the answer to {name}"),
    "SelfCheckCompleted": N_("completed the self-check {name}"),
    "SelfCheckSigned": N_("signed the self-check {name}"),
    "SelfCheckRemoved": N_("took off the self-check {name}"),
    "ArticleToOrderAdded": N_("asked for an article to be ordered"),
    "ArticlesToOrderSaved": N_("sent the articles to order"),
    "ArticlesCorrected": N_("told of changed articles"),
    "ArticlePromised": N_("promised {name} for {promised_on}"),
    "SupplierAnswered": N_("answered as the supplier"),
    "ArticleStateChanged": N_("changed the state of {name}"),
    "ApprovalAsked": N_("asked the customer to approve {text}"),
    "ApprovalAnswered": N_("answered for the customer on {text}"),
    "CustomStatusSet": N_("changed the status"),
    "CommentAdded": N_("wrote a comment"),
    "CommentShown": N_("showed a comment to the customer"),
    "CommentHidden": N_("hid a comment from the customer"),
    "CommentReworded": N_("changed a comment: {text}"),
    "CommentRemoved": N_("took a comment away"),
    "OrderSigned": N_("signed the order"),
    "SignaturesCleared": N_("cleared the signatures"),
    "CustomerSignatureAsked": N_("asked the customer to sign"),
    "CustomerDeclinedToSign": N_("declined to sign"),
    "OrderReady": N_("set the order to ready for invoicing"),
    "ReadyWithdrawn": N_("withdrew ready"),
    "ProtocolAsked": N_("sent the protocol"),
    "LetterAsked": N_("wrote to the customer"),
}
OTHERWISE = N_("changed the order")


def happened(event: str, body: Mapping[str, object], words: Words) -> str:
    """What happened, in words; an event without any is called a change."""
    phrase = PHRASES.get(event, OTHERWISE)
    return words.text(phrase, **{key: _said(key, value, words) for key, value in body.items()})


def _said(key: str, value: object, words: Words) -> str:
    if key == "quantity":
        return words.quantity(Decimal(str(value)))
    unit = UNITS.get(str(value)) if key == "unit" else None
    return words.text(unit) if unit else str(value)
