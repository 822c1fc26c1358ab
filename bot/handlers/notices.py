"""Where one is told of what one is given: in chat alone, or by mail too."""

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known, answering
from bot.keyboards import button
from bot.phrases import lines
from bot.routing import Routes
from bot.said import Said
from bot.tapped import argument
from core.chat import ChatMessage
from core.people import User
from core.usecases.user_changes import WantMails, want_mails
from core.words import N_, Words


def notices(said: Said, known: Known) -> Acts:
    """``/notices``: how it is, with a button for the other way."""
    if known.user is None or not said.private:
        html = known.words.text(N_("That is between the two of us. Ask me in our own chat."))
        return answering(Answer(say=(ChatMessage(html),)))
    return answering(Answer(say=(_shown(known.user, known.words),)))


def turned(said: Said, known: Known) -> Acts:
    """The other way from now on."""
    return (Act(want_mails, WantMails(bool(argument(said, int))), _turned),)


def _turned(user: User, known: Known) -> Answer:
    return Answer(edit=_shown(user, known.words))


def _shown(user: User, words: Words) -> ChatMessage:
    here = words.text(N_("What you are given and booked for, I tell you here."))
    mailed = N_("It comes to {address} too.") if user.mails else N_("Nothing of it is mailed.")
    other = words.text(N_("Only here") if user.mails else N_("By mail too"))
    html = lines(here, words.text(mailed, address=user.email or ""))
    return ChatMessage(html, ((button(other, Action.WANT_MAILS, None, int(not user.mails)),),))


ROUTES = Routes(commands={"notices": notices}, taps={Action.WANT_MAILS: turned})
