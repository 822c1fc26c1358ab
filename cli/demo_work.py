"""What the demo's company works by: its statuses, self-checks, suggestions and quick articles."""

from uuid import UUID

from core.people import Actor
from core.ports import UnitOfWork
from core.self_checks import Choice, PointTemplate, SelfCheckTemplate
from core.usecases.registers import KeepRow, keep_row
from core.usecases.settings import SetSetting, set_setting

SETTINGS = {
    "custom-statuses": "Väntar på material #e0a000, Återbesök #7a5cc0, Klar på plats #2e8b57",
    "order-types": "Felanmälan #c0392b, Service #0b5c6b, Besiktning #7f8c8d",
    "subgroups": "Dörrar, Hissar",
    "description-suggestions": "Årlig service\nDörren stänger inte\nHissen står",
    "measure-suggestions": (
        "Bytte dörrstängare\nJusterade och smorde\nRensade styrskenan\nProvkörde, allt fungerar"
    ),
    "fast-add-list": "4711, P12, M6; Hissar: K300, B22",
}
_SOUND = (
    Choice("Hel", approved=True),
    Choice("Sliten", approved=True),
    Choice("Trasig", approved=False),
)
TEMPLATES = (
    SelfCheckTemplate(
        "Dörrkontroll",
        (
            PointTemplate("Dörren stänger och låser", "Stäng tre gånger, från olika lägen."),
            PointTemplate("Stängkraft", "Mät vid handtaget.", unit="N"),
            PointTemplate("Gångjärn", choices=_SOUND),
            PointTemplate("Bild på stängaren", photo=True),
        ),
        id=UUID("6f0f6f3e-9f0c-4b52-8d2b-2a8f3f6a0d01"),
    ),
    SelfCheckTemplate(
        "Hisskontroll",
        (
            PointTemplate("Nödtelefonen svarar", "Ring jourcentralen från korgen."),
            PointTemplate("Stannar i plan", "Högst 10 mm fel.", unit="mm"),
            PointTemplate("Linor", choices=_SOUND),
        ),
        id=UUID("6f0f6f3e-9f0c-4b52-8d2b-2a8f3f6a0d02"),
    ),
)


def fill_work(actor: Actor, uow: UnitOfWork) -> None:
    """Set the settings and keep the templates."""
    for key, value in SETTINGS.items():
        set_setting(SetSetting(key, value), actor, uow)
    for template in TEMPLATES:
        keep_row(KeepRow(template), actor, uow)
