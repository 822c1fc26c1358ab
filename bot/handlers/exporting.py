"""*Export the thread*: the whole order as a ZIP, sent here (XT-22)."""

from collections.abc import Iterable

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known, answering
from bot.keyboards import button, open_card
from bot.phrases import header, lines, message, safe
from bot.reading.order_named import order_named
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.steps.exporting import Exported, export_order
from bot.steps.once import A_MOMENT
from bot.steps.only_once import act_once
from bot.tapped import order_of
from core.chat import Button, ChatMessage
from core.usecases.archiving import ArchiveOrder
from core.words import N_

MOST_NAMED = 10
ALONE = N_("All of an order comes in your own chat with me. Open it there and tap Export.")


def export(said: Said, known: Known) -> Acts:
    """The order with everything on it, in one's own chat alone."""
    if not said.private:
        return answering(Answer(toast=known.words.text(ALONE), alert=True))
    return (act_once(said, export_order, ArchiveOrder(order_of(said)), _sent, A_MOMENT),)


def export_named(said: Said, known: Known) -> Acts:
    """``/export 421``; without a number the order in hand."""
    if not said.private:
        return answering(Answer(say=(message(known.words, ALONE),)))
    return (Act(export_order, ArchiveOrder(order_named(said, known)), _sent_alone),)


def _sent(exported: Exported, known: Known) -> Answer:
    toast = known.words.text(N_("It is being packed and comes here in a moment."))
    return Answer(
        card=exported.number, in_place=True, say=(_archive(exported, known),), toast=toast
    )


def _sent_alone(exported: Exported, known: Known) -> Answer:
    return Answer(say=(_archive(exported, known),))


def _archive(exported: Exported, known: Known) -> ChatMessage:
    number, words = str(exported.number), known.words
    html = lines(
        words.text(N_("📎 {order}: protocol, photos, files, mails, comments and data"),
                   order=header(number, words)),
        *_left_out(exported, known),
    )  # fmt: skip
    return ChatMessage(
        html,
        ((open_card(number, words),),),
        stands_for={"order": number},
        archive_of=number,
        archive_for=str(exported.reader),
    )


def _left_out(exported: Exported, known: Known) -> Iterable[str]:
    if not exported.left_out:
        return
    yield known.words.text(N_("⚠️ It would be over 50 MB, so this is left out:"))
    yield from (safe(f"• {each.name}") for each in exported.left_out[:MOST_NAMED])


def offer(shown: Shown) -> Iterable[Button]:
    """*Export the thread*."""
    if shown.actor.customer_id is None:
        label = shown.words.text(N_("📎 Export the thread"))
        yield button(label, Action.EXPORT, shown.order.number)


ROUTES = Routes(
    commands={"export": export_named},
    taps={Action.EXPORT: export},
    more={Section.PAPERS: offer},
)
