"""Who works in the company and may do what: people for a story, with exactly the rights it needs."""

from core.people import SYSTEM, Role, User
from core.permissions import PERMISSIONS, Permission
from core.registers import Customer
from core.usecases.leaving import DeactivateUser, Left, deactivate_user
from core.usecases.registers import KeepCustomer, keep_customer
from core.usecases.rights import ChangeRights, change_rights
from core.usecases.users import AddUser, add_user
from tests.core.conftest import Company

CUSTOMER = "Brf Eken"


async def comes(company: Company, name: str, role: Role, **known: str) -> User:
    """Somebody begins to work here."""
    user = await company.door.do(add_user, AddUser(name, role, **known), SYSTEM)
    company.people[name] = user
    return user


async def may_only(company: Company, name: str, *permissions: Permission) -> User:
    """A person has these rights and no others."""
    keys = tuple(each.key for each in permissions)
    others = tuple(key for key in PERMISSIONS if key not in keys)
    return await changes(company, ChangeRights(name, grant=keys, revoke=others))


async def may_all_but(company: Company, name: str, *permissions: Permission) -> User:
    """A person has every right but these."""
    missing = frozenset(permissions)
    return await may_only(company, name, *(p for p in PERMISSIONS.values() if p not in missing))


async def changes(company: Company, command: ChangeRights) -> User:
    """The system changes what a person may do."""
    user = await company.door.do(change_rights, command, SYSTEM)
    company.people[user.name] = user
    return user


async def leaves(company: Company, name: str, successor: str | None = None) -> Left:
    """Somebody leaves the company."""
    left = await company.door.do(deactivate_user, DeactivateUser(name, successor), SYSTEM)
    company.people[name] = left.user
    return left


async def customer_user(company: Company, name: str, customer: str = CUSTOMER) -> User:
    """A customer's user with a login; the customer is added too."""
    known = await company.door.ask(lambda uow: uow.customers.named(customer))
    if known is None:
        await company.door.do(keep_customer, KeepCustomer(Customer(customer)), SYSTEM)
    return await comes(company, name, Role.CUSTOMER, customer=customer)
