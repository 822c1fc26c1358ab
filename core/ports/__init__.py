"""What the work needs from outside: records inside one transaction, and shared parts."""

from core.ports.around import DatabaseAway, Files, Processes, TookTooLong
from core.ports.chats import CardPlace, Chats, Topic
from core.ports.figures import Figures
from core.ports.forgetting import Forgetting
from core.ports.held_times import HeldTimes
from core.ports.inboxes import (
    KeptMail,
    MailGist,
    Mails,
    Thread,
    Undeliverable,
    Unreached,
    Updates,
    WaitingMail,
    WaitingUpdate,
)
from core.ports.linking import LinkedContacts
from core.ports.lists import ListChoices, Lists
from core.ports.outbox import DueRow, DueRows, Letter, Outages, Outbox
from core.ports.papers import Invoices, Quotes
from core.ports.purchases import PurchaseOrders
from core.ports.registers import (
    Articles,
    Contacts,
    Customers,
    Facilities,
    Links,
    Register,
    ServiceObjects,
    SettingValues,
    Users,
)
from core.ports.sessions import Sessions
from core.ports.timers import Timers
from core.ports.work import Door, RecentOrder, UnitOfWork, UseCase, WorkOrders

__all__ = [
    "Articles",
    "CardPlace",
    "Chats",
    "Contacts",
    "Customers",
    "DatabaseAway",
    "Door",
    "DueRow",
    "DueRows",
    "Facilities",
    "Figures",
    "Files",
    "Forgetting",
    "HeldTimes",
    "Invoices",
    "KeptMail",
    "Letter",
    "LinkedContacts",
    "Links",
    "ListChoices",
    "Lists",
    "MailGist",
    "Mails",
    "Outages",
    "Outbox",
    "Processes",
    "PurchaseOrders",
    "Quotes",
    "RecentOrder",
    "Register",
    "ServiceObjects",
    "Sessions",
    "SettingValues",
    "Thread",
    "Timers",
    "TookTooLong",
    "Topic",
    "Undeliverable",
    "UnitOfWork",
    "Unreached",
    "Updates",
    "UseCase",
    "Users",
    "WaitingMail",
    "WaitingUpdate",
    "WorkOrders",
]
