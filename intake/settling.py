"""What is done with a mail that has been read: use cases for the desk, each one transaction."""

from dataclasses import dataclass, replace

from core.flood import count
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor
from core.ports import MailGist, UnitOfWork
from core.taking_part import colleague_at
from core.text import cut, one_line
from core.usecases.linking import wrote_from
from core.usecases.merging import where_it_went
from core.usecases.quarantine import tell_accepted
from core.usecases.unreachable import heard_from
from intake.acting import carry_out
from intake.acting.amiss import name_what_was_refused
from intake.decisions import (
    CommentAsColleague,
    CommentOn,
    Decision,
    Ignore,
    OpenOrder,
    PutAway,
    decide,
)
from intake.known import Known
from intake.parsing.mail import Kind
from intake.reading import Desktop, ReadMail, Settled, SettledElsewhere, address_of, name_of
from intake.threads import known_about, remember
from intake.trust.senders import standing_of

MOST_SUBJECT = 200
MOST_BEGINNING = 1500
"""Characters of what is new in a mail, kept to be shown while it waits for a person."""
MOST_NAMES = 20
WRITTEN = frozenset({Kind.REPORT, Kind.REPLY, Kind.CALENDAR_REPLY})
"""The kinds of mail that show that their sender can be reached where they came from."""
BY_HAND = frozenset({Kind.REPORT, Kind.REPLY})
"""The kinds that somebody wrote himself, who is answered by mail from then on (XT-19)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person says a held mail is: its order's, another's, or a new order's.

    Without either it goes where it wants to: onto the order it speaks of, a new one if none.
    """

    order: OrderNumber | None = None
    as_new: bool = False


WHERE_IT_WANTS = Choice()


@dataclass(frozen=True, slots=True)
class AsSaid:
    """A held mail, and what a person says of it."""

    read: ReadMail
    choice: Choice = WHERE_IT_WANTS


@dataclass(frozen=True, slots=True)
class Settling:
    """Settles mails with what is at hand."""

    desktop: Desktop

    def settle(self, read: ReadMail, actor: Actor, uow: UnitOfWork) -> Settled:
        """Decide what a mail is to become, and make it that; raises SettledElsewhere."""
        decision = decide(read.mail, self._known(read, uow))
        if not isinstance(decision, Ignore | PutAway):
            count(address_of(read.mail), uow)
        return self._settled(decision, read, uow)

    def foresee(self, read: ReadMail, uow: UnitOfWork) -> Decision:
        """What a mail would become; nothing is changed."""
        return decide(read.mail, self._known(read, uow))

    def settle_as_said(self, asked: AsSaid, actor: Actor, uow: UnitOfWork) -> Settled:
        """A person has looked at it: it goes where he says; raises SettledElsewhere.

        From then on its thread goes there too; its sender takes part no more than before.
        """
        known = known_about(asked.read, self.desktop.signer, uow)
        settled = self._settled(_as_said(asked, known, uow), asked.read, uow, actor.name)
        tell_accepted(asked.read.mail_id, settled.order, actor, uow)
        return settled

    def _known(self, read: ReadMail, uow: UnitOfWork) -> Known:
        standing = standing_of(address_of(read.mail), self.desktop.domain, uow)
        known = known_about(read, self.desktop.signer, uow)
        return replace(known, standing=standing, trouble=read.trouble)

    def _settled(
        self, decision: Decision, read: ReadMail, uow: UnitOfWork, by: str | None = None
    ) -> Settled:
        uow.mails.describe(read.mail_id, _gist(read))
        settled = carry_out(decision, read, self.desktop, uow)
        if settled.waits:
            return settled
        if not _close(read, settled, uow, by):
            raise SettledElsewhere
        if read.mail.kind in WRITTEN and not settled.discarded:
            heard_from(address_of(read.mail), SYSTEM, uow)
        if read.mail.kind in BY_HAND and not settled.discarded:
            wrote_from(address_of(read.mail), uow)
        if settled.order:
            remember(read.mail, settled.order, uow)
            if not isinstance(decision, Ignore):  # it claims an order, and nothing proves that
                number = OrderNumber.parse(settled.order)
                name_what_was_refused(read, number, self.desktop, uow)
        return settled


def _as_said(asked: AsSaid, known: Known, uow: UnitOfWork) -> Decision:
    choice = asked.choice
    number = _where(choice.order, uow) or known.proved or known.claimed
    if known.long_finished and choice.order is None:
        return OpenOrder(continues=known.proved)
    if choice.as_new or number is None:
        return OpenOrder(likely=known.likely or number)
    colleague = colleague_at(address_of(asked.read.mail), uow)
    if colleague is not None and number != known.proved:
        return CommentAsColleague(number, colleague.id)
    return CommentOn(number)


def _where(number: OrderNumber | None, uow: UnitOfWork) -> OrderNumber | None:
    """The order that was said, or the one that it was merged into."""
    return where_it_went(uow.work_orders.get(number), uow).number if number else None


def _close(read: ReadMail, settled: Settled, uow: UnitOfWork, by: str | None) -> bool:
    """Have it done, or put away; False when another desk was first."""
    if settled.discarded:
        return uow.mails.discard(read.mail_id, SYSTEM.name, settled.outcome)
    return uow.mails.done(read.mail_id, settled.outcome, settled.order, by)


def _gist(read: ReadMail) -> MailGist:
    mail = read.mail
    return MailGist(
        sender=address_of(mail),
        subject=mail.subject[:MOST_SUBJECT],
        kind=mail.kind.value,
        verdict=read.verdict,
        stored=sum(each.size for each in read.documents),
        name=one_line(name_of(mail)),
        beginning=cut(mail.reply or mail.text, MOST_BEGINNING),
        files=_names(read),
    )


def _names(read: ReadMail) -> tuple[str, ...]:
    """Its files by name, also those that are not taken."""
    names = [*(each.name for each in read.documents), *(name for name, _ in read.refused)]
    return tuple(one_line(each, 80) for each in names[:MOST_NAMES])
