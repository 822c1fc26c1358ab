"""``/oncall``: who is called to what is urgent, in which order; changed by a tap (SE-71)."""

from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.choosing import people_page
from bot.keyboards import Rows, button, by_two
from bot.phrases import first_name, lines, safe, say
from bot.routing import Routes
from bot.said import Said
from bot.steps.board import CallFirst, ToggleOnCall, call_first, toggle
from bot.steps.on_call import Called, look_at_calls, named
from bot.tapped import argument
from core.chat import Button, ChatMessage, Style
from core.people import User
from core.usecases.on_call import LookAtCalls
from core.words import N_, Words


def show(said: Said, known: Known) -> Acts:
    """Who is on call, and when nobody else is disturbed."""
    return (Act(look_at_calls, LookAtCalls(), _shown),)


def page(said: Said, known: Known) -> Acts:
    """More of those who could be."""
    return (Act(look_at_calls, LookAtCalls(), partial(_shown, at=argument(said, int))),)


def put(said: Said, known: Known) -> Acts:
    """Somebody comes on the list at its end, or off it."""
    return (
        Act(
            named(toggle), ToggleOnCall(argument(said, UUID), bool(argument(said, int, 1))), _shown
        ),
    )


def turn(said: Said, known: Known) -> Acts:
    """The next one is first from now on: a new week."""
    return (Act(named(call_first), CallFirst(argument(said, UUID)), _shown),)


def _shown(found: Called, known: Known, *, at: int = 0) -> Answer:
    words, calls = known.words, found.calls
    listed = (f"{nth} · {safe(name)}" for nth, name in enumerate(calls.names, 1))
    nobody = words.text(N_("Nobody is on call: the dispatchers are told of what is urgent."))
    title = words.text(N_("On call"))
    html = lines(
        f"<b>{title}</b>",
        *(listed if calls.names else (nobody,)),
        *_when(found, words),
    )
    message = ChatMessage(html, _buttons(found, at, words))
    return Answer(edit=message) if known.said.tap is not None else Answer(say=(message,))


def _when(found: Called, words: Words) -> list[str]:
    calls, told = found.calls, list[str]()
    if calls.alerted:
        told.append(say(words, N_("Told at once too: {names}"), names=", ".join(calls.alerted)))
    if calls.answers_within is not None:
        minutes = int(calls.answers_within.total_seconds()) // 60
        told.append(words.plural(
            "Whoever does not answer within {count} minute is followed by the next.",
            "Whoever does not answer within {count} minutes is followed by the next.",
            minutes,
        ))  # fmt: skip
    if calls.quiet is not None:
        span = f"{words.hour(calls.quiet.starts_at)}–{words.hour(calls.quiet.ends_at)}"
        told.append(say(words, N_("Quiet hours {span}: only what is urgent makes a sound."),
                        span=span))  # fmt: skip
    return told


def _buttons(found: Called, at: int, words: Words) -> Rows:
    up = ((button(words.text(N_("What waits")), Action.BOARD),),) if found.calls.may_change else ()
    if not found.calls.may_change:
        return up
    on = (
        button(f"✕ {first_name(user.name)}", Action.ON_CALL_PUT, None, user.id, 0)
        for user in found.listed
    )
    off = people_page(found.others, at, _putting_on, _turned)
    next_one: Rows = ()
    if len(found.listed) > 1:
        second = found.listed[1]
        label = words.text(N_("{name} first"), name=first_name(second.name))
        turned = button(label, Action.ON_CALL_TURN, None, second.id, style=Style.PRIMARY)
        next_one = ((turned,),)
    return (*next_one, *by_two(on), *off, *up)


def _putting_on(user: User) -> Button:
    return button(f"+ {first_name(user.name)}", Action.ON_CALL_PUT, None, user.id, 1)


def _turned(page: int, label: str) -> Button:
    return button(label, Action.ON_CALL_PAGE, None, page)


ROUTES = Routes(
    commands={"oncall": show},
    taps={
        Action.ON_CALL: show,
        Action.ON_CALL_PAGE: page,
        Action.ON_CALL_PUT: put,
        Action.ON_CALL_TURN: turn,
    },
)
