"""Writing to the customer: which letters, to whom, with what text; and what was sent (MS)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known, answering
from bot.choosing import turns
from bot.handlers.orders import on_card
from bot.keyboards import Rows, back, button, open_card
from bot.letter_draft import Draft, draft_of
from bot.phrases import header, lines, safe
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.shown.letter_log import letter_row
from bot.shown.letter_shown import draft_shown
from bot.steps.messages import (
    Drafted,
    LettersSent,
    LetterTooLong,
    LookAtDraft,
    LookAtLetters,
    letters_for,
    letters_sent,
    look_at_draft,
    send_draft,
)
from bot.steps.only_once import act_once
from bot.tapped import ButtonIsOld, argument, order_of
from core import permissions as may
from core.chat import Button, ChatMessage, Pending
from core.numbers import OrderNumber
from core.text import tidy
from core.usecases.messages import LETTER_LABELS, LONGEST, Letter, MessageSent
from core.words import N_, Words

ASKED_TO, ASKED_TEXT = "letter-to", "letter-text"
QUESTIONS = {
    ASKED_TO: N_("Write the e-mail address it should go to as well."),
    ASKED_TEXT: N_("Write the new text. It takes the place of the whole old one."),
}
PER_PAGE = 8


def write(said: Said, known: Known) -> Acts:
    """*Write to the customer*: begin a message; other letters are a tap away in it."""
    return begin(Draft(order_of(said), (Letter.MESSAGE,)), known)


def begin(draft: Draft, known: Known) -> Acts:
    """Show a draft at the end of the chat, and the card where it was."""
    return (Act(look_at_draft, LookAtDraft(draft, known.texts), draft_begun),)


def letter(said: Said, known: Known) -> Acts:
    """One letter more, or one less; begun with it where there is no draft yet."""
    meant = argument(said, str)
    if meant not in set(Letter):
        raise ButtonIsOld
    draft = draft_of(known.about)
    if draft is None:
        return begin(Draft(order_of(said), (Letter(meant),)), known)
    return _redrawn(LookAtDraft(draft.with_letter(Letter(meant)), known.texts))


def recipient(said: Said, known: Known) -> Acts:
    """Tick somebody, or take the tick off."""
    return _redrawn(LookAtDraft(_draft(known), known.texts, toggle=argument(said, int)))


def ask_recipient(said: Said, known: Known) -> Acts:
    """Ask for one address more."""
    return _asking(known, ASKED_TO)


def ask_text(said: Said, known: Known) -> Acts:
    """Ask for another text."""
    return _asking(known, ASKED_TEXT)


def recipient_typed(said: Said, known: Known, pending: Pending) -> Acts | None:
    """One address more."""
    draft = draft_of(pending.context)
    return (
        None
        if draft is None
        else _answered(LookAtDraft(draft, known.texts, add=said.text), pending)
    )


def text_typed(said: Said, known: Known, pending: Pending) -> Acts | None:
    """Another text, shown before it is sent (MS-03)."""
    draft = draft_of(pending.context)
    if draft is None:
        return None
    text = tidy(said.text)
    if len(text) > LONGEST:
        raise LetterTooLong(count=len(text), most=LONGEST)
    return _answered(LookAtDraft(replace(draft, text=text), known.texts), pending)


def send(said: Said, known: Known) -> Acts:
    """Send what is shown to everybody ticked."""
    return (act_once(said, send_draft, _draft(known), _sent),)


def close(said: Said, known: Known) -> Acts:
    """Send nothing."""
    number, words = order_of(said), known.words
    nothing = ChatMessage(words.text(N_("Nothing was sent.")), ((open_card(number, words),),))
    return answering(Answer(edit=nothing, forget=True))


def log(said: Said, known: Known) -> Acts:
    """What was sent when to whom, a page at a time."""
    page = argument(said, int)

    def shown(found: LettersSent, known: Known) -> Answer:
        return Answer(edit=_log(found, page, known))

    return (Act(letters_sent, LookAtLetters(order_of(said)), shown),)


def _draft(known: Known) -> Draft:
    draft = draft_of(known.about)
    if draft is None:
        raise ButtonIsOld
    return draft


def _redrawn(command: LookAtDraft) -> Acts:
    return (Act(look_at_draft, command, _again),)


def _asking(known: Known, kind: str) -> Acts:
    def asked(found: Drafted, known: Known) -> Answer:
        said, draft = known.said, found.draft
        expected = Pending(
            said.speaker.id, said.place, kind, str(draft.number), draft.stands_for, said.message_id
        )
        return Answer(edit=draft_shown(found, known.words, QUESTIONS[kind]), expect=expected)

    return (Act(look_at_draft, LookAtDraft(_draft(known), known.texts), asked),)


def _answered(command: LookAtDraft, pending: Pending) -> Acts:
    def shown(found: Drafted, known: Known) -> Answer:
        message = draft_shown(found, known.words)
        return Answer(edit=message, edit_id=pending.prompt_message_id, forget=True)

    return (Act(look_at_draft, command, shown),)


def draft_begun(found: Drafted, known: Known) -> Answer:
    """The draft at the end of the chat, and the card where it was."""
    shown = draft_shown(found, known.words)
    if "card" in known.about:
        return Answer(card=found.order.number, in_place=True, say=(shown,))
    return Answer(say=(shown,))


def _again(found: Drafted, known: Known) -> Answer:
    """A question that waits goes on waiting, with the draft as it is now."""
    pending = known.pending
    if pending is None or pending.kind not in QUESTIONS:
        return Answer(edit=draft_shown(found, known.words))
    expected = replace(pending, context=found.draft.stands_for)
    return Answer(edit=draft_shown(found, known.words, QUESTIONS[pending.kind]), expect=expected)


def _sent(sent: MessageSent, known: Known) -> Answer:
    words, number = known.words, sent.order.number
    rows = tuple(
        words.text(
            N_("✓ {letter}: on its way to {recipients}."),
            letter=safe(words.text(LETTER_LABELS[each])),
            recipients=safe(", ".join(sent.recipients)),
        )
        for each in sent.letters
    )
    about = {"order": str(number)}
    html = lines(header(number, words), *rows)
    buttons = ((_log_button(number, words),), (open_card(number, words),))
    return Answer(edit=ChatMessage(html, buttons, stands_for=about), forget=True)


def _log_button(number: OrderNumber, words: Words) -> Button:
    return button(words.text(N_("What was sent")), Action.MAIL_LOG, number, 0)


def _log(found: LettersSent, page: int, known: Known) -> ChatMessage:
    number, words = found.order.number, known.words
    pages = max(1, -(-len(found.rows) // PER_PAGE))
    shown = found.rows[page * PER_PAGE : (page + 1) * PER_PAGE]
    html = lines(
        words.text(N_("{order}: what was sent"), order=header(number, words)),
        "",
        *(letter_row(row, known) for row in shown),
        None if found.rows else words.text(N_("Nothing yet.")),
    )
    turned = turns(page, pages, lambda at, label: button(label, Action.MAIL_LOG, number, at))
    if "card" in known.about:
        return on_card(number, html, (*turned, (back(number, words),)))
    rows: Rows = (*turned, (open_card(number, words),))
    return ChatMessage(html, rows, stands_for={"order": str(number)})


def offer(shown: Shown) -> Iterable[Button]:
    """*Write to the customer*, each letter there is, and what was sent (MS-01, PE-12)."""
    order, actor, words = shown.order, shown.actor, shown.words
    if actor.customer_id is not None:
        return
    for each in letters_for(order, actor, shown.uow):
        if each is Letter.PROTOCOL and order.signatures:
            continue  # one tap mails a signed one
        yield _offered(each, order.number, words)
    if actor.may_on(order, may.EMAIL_PROTOCOL, may.EDIT, may.EDIT_ASSIGNED):
        yield _log_button(order.number, words)


def _offered(each: Letter, number: OrderNumber, words: Words) -> Button:
    if each is Letter.MESSAGE:
        return button(words.text(N_("Write to the customer")), Action.WRITE, number)
    return button(words.text(LABELS[each]), Action.LETTER, number, each.value)


LABELS: Mapping[Letter, str] = {
    Letter.ORDER_CONFIRMATION: N_("Order confirmation"),
    Letter.BOOKING_CONFIRMATION: N_("Booking confirmation"),
    Letter.SELF_CHECKS: N_("Self-checks"),
    Letter.PROTOCOL: N_("Protocol"),
    Letter.INVOICE: N_("Invoice"),
}

ROUTES = Routes(
    taps={
        Action.WRITE: write,
        Action.LETTER: letter,
        Action.LETTER_TO: recipient,
        Action.LETTER_TO_ASK: ask_recipient,
        Action.LETTER_TEXT: ask_text,
        Action.LETTER_SEND: send,
        Action.LETTER_CLOSE: close,
        Action.MAIL_LOG: log,
    },
    questions={ASKED_TO: recipient_typed, ASKED_TEXT: text_typed},
    more={Section.PAPERS: offer},
)
