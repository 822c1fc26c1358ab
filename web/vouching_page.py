"""The page behind the code on a printed paper: whether its order is as it was signed (XT-09)."""

from collections.abc import Iterator
from dataclasses import dataclass

from aiohttp import web

from core.order_papers import Signature, SignedAs
from core.signature_chain import Damage, code_of
from core.usecases.verifying import Vouched, vouch_for
from core.words import N_, Words
from web.links import DeadLink, wrong_token
from web.pages import company_of, language_of_browser, page, words_for
from web.parts import PARTS

SAID_OF_DAMAGE = {
    Damage.ALTERED: N_("Something that was signed was altered afterwards."),
    Damage.REMOVED: N_("Something that was signed was taken away afterwards."),
    Damage.ADDED: N_("Something stands as signed that was added afterwards."),
    Damage.SIGNATURE: N_("A signature was altered afterwards."),
}
ROLES = {SignedAs.CUSTOMER: N_("Customer"), SignedAs.TECHNICIAN: N_("Technician")}


@dataclass(frozen=True, slots=True)
class SignedRow:
    """One signature as the page shows it."""

    name: str
    role: str
    when: str
    code: str


async def show_vouching(request: web.Request) -> web.StreamResponse:
    """Say whether the order is unchanged since; looking changes nothing."""
    code = request.match_info["code"]
    vouched = await request.app[PARTS].door.ask(lambda uow: vouch_for(code, uow))
    if vouched is None:
        wrong_token(request)
        raise DeadLink
    words = words_for(request, language_of_browser(request), vouched.order.language)
    return page(
        "vouching.html",
        words,
        company=await company_of(request),
        number=str(vouched.order.number),
        unchanged=vouched.verdict.unchanged,
        since=_when(vouched.signature, words, request),
        damages=list(_damages(vouched, words)),
        signatures=[_row(each, words, request) for each in _sealed(vouched)],
    )


def _sealed(vouched: Vouched) -> Iterator[Signature]:
    return (each for each in vouched.order.signatures if each.digest is not None)


def _damages(vouched: Vouched, words: Words) -> Iterator[str]:
    found = {each.damage for each in vouched.verdict.findings}
    return (words.text(said) for damage, said in SAID_OF_DAMAGE.items() if damage in found)


def _row(signature: Signature, words: Words, request: web.Request) -> SignedRow:
    return SignedRow(
        name=signature.name,
        role=words.text(ROLES[signature.role]),
        when=_when(signature, words, request),
        code=code_of(signature) or "",
    )


def _when(signature: Signature, words: Words, request: web.Request) -> str:
    return words.when(signature.at, request.app[PARTS].clock())
