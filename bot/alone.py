"""What is said to one person alone: in a group it is only told where to ask for it."""

from bot.acts import Acts, Answer, Handler, Known, answering
from bot.phrases import say
from bot.said import Said
from core.chat import Button, ChatMessage
from core.words import N_


def alone(handler: Handler) -> Handler:
    """The handler of a command whose answer is not for everybody in a group."""

    def asked(said: Said, known: Known) -> Acts:
        return handler(said, known) if said.private else answering(_elsewhere(said, known))

    return asked


def _elsewhere(said: Said, known: Known) -> Answer:
    words, command = known.words, said.text.split("@")[0].split()[0]
    sentence = N_("Write {command} in your own chat with me: what I tell there is for you alone.")
    there = Button(words.text(N_("To our chat")), url=f"https://t.me/{known.bot}")
    return Answer(say=(ChatMessage(say(words, sentence, command=command), ((there,),)),))
