"""An address that mail came back from: the right one is asked for, and kept (CF-12)."""

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.asking import waiting
from bot.keyboards import back
from bot.looking import Look, Seen, look
from bot.phrases import say
from bot.routing import Routes
from bot.said import Said
from bot.tapped import ButtonIsOld, order_of
from core.chat import ASKS, ChatMessage, Pending
from core.numbers import OrderNumber
from core.text import one_line
from core.usecases.correcting import CorrectAddress, correct_address
from core.words import N_

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

    def kept(address: str, known: Known) -> Answer:
        sentence = N_("✓ Mail about AO {number} goes to {address} from now on.")
        html = say(known.words, sentence, number=number, address=address)
        told = ChatMessage(html, stands_for={"order": str(number)})
        return Answer(say=(told,), forget=True)

    return (Act(correct_address, command, kept),)


ROUTES = Routes(
    taps={
        Action.NEW_ADDRESS: ask_address,
    },
    questions={ASKED: typed},
)
