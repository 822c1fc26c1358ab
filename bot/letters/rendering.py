"""Renders every Telegram letter when it is sent; one that is stale by then is dropped."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from bot.handlers.finishing import protocol_message
from bot.handlers.scanning import APP_PAGE
from bot.keyboards import Rows, undo
from bot.letters.alarm_letters import help_asked, untouched, urgent, urgent_taken
from bot.letters.article_letters import (
    article_promised,
    article_state,
    articles_to_order,
    supplier_answered,
)
from bot.letters.booking_letters import (
    booked,
    booking_answered,
    booking_changed,
    booking_removed,
    time_picked,
)
from bot.letters.company_letters import (
    chat_lost,
    contact_ended,
    group_lost,
    joined,
    let_in,
    mail_quarantined,
    quarantine_grew,
    stranger_asked,
)
from bot.letters.delivery_letters import channel_back, channel_down, letter_lost
from bot.letters.leading_on import leading_on
from bot.letters.letter_facts import Facts, Letter
from bot.letters.mail_letters import approval_not_taken, mail_returned
from bot.letters.order_letters import (
    approval_answered,
    customer_commented,
    customer_declined,
    customer_signed,
    order_cancelled,
    order_deleted,
)
from bot.letters.rating_letters import rated_low
from bot.letters.timer_letters import timer_let_go, timer_ran_long
from bot.letters.visit_letters import turned_down, visit_silent, visit_told
from bot.listing import LISTS
from bot.phrases import lines
from bot.shown import receipts
from bot.shown.cards import card, last_card, may_be_seen, viewer
from bot.shown.day_shown import day_shown
from bot.shown.discretion import discreet
from bot.shown.walking import with_walk
from bot.updates.answering import message_of
from core.chat import ASKS, Button, ChatMessage
from core.deliveries import Delivery
from core.links import Purpose, Signer
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import CardPlace, UnitOfWork
from core.refusals import NoSuchOrder
from core.urgency import makes_a_sound
from core.usecases.day_end import EndDay, end_day
from core.usecases.undoing import may_undo, undoable
from core.words import N_, Speech, Words

PAGES = {
    "sign": (Purpose.SIGN, "sign"),
    "calendar": (Purpose.CALENDAR, "calendar"),
    "office": (Purpose.OFFICE, "office/in"),
}
"""The pages a button leads to: ``sign:`` and the link's ID become its address."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Says what a delivery says, now; links get their tokens here and are stored nowhere."""

    speech: Speech
    signer: Signer
    public_url: str

    def __call__(self, delivery: Delivery, uow: UnitOfWork) -> ChatMessage | None:
        """The message; None when there is nothing left to say."""
        letter = LETTERS.get(delivery.letter)
        if letter is None:
            return None
        try:
            said = letter(Facts(delivery, self.speech(delivery.language), uow))
        except NoSuchOrder:
            return None
        if said is None:
            return None
        chat = int(delivery.recipient)
        linked = self._with_links(said, delivery)
        led = leading_on(linked, chat, uow, self.speech(delivery.language))
        fit = discreet(chat, led, delivery.order, uow, delivery.context)
        return replace(fit, silent=said.silent or self._is_quiet(delivery, uow))

    def _is_quiet(self, delivery: Delivery, uow: UnitOfWork) -> bool:
        """Whether its reader is not to be disturbed now (SE-71)."""
        reader = uow.users.by_telegram_id(int(delivery.recipient))
        clock = self.speech(None).local(uow.now).time()
        name = reader.name if reader else ""
        return not makes_a_sound(delivery.letter, name, clock, uow.settings.all())

    def draw(self, place: CardPlace, uow: UnitOfWork) -> ChatMessage:
        """A live card as its order is now; its last word where nobody may see it any more."""
        order = uow.work_orders.get(OrderNumber.parse(place.order))
        words = self.speech(place.language)
        if not may_be_seen(place, order, uow):
            last = last_card(order.number, words)
            return leading_on(last, place.place.chat_id, uow, words)
        shown = self._in_its_list(card(place, order, uow, words), place, uow)
        return discreet(place.place.chat_id, shown, place.order, uow)

    def _in_its_list(self, shown: ChatMessage, place: CardPlace, uow: UnitOfWork) -> ChatMessage:
        about = uow.chats.stands_for(place.place.chat_id, place.message_id or 0)
        if not about or LISTS not in about:
            return shown
        number, words = OrderNumber.parse(place.order), self.speech(place.language)
        return with_walk(shown, number, about, viewer(place, uow), uow, words)

    def _with_links(self, said: ChatMessage, delivery: Delivery) -> ChatMessage:
        inside = int(delivery.recipient) > 0 and self.public_url.startswith("https://")
        words = self.speech(delivery.language)
        linked = [tuple(self._linked(each) for each in row) for row in said.buttons]
        rows = (each for row in linked for each in _opened(row, words, inside=inside))
        return replace(said, buttons=tuple(rows))

    def _linked(self, given: Button) -> Button:
        if given.url == APP_PAGE:
            return replace(given, url=f"{self.public_url.rstrip('/')}/app")
        meant, _, secret = (given.url or "").partition(":")
        if meant not in PAGES:
            return given
        purpose, path = PAGES[meant]
        token = self.signer.token(purpose, UUID(secret))
        return replace(given, url=f"{self.public_url.rstrip('/')}/{path}/{token}")


