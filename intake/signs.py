"""What in a mail points to an order: signed tokens, the mails it answers, numbers in its subject."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from core.links import Signer
from core.mail_addresses import bare
from core.numbers import OrderNumber
from core.ports import Letter, Thread, UnitOfWork
from core.refusals import NoSuchOrder
from core.taking_part import addresses_on, colleague_at, is_on
from core.usecases.merging import where_it_went
from core.work_order import WorkOrder
from intake.known import Proof
from intake.order_tags import Tag, tags_in, without_tags
from intake.parsing.mail import Kind, ParsedMail
from intake.parsing.subjects import subject_of
from intake.reading import ReadMail, address_of

MOST_TOKENS = 30
"""An answer carries a mark or a few; thousands would have thousands of orders looked at."""
MOST_IDS = 100
RETURNED = {Kind.BOUNCE, Kind.FEEDBACK}


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that points to an order, where its work is now.

    ``is_his``: it was given to this very sender; ``only_claims``: it proves nothing, whoever the
    sender is.
    """

    order: WorkOrder
    proof: Proof
    is_his: bool = False
    only_claims: bool = False


def signs_in(read: ReadMail, signer: Signer, uow: UnitOfWork) -> Iterator[Sign]:
    """Every sign, the surest first; those about orders that are gone are none.

    What Outlook's Thread-Index says is no sign: it is the same for strangers' mails.
    """
    mail = read.mail
    yield from _by_tokens(mail.plus_tokens, Proof.TOKEN, mail, signer, uow)
    yield from _by_answered(mail, uow)
    yield from _by_tokens(mail.marks, Proof.MARK, mail, signer, uow)
    yield from _by_references(mail, uow)
    yield from _by_subject(read, uow)


def letter_answered(mail: ParsedMail, uow: UnitOfWork) -> Letter | None:
    """The letter of ours that a mail answers, by its Message-ID: it is 128 bits of chance."""
    return next(_letters((*_answered(mail), *reversed(mail.references)), uow), None)


def _by_tokens(
    candidates: Iterable[str], proof: Proof, mail: ParsedMail, signer: Signer, uow: UnitOfWork
) -> Iterator[Sign]:
    """Genuine tokens; those that were given to the sender first."""
    address = address_of(mail).casefold()
    spellings = {each for each in (address, bare(address)) if each}
    others = []
    for number, token in islice(_tokens(candidates), MOST_TOKENS):
        named = str(number)
        if any(signer.proves_reply(named, each, token) for each in spellings):
            yield from _sign(number, proof, uow, is_his=True)
        else:
            others.append((number, token))
    for number, token in others:
        order = _order(number, uow)
        if order and _was_given_out(number, order, token, signer, uow):
            yield from _sign(number, proof, uow)


def _was_given_out(
    number: OrderNumber, order: WorkOrder, token: str, signer: Signer, uow: UnitOfWork
) -> bool:
    named = str(number)
    return any(signer.proves_reply(named, each, token) for each in addresses_on(order, uow))


def _by_answered(mail: ParsedMail, uow: UnitOfWork) -> Iterator[Sign]:
    """What In-Reply-To names is trusted alone, whatever the subject has become."""
    answered = _answered(mail)
    for letter in _letters(answered, uow):
        if letter.order:
            yield from _named(letter.order, Proof.ANSWERED, uow)
    for thread in uow.mails.threads(answered):
        yield from _named(thread.order, Proof.ANSWERED, uow)


def _answered(mail: ParsedMail) -> tuple[str, ...]:
    returned = mail.returned_ids if mail.kind in RETURNED else ()
    first = (mail.in_reply_to,) if mail.in_reply_to else ()
    return tuple(dict.fromkeys((*first, *mail.answered_ids, *returned)))[:MOST_IDS]


def _by_references(mail: ParsedMail, uow: UnitOfWork) -> Iterator[Sign]:
    """References tell of the thread that a new mail was begun from, too: so only with its subject."""
    references = tuple(reversed(mail.references))[:MOST_IDS]
    subject = subject_of(mail.subject).bare
    threads = uow.mails.threads(references, subject.casefold())
    letters = (each.order for each in _letters(references, uow) if each.order)
    for thread in (*threads, *(Thread(each) for each in letters)):
        for sign in _named(thread.order, Proof.REFERENCES, uow):
            if thread.same_subject or _is_about(sign.order, subject, uow):
                yield sign


def _is_about(order: WorkOrder, subject: str, uow: UnitOfWork) -> bool:
    tagged = (_order(tag.number, uow) for tag in tags_in(subject))
    if any(each is not None and each.number == order.number for each in tagged):
        return True
    said = without_tags(subject)
    return bool(said) and said == without_tags(subject_of(order.title).bare)


def _by_subject(read: ReadMail, uow: UnitOfWork) -> Iterator[Sign]:
    """Numbers in the subject, which anybody can guess.

    One proves something only where its sender is himself on that order, since whoever writes in
    his name could as well report a fault in it; and not where his mail was checked and nothing
    vouched for him. From others it is a claim, if it is our own tag in an answer: companies number
    their own orders too, and a report that only has such a number is a report.
    """
    address, verdict = address_of(read.mail).casefold(), read.verdict
    for tag in tags_in(read.mail.subject):
        order = _order(tag.number, uow)
        if order is None:
            continue
        on_it = is_on(order, address, uow)
        if on_it or _claims(tag, read.mail, uow):
            vouched = not verdict.by or verdict.proves_sender
            yield from _sign(tag.number, Proof.SUBJECT, uow, only_claims=not (on_it and vouched))


def _claims(tag: Tag, mail: ParsedMail, uow: UnitOfWork) -> bool:
    return tag.ours and (
        mail.kind is Kind.REPLY or colleague_at(address_of(mail), uow) is not None
    )


def _letters(ids: Sequence[str], uow: UnitOfWork) -> Iterator[Letter]:
    for each in ids[:MOST_TOKENS]:
        local = each.partition("@")[0].lower()
        is_ours = len(local) == 32 and all(sign in "0123456789abcdef" for sign in local)
        letter = uow.outbox.letter(UUID(local)) if is_ours else None
        if letter is not None:
            yield letter


def _named(number: str, proof: Proof, uow: UnitOfWork) -> Iterator[Sign]:
    try:
        yield from _sign(OrderNumber.parse(number), proof, uow)
    except NoSuchOrder:
        return


def _sign(
    number: OrderNumber, proof: Proof, uow: UnitOfWork, *, is_his: bool = False,
    only_claims: bool = False,
) -> Iterator[Sign]:  # fmt: skip
    order = _order(number, uow)
    if order is not None:
        yield Sign(order, proof, is_his, only_claims)


def _tokens(candidates: Iterable[str]) -> Iterator[tuple[OrderNumber, str]]:
    for candidate in dict.fromkeys(candidates):
        number, dot, token = candidate.partition(".")
        if not dot:
            continue
        try:
            yield OrderNumber.parse(number), token
        except NoSuchOrder:
            continue


def _order(number: OrderNumber, uow: UnitOfWork) -> WorkOrder | None:
    """The order that holds what stood on this one; none where it was deleted."""
    try:
        return where_it_went(uow.work_orders.get(number), uow)
    except NoSuchOrder:
        return None
