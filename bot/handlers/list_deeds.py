"""What is done with all orders of a list: a file, the way to accounting, or gone (LS-09, WO-23)."""

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.lists import kept_list
from bot.keyboards import button, by_two
from bot.phrases import lines, safe, say
from bot.routing import Routes
from bot.said import Said
from bot.steps.list_deeds import Offered, WithAll, delete_all, offer_all, send_all
from core.chat import ChatMessage, Style
from core.usecases.deleting import DeletesAllForGood
from core.usecases.sending_several import Sent
from core.words import N_

MOST_NAMED = 12


def all_of_them(said: Said, known: Known) -> Acts:
    """What may be done with every order of the list."""
    return (Act(offer_all, WithAll(known.words, kept_list(known)), _offered),)


def send(said: Said, known: Known) -> Acts:
    """What is ready goes to accounting."""
    return (Act(send_all, WithAll(known.words, kept_list(known)), _sent),)


def delete(said: Said, known: Known) -> Acts:
    """Gone for good, after a yes that names them."""
    sure = known.agreed(DeletesAllForGood)
    return (Act(delete_all, WithAll(known.words, kept_list(known), sure), _deleted),)


def _offered(found: Offered, known: Known) -> Answer:
    words = known.words
    html = words.plural(
        "What is to be done with <b>{count} order</b>?",
        "What is to be done with all <b>{count} orders</b>?",
        found.count,
    )
    buttons = [
        button(words.text(N_("CSV")), Action.LIST_CSV),
        button(words.text(N_("📎 As PDF")), Action.LIST_PDF),
    ]
    if found.may_send:
        buttons.append(button(words.text(N_("Send to accounting")), Action.LIST_SEND))
    if found.may_delete:
        label = words.text(N_("Delete for good"))
        buttons.append(button(label, Action.LIST_DELETE, style=Style.DANGER))
    back = button(words.text(N_("Back")), Action.LIST, None, found.listing.at)
    shown = ChatMessage(html, by_two((*buttons, back)), stands_for=found.listing.stands_for)
    return Answer(edit=shown)


def _sent(done: Sent, known: Known) -> Answer:
    words = known.words
    numbers = ", ".join(str(each) for each in done.sent)
    left = (
        safe(words.text(refused.sentence, **refused.fields))
        for _, refused in done.left[:MOST_NAMED]
    )
    html = lines(
        say(words, N_("✓ On the way to accounting: {numbers}"), numbers=numbers)
        if done.sent
        else words.text(N_("None of them could be sent.")),
        *left,
        "…" if len(done.left) > MOST_NAMED else None,
    )
    return Answer(
        edit=ChatMessage(html, ((button(words.text(N_("Open orders")), Action.ORDERS),),))
    )


def _deleted(count: int, known: Known) -> Answer:
    words = known.words
    html = words.plural("{count} order is deleted.", "{count} orders are deleted.", count)
    return Answer(
        edit=ChatMessage(html, ((button(words.text(N_("Open orders")), Action.ORDERS),),))
    )


ROUTES = Routes(
    taps={
        Action.LIST_ALL: all_of_them,
        Action.LIST_SEND: send,
        Action.LIST_DELETE: delete,
    }
)
