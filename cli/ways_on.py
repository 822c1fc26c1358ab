"""The command that helps after a refusal: its sentence fits every surface, this line a shell."""

from collections.abc import Mapping

from core.permissions import NoSuchPermission
from core.purchases import NoSuchPurchaseOrder
from core.refusals import Refused
from core.register_files.columns import ColumnMissing
from core.settings.company import LogoIsAPicture
from core.settings.declaring import NoSuchSetting
from core.usecases.list_choices import NobodysList
from core.usecases.people import (
    CustomerUserNeedsCustomer,
    LastAdministrator,
    NoCustomerCalled,
)
from core.usecases.quarantine import NoSuchHeldMail
from core.usecases.seeing_quotes import NoSuchQuote
from core.usecases.user_changes import NotAbsentThen
from core.usecases.users import NoSuchPerson
from core.words import N_, Words

WAYS_ON: Mapping[type[Refused], str] = {
    NoSuchPerson: N_("See who there is with: ordna user list"),
    NoSuchHeldMail: N_("See them all with: ordna mail quarantine"),
    NobodysList: N_("Say who with: --as NAME"),
    NoSuchQuote: N_("See them all with: ordna quote list"),
    NoSuchPurchaseOrder: N_("See them all with: ordna purchase list"),
    NoSuchSetting: N_("See them all with: ordna setting list"),
    NoSuchPermission: N_("See them all with: ordna permission list"),
    NotAbsentThen: N_("See them with: ordna user show {name}"),
    LastAdministrator: N_("Do that with: ordna user rights NAME --grant admin"),
    CustomerUserNeedsCustomer: N_(
        "Say it with: ordna user add {name} --role customer --customer CUSTOMER"
    ),
    NoCustomerCalled: N_("See who there is with: ordna register list customers"),
    ColumnMissing: N_('Say which with: --map "THEIRS={key}"'),
    LogoIsAPicture: N_("Keep it with: ordna setting logo FILE"),
}
"""By what was refused; a sentence takes its fields."""


def way_on(refused: Refused, words: Words | None) -> str | None:
    """The line that names the command, in the company's words if there are any."""
    line = WAYS_ON.get(type(refused))
    if line is None:
        return None
    return words.text(line, **refused.fields) if words else line.format(**refused.fields)
