"""The headings that settings stand under, in the order people read them."""

from core.settings.declaring import Group
from core.words import N_

COMPANY = Group(N_("Company"))
ORDERS = Group(N_("Orders"))
SHOWN = Group(N_("Shown on the order"))
LISTS = Group(N_("Lists"))
ARTICLES = Group(N_("Articles"))
SIGNING = Group(N_("Signing"))
AFTER_SIGNING = Group(N_("After signing"))
PRINT = Group(N_("Print"))
CUSTOMERS = Group(N_("Customers"))
MAIL = Group(N_("Incoming mail"))
ATTENTION = Group(N_("Attention"))
PRIVACY = Group(N_("Privacy"))

GROUPS = (
    COMPANY,
    ORDERS,
    SHOWN,
    LISTS,
    ARTICLES,
    SIGNING,
    AFTER_SIGNING,
    PRINT,
    CUSTOMERS,
    MAIL,
    ATTENTION,
    PRIVACY,
)
