"""Who we write as: the installation's addresses and the company's name, place and phone."""

from dataclasses import dataclass

from core.refusals import Refused
from core.settings import (
    COMPANY_ADDRESS,
    COMPANY_EMAIL,
    COMPANY_NAME,
    COMPANY_PHONE,
    Settings,
)
from core.text import one_line
from core.words import N_
from notifications.mail_headers import NotAnAddress, bare_address


class WrongMailFrom(Refused):
    sentence = N_("ORDNA_MAIL_FROM must be one e-mail address, such as service@example.com.")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The installation's addresses; ``mail_from`` is a bare address, without a name."""

    mail_domain: str
    mail_from: str
    public_url: str

    def __post_init__(self) -> None:
        try:
            bare_address(self.mail_from)
        except NotAnAddress:
            raise WrongMailFrom from None

    def page(self, path: str, token: str) -> str:
        """The address of a page behind a signed link."""
        return f"{self.public_url.rstrip('/')}/{path}/{token}"


@dataclass(frozen=True, slots=True)
class Company:
    """The company as its letters name it."""

    name: str
    address: str = ""
    phone: str = ""
    email: str = ""

    @classmethod
    def of(cls, settings: Settings, letterhead: Letterhead) -> "Company":
        """The company as it is set up; called by its mail domain until it has a name."""
        name, address, phone, email = (
            one_line(settings[each] or "")
            for each in (COMPANY_NAME, COMPANY_ADDRESS, COMPANY_PHONE, COMPANY_EMAIL)
        )
        return cls(name or letterhead.mail_domain, address, phone, email)
