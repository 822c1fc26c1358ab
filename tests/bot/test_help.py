"""``/help`` names everything that its reader can say."""

import pytest

from bot.menus import AT_THE_DESK, IN_THE_FIELD
from bot.routes import COMMANDS
from core.people import Role
from tests.bot.stage import Company


@pytest.mark.parametrize(
    ("role", "menu"), [(Role.TECHNICIAN, IN_THE_FIELD), (Role.ADMIN, AT_THE_DESK)]
)
async def test_help_names_every_command_of_the_role(
    company: Company, role: Role, menu: dict[str, str]
) -> None:
    person = await company.joins("Doris Dal", role)
    await person.says("/help")
    told = (await person.hears("My day")).text
    assert [name for name in menu if f"/{name} " not in told] == []


def test_every_command_is_on_somebody_s_menu() -> None:
    """But the one by which people come in."""
    assert COMMANDS.keys() - IN_THE_FIELD.keys() - AT_THE_DESK.keys() == {"start"}
