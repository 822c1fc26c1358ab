"""What the company says on each of its papers: its head and foot, and the words of every page."""

from datetime import datetime

from core import settings as s
from core.settings import Settings
from core.text import one_line
from core.words import N_, Words
from notifications.papers.blocks import CompanyHead, Notices, Picture
from notifications.papers.dates import full_moment


def company_head(settings: Settings, words: Words, logo: Picture | None = None) -> CompanyHead:
    """The company as it is set up (SE-73)."""

    def line(value: str | None) -> str:
        return one_line(value or "")

    number, vat, giro = (
        line(settings[each])
        for each in (s.COMPANY_NUMBER, s.COMPANY_VAT_NUMBER, s.COMPANY_BANKGIRO)
    )
    papers = (
        words.text(N_("Org. no. {number}"), number=number) if number else "",
        words.text(N_("VAT no. {number}"), number=vat) if vat else "",
        words.text(N_("Approved for F-tax")) if settings[s.COMPANY_F_TAX] else "",
        words.text(N_("Bankgiro {number}"), number=giro) if giro else "",
    )
    reach = (line(settings[s.COMPANY_PHONE]), line(settings[s.COMPANY_EMAIL]))
    return CompanyHead(
        line(settings[s.COMPANY_NAME]),
        line(settings[s.COMPANY_ADDRESS]),
        " · ".join(part for part in reach if part),
        " · ".join(part for part in papers if part),
        logo,
    )


def notices(words: Words, now: datetime) -> Notices:
    """What stands on every page, in the reader's language."""
    return Notices(
        page=words.text(N_("Page {page} of {pages}"), page="{page}", pages="{pages}"),
        made=words.text(N_("Document made {when}"), when=full_moment(now, words)),
        cut=words.text(N_("The rest is too long to print. All of it is on the order.")),
        not_shown=words.text(N_("This image can't be shown.")),
    )
