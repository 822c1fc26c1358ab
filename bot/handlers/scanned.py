"""Photos of codes: looked at after the turn, and what they say is added with a tap (QR-02)."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import NOTHING, Act, Acts, Answer, Known
from bot.handlers.articles import ASKED, ASKED_TO_ORDER, added_in_place
from bot.handlers.orders import card_at_the_end
from bot.looking import Look, Seen
from bot.routing import Routes
from bot.said import Said, SentFile
from bot.shown.picks_shown import Pick, done_shown, picked_shown, picks_in
from bot.shown.scan_shown import Looked, shown, wanted
from bot.steps.article_offers import AddOne
from bot.steps.numbers import NumberSaid, order_or_article
from bot.steps.once import screen_of, tap_on
from bot.steps.picks import Listed, Picked, PickOne, pick_one, see_picks
from bot.steps.scanned import LookForCodes, look_for_codes
from bot.tapped import argument, order_of
from core.chat import Hand, Pending
from core.numbers import OrderNumber
from core.usecases.entering import WithdrawsReady
from core.words import N_

PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})
LARGEST = 20 << 20


def look(said: Said, hand: Hand, known: Known) -> Acts:
    """Look for codes in a photo that was sent for an order, and is kept as such."""
    picture = _picture(said)
    if picture is None:
        return ()
    return (_looking(said, picture, OrderNumber.parse(hand.order), known),)


def look_alone(said: Said, known: Known) -> Acts:
    """Look for stickers in a photo that was sent with no order in hand (QR-01, XT-17)."""
    picture = _picture(said)
    return (_looking(said, picture, None, known),) if picture is not None else ()


def number_said(said: Said, number: OrderNumber, known: Known) -> Acts:
    """A number alone: the order it is, else the article that is called so."""
    hand = OrderNumber.parse(known.hand.order) if known.hand is not None else None
    command = NumberSaid(Look(number, known.words), hand, screen_of(said))
    return (Act(order_or_article, command, _order_or_article),)


def sent(said: Said, known: Known, pending: Pending, *, to_order: bool) -> Acts | None:
    """A photo in answer to *which article* is looked at, and kept only if it says nothing."""
    picture = _picture(said)
    if picture is None:
        return None
    number = OrderNumber.parse(pending.order or "")
    return (_looking(said, picture, number, known, wanted=True, to_order=to_order),)


def tapped(said: Said, known: Known, *, to_order: bool) -> Acts:
    """So many of what was on the photo."""
    command = AddOne(
        order_of(said),
        argument(said, UUID),
        tap_on(said, argument(said, int, 2)),
        to_order,
        wanted(argument(said, int, 1)),
        known.worked_on(order_of(said)),
        despite_ready=known.agreed(WithdrawsReady),
    )
    return (Act(pick_one, PickOne(command, _listed(said, known)), _added),)


def done(said: Said, known: Known) -> Acts:
    """All that was wanted of the list is added."""
    return (Act(see_picks, _listed(said, known), _done),)


def _listed(said: Said, known: Known) -> Listed:
    return Listed(picks_in(known.about), said.place.chat_id, said.message_id)


def _added(picked: Picked, known: Known) -> Answer:
    """The receipt; a list stays where it is, and marks what was added from it."""
    number = order_of(known.said)
    answer = added_in_place(picked.added, known, number=number)
    if answer.edit is None or not picked.picks:
        return answer
    listed = picked_shown(number, picked.picks, known.words)
    return replace(answer, edit=listed, say=(answer.edit,))


def _done(picks: tuple[Pick, ...], known: Known) -> Answer:
    if not picks:
        return Answer(toast=known.words.text(N_("That is done already.")))
    return Answer(edit=done_shown(order_of(known.said), picks, known.words))


def _picture(said: Said) -> SentFile | None:
    file = said.file
    if file is None or file.content_type not in PICTURES or file.size > LARGEST:
        return None
    return file


def _looking(
    said: Said,
    picture: SentFile,
    number: OrderNumber | None,
    known: Known,
    *,
    wanted: bool = False,
    to_order: bool = False,
) -> Act[LookForCodes, None]:
    command = LookForCodes(
        number,
        picture,
        (said.place.chat_id, said.place.thread_id, said.message_id),
        known.words.language,
        screen_of(said),
        bare=not said.text.strip() and said.album is None,
        wanted=wanted,
        to_order=to_order,
        bot=known.bot,
    )
    return Act(look_for_codes, command, _later, said)


def _order_or_article(found: Seen | Looked, known: Known) -> Answer:
    if isinstance(found, Looked):
        return Answer(say=(shown(found, known.words),))
    return card_at_the_end(found, known)


def _later(_: None, known: Known) -> Answer:
    return NOTHING


ROUTES = Routes(
    taps={
        Action.SCANNED: partial(tapped, to_order=False),
        Action.SCANNED_TO_ORDER: partial(tapped, to_order=True),
        Action.SCANNED_DONE: done,
    },
    files={
        ASKED: partial(sent, to_order=False),
        ASKED_TO_ORDER: partial(sent, to_order=True),
    },
)
