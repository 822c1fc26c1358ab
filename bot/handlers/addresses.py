"""An address that mail came back from: the right one is asked for, and kept (CF-12)."""

from collections.abc import Iterator, Sequence

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.asking import waiting
from bot.keyboards import back, button, open_card
from bot.looking import Look, Seen, look
from bot.phrases import lines, safe, say
from bot.routing import Routes
from bot.said import Said
from bot.shown.letter_log import NAMES
from bot.steps.addresses import Corrected, correct_and_look
from bot.steps.only_once import act_once
from bot.tapped import ButtonIsOld, order_of
from core.chat import ASKS, ChatMessage, Pending, Style
from core.lists import LetterRow
from core.numbers import OrderNumber
from core.text import one_line
from core.usecases.correcting import CorrectAddress
from core.usecases.resending import SendLostAgain, send_lost_again
from core.words import N_, Words

ASKED = "new-address"


def ask_address(said: Said, known: Known) -> Acts:
    """Ask for the right address."""
    address = known.about.get("address")
    if address is None:
        raise ButtonIsOld

    def asked(seen: Seen, known: Known) -> Answer:
        number, words = seen.order.number, known.words
        question = N_("Which address is the right one, instead of {address}? Write it.")
        if not said.private:
            question = N_("Which address is right, instead of {address}? Answer this message.")
        shown = ChatMessage(
            say(words, question, address=address),
            ((back(number, words),),),
            stands_for={"order": str(number), ASKS: ASKED, "address": address},
        )
        return Answer(edit=shown, expect=waiting(said, ASKED, number, {"address": address}))

    return (Act(look, Look(order_of(said), known.words), asked),)


def typed(said: Said, known: Known, pending: Pending) -> Acts:
    """Keep the address that was written."""
    number = OrderNumber.parse(pending.order or "")
    command = CorrectAddress(number, pending.context["address"], one_line(said.text))

    def kept(found: Corrected, known: Known) -> Answer:
        return Answer(say=(_kept(found, known.words),), forget=True)

    return (Act(correct_and_look, command, kept),)


def send_again(said: Said, known: Known) -> Acts:
    """Send what did not arrive to the right address."""
    about, number = known.about, order_of(said)
    if not {"before", "after"} <= about.keys():
        raise ButtonIsOld
    command = SendLostAgain(number, about["before"], about["after"])

    def sent(rows: Sequence[LetterRow], known: Known) -> Answer:
        words = known.words
        html = say(words, N_("✓ On its way to {address}:"), address=command.after)
        told = lines(html, *_names(rows, words))
        return Answer(edit=ChatMessage(told, ((open_card(number, words),),)))

    return (act_once(said, send_lost_again, command, sent),)


def _kept(found: Corrected, words: Words) -> ChatMessage:
    """The right address is kept; what came back from the wrong one is offered to be sent again."""
    number = found.command.number
    sentence = N_("✓ Mail about AO {number} goes to {address} from now on.")
    html = say(words, sentence, number=number, address=found.after)
    about = {"order": str(number), "before": found.command.before, "after": found.after}
    opened = (open_card(number, words),)
    if not found.lost:
        return ChatMessage(html, (opened,), stands_for=about)
    again = button(words.text(N_("Send it there")), Action.LOST_AGAIN, number, style=Style.PRIMARY)
    asked = words.text(N_("This did not arrive at the old address:"))
    told = lines(html, "", asked, *_names(found.lost, words))
    return ChatMessage(told, ((again,), opened), stands_for=about)


def _names(rows: Sequence[LetterRow], words: Words) -> Iterator[str]:
    names = (words.text(NAMES.get(row.letter, N_("Mail"))) for row in rows)
    return (f"• {safe(name)}" for name in dict.fromkeys(names))


ROUTES = Routes(
    taps={
        Action.NEW_ADDRESS: ask_address,
        Action.LOST_AGAIN: send_again,
    },
    questions={ASKED: typed},
)