def _opened(row: tuple[Button, ...], words: Words, *, inside: bool) -> Rows:
    """A page opens in a chat with one person; elsewhere, and beside it, in the browser."""
    alone = [each for each in row if not (each.url or "").endswith("/app")]
    if len(alone) < len(row):  # it is nothing outside Telegram
        return (row,) if inside else ((tuple(alone),) if alone else ())
    if not inside or not any(each.app for each in row):
        return (tuple(replace(each, app=False) for each in row),)
    label = words.text(N_("Open in the browser"))
    outside = (Button(label, url=each.url) for each in row if each.app)
    return (row, tuple(outside))


def said(facts: Facts) -> ChatMessage | None:
    """An answer, as it was made; a question that nobody waits for any more is not asked."""
    made = message_of(facts.delivery.context["message"])
    asks = made.stands_for.get(ASKS)
    if asks is None or facts.place.chat_id < 0:
        return made
    waits = facts.uow.chats.pending(facts.place.chat_id, facts.place)
    return made if waits is not None and waits.kind == asks else None


def order_card(facts: Facts) -> ChatMessage | None:
    """The live card, as the order is now; its last word for who may not see it any more."""
    user = facts.uow.users.by_telegram_id(facts.place.chat_id)
    place = CardPlace(
        facts.place,
        facts.delivery.order or "",
        facts.words.language,
        user_id=user.id if user else None,
    )
    context = facts.delivery.context
    order = facts.uow.work_orders.get(OrderNumber.parse(place.order))
    if not may_be_seen(place, order, facts.uow):
        return _last_word(facts) if "nth" in context else None
    shown = card(place, facts.order, facts.uow, facts.words)
    note, unit = context.get("note"), _to_take_back(facts)
    if context.get("walk"):
        reader, about = viewer(place, facts.uow), {LISTS: context["walk"]}
        shown = with_walk(shown, facts.order.number, about, reader, facts.uow, facts.words)
    if unit:
        row = (undo(facts.order.number, unit, facts.words),)
        shown = replace(shown, buttons=(row, *shown.buttons))
    return replace(shown, html=lines(shown.html, "", note)) if note else shown


def _to_take_back(facts: Facts) -> UUID | None:
    """What *Undo* takes back: the turn's own doing.

    Where that was none, as of a tap that came again, it is what the reader did last of all.
    """
    asked, uow = facts.delivery.context.get("undo"), facts.uow
    user = uow.users.by_telegram_id(facts.place.chat_id)
    if asked is None or (user is not None and not may_undo(facts.order, Actor.of(user))):
        return None
    if uow.lists.unit(UUID(asked)):
        return UUID(asked)
    latest = uow.lists.history(facts.order.number)[-1:]
    own = undoable(facts.order.number, Actor.of(user), uow) if user else None
    return own if any(row.unit == own for row in latest) else None


def _last_word(facts: Facts) -> ChatMessage:
    """In the place of a card: what its reader has just done ends his sight of the order."""
    number, note = facts.delivery.order or "", facts.delivery.context.get("note")
    last = last_card(OrderNumber.parse(number), facts.words)
    return replace(last, html=lines(last.html, "", note)) if note else last


def files_saved(facts: Facts) -> ChatMessage | None:
    """An album that came."""
    return receipts.for_files(facts.order, facts.delivery.context["album"], facts.words)


def protocol(facts: Facts) -> ChatMessage:
    """The protocol PDF."""
    return protocol_message(facts.order, facts.words)


def day_ended(facts: Facts) -> ChatMessage | None:
    """How somebody's day stands at its end."""
    user = facts.uow.users.by_telegram_id(facts.place.chat_id)
    if user is None:
        return None
    day = EndDay(date.fromisoformat(facts.delivery.context["day"]), facts.words.zone)
    return day_shown(end_day(day, Actor.of(user), facts.uow), facts.words)


LETTERS: dict[str, Letter] = {
    "said": said,
    "order-card": order_card,
    receipts.ALBUM: files_saved,
    "booked": booked,
    "booking-changed": booking_changed,
    "booking-removed": booking_removed,
    "booking-answered": booking_answered,
    "time-picked": time_picked,
    "rated-low": rated_low,
    "articles-to-order": articles_to_order,
    "article-state": article_state,
    "article-promised": article_promised,
    "supplier-answered": supplier_answered,
    "customer-commented": customer_commented,
    "customer-signed": customer_signed,
    "customer-declined": customer_declined,
    "approval-answered": approval_answered,
    "protocol": protocol,
    "order-deleted": order_deleted,
    "timer-let-go": timer_let_go,
    "order-cancelled": order_cancelled,
    "day-end": day_ended,
    "urgent": urgent,
    "timer-ran-long": timer_ran_long,
    "urgent-taken": urgent_taken,
    "untouched": untouched,
    "turned-down": turned_down,
    "visit-silent": visit_silent,
    "visit-told": visit_told,
    "help-asked": help_asked,
    "stranger-asked": stranger_asked,
    "chat-lost": chat_lost,
    "group-lost": group_lost,
    "joined": joined,
    "let-in": let_in,
    "mail-quarantined": mail_quarantined,
    "mail-returned": mail_returned,
    "letter-lost": letter_lost,
    "channel-down": channel_down,
    "channel-back": channel_back,
    "approval-not-taken": approval_not_taken,
    "quarantine-grew": quarantine_grew,
    "contact-ended": contact_ended,
}
