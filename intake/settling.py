"""What is done with a mail that has been read: use cases for the desk, each one transaction."""

from dataclasses import dataclass

from core.people import Actor
from core.ports import MailGist, UnitOfWork
from intake.acting import carry_out
from intake.decisions import CommentOn, Decision, OpenOrder, decide
from intake.reading import Desktop, ReadMail, Settled, address_of
from intake.threads import known_about

MOST_SUBJECT = 200


class SettledElsewhere(Exception):  # noqa: N818 - it says what is so
    """Another desk was first with this mail; what this one did is undone."""


@dataclass(frozen=True, slots=True)
class Settling:
    """Settles mails with what is at hand."""

    desktop: Desktop

    def settle(self, read: ReadMail, actor: Actor, uow: UnitOfWork) -> Settled:
        """Decide what a mail is to become, and make it that; raises SettledElsewhere."""
        decision = decide(read.mail, known_about(read, self.desktop.signer, uow))
        return self._settled(decision, read, uow)

    def settle_as_said(self, read: ReadMail, actor: Actor, uow: UnitOfWork) -> Settled:
        """A person has looked at it: it goes where it wants to, an order if nowhere."""
        known = known_about(read, self.desktop.signer, uow)
        number = known.proved or known.claimed
        return self._settled(CommentOn(number) if number else OpenOrder(), read, uow)

    def _settled(self, decision: Decision, read: ReadMail, uow: UnitOfWork) -> Settled:
        uow.mails.describe(read.mail_id, _gist(read))
        settled = carry_out(decision, read, self.desktop, uow)
        if settled.waits:
            return settled
        if not uow.mails.done(read.mail_id, settled.outcome, settled.order):
            raise SettledElsewhere
        if read.mail.message_id and settled.order:
            uow.mails.remember_thread(read.mail.message_id, settled.order)
        return settled


def _gist(read: ReadMail) -> MailGist:
    mail = read.mail
    return MailGist(address_of(mail), mail.subject[:MOST_SUBJECT], mail.kind.value, read.verdict)
