"""Who signed an order, and the code by which anybody can check that nothing was changed since."""

from core import settings as s
from core.order_papers import Signature, SignedAs
from core.paper_codes import paper_code
from core.text import one_line
from core.words import N_, Words
from notifications.papers.blocks import Scannable, Signed
from notifications.papers.dates import full_moment
from notifications.papers.protocol.source import Source


def signatures_of(source: Source) -> tuple[Signed, ...]:
    """The signatures, where the company prints them (SE-06)."""
    if not source.settings[s.PRINT_SIGNATURES]:
        return ()
    return tuple(_signed(each, source) for each in source.order.signatures)


def seal_of(source: Source) -> Scannable | None:
    """The code of the signatures, once they are sealed, and where it is checked (XT-09)."""
    code = paper_code(source.order)
    if code is None or not source.around.site or not source.settings[s.PRINT_SIGNATURES]:
        return None
    link = f"{source.around.site.rstrip('/')}/v/{code}"
    words = source.words
    said = N_(
        "Scan this, or open {link}, to see whether anything was changed since it was signed."
    )
    return Scannable(
        link=link,
        heading=words.text(N_("Signed under code {code}"), code=code),
        said=words.text(said, link=link.partition("://")[2]),
    )


def _signed(signature: Signature, source: Source) -> Signed:
    words = source.words
    by_customer = signature.role is SignedAs.CUSTOMER
    role = words.text(N_("Customer") if by_customer else N_("Technician"))
    by_mail, undrawn = N_("Approved by e-mail"), N_("Signed without drawing")
    return Signed(
        role=role if signature.finished else _part(role, words),
        name=one_line(signature.name, 80),
        when=full_moment(signature.at, words),
        drawing=source.pictures.drawings.get(signature.id),
        instead=words.text(by_mail if signature.mail_sha256 else undrawn),
    )


def _part(role: str, words: Words) -> str:
    return words.text(N_("{role}, more visits follow"), role=role)
