"""Signatures afterwards: whether they still hold, and taking them all off (XT-09, SG-08, PE-21)."""

from collections.abc import Iterable

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.orders import on_card
from bot.keyboards import back, button
from bot.phrases import header, lines, say
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.steps.clearing import (
    ClearInChat,
    ClearsAllSignatures,
    Verified,
    clear_in_chat,
    look_at_seals,
)
from bot.tapped import order_of
from core import permissions as may
from core.chat import Button
from core.signature_chain import Damage, Finding, code_of
from core.usecases.verifying import VerifyOrder
from core.words import N_, Words
from core.work_order import State, WorkOrder

DAMAGE = {
    Damage.ALTERED: N_("⚠️ A line was altered after {name} signed it."),
    Damage.REMOVED: N_("⚠️ A line was removed after {name} signed it."),
    Damage.ADDED: N_("⚠️ A line counts as signed by {name} that was not there."),
    Damage.SIGNATURE: N_("⚠️ The signature of {name} itself was altered."),
}
_CLEARED_NO_MORE = frozenset({State.INVOICED, State.CANCELLED})


def clear(said: Said, known: Known) -> Acts:
    """All of them at once, once somebody is sure."""
    command = ClearInChat(order_of(said), known.agreed(ClearsAllSignatures))
    return (Act(clear_in_chat, command, _cleared),)


def verify(said: Said, known: Known) -> Acts:
    """Hold each signature against what stands on the order now."""
    return (Act(look_at_seals, VerifyOrder(order_of(said)), _verified),)


def _cleared(order: WorkOrder, known: Known) -> Answer:
    note = known.words.text(N_("The signatures are off. Everything can be changed again."))
    return Answer(card=order.number, in_place=True, note=note, undo=True)


def _verified(found: Verified, known: Known) -> Answer:
    number, words = found.order.number, known.words
    html = lines(
        words.text(N_("🔒 {order}: what was signed"), order=header(number, words)),
        "",
        *_signatures(found, known),
        "",
        *(_damage(each, words) for each in found.verdict.findings),
        words.text(N_("✓ Nothing of it was changed since.")) if found.verdict.unchanged else None,
    )
    return Answer(edit=on_card(number, html, ((back(number, words),),)))


def _signatures(found: Verified, known: Known) -> Iterable[str]:
    for each in found.order.signatures:
        when = known.words.when(each.at, known.now)
        code = code_of(each) or "–"
        yield say(known.words, N_("✍️ {name} · {when} · {code}"),
                  name=each.name, when=when, code=code)  # fmt: skip


def _damage(finding: Finding, words: Words) -> str:
    return say(words, DAMAGE[finding.damage], name=finding.signature.name)


def offer_papers(shown: Shown) -> Iterable[Button]:
    """*Check the signatures*."""
    if shown.order.signatures:
        label = shown.words.text(N_("🔒 Check the signatures"))
        yield button(label, Action.VERIFY, shown.order.number)


def offer_ending(shown: Shown) -> Iterable[Button]:
    """*Clear the signatures*, as long as they may go."""
    order = shown.order
    stays = order.state in _CLEARED_NO_MORE or order.was_sent or order.restored
    if not order.signatures or stays or order.invoice_number:
        return
    if shown.actor.may(may.CLEAR_SIGNATURES):
        label = shown.words.text(N_("Clear the signatures"))
        yield button(label, Action.CLEAR_SIGNATURES, order.number)


ROUTES = Routes(
    taps={Action.CLEAR_SIGNATURES: clear, Action.VERIFY: verify},
    more={Section.PAPERS: offer_papers, Section.ENDING: offer_ending},
)
