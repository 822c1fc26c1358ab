"""QR verification of service objects: switched on and off, and the log of it (QR-03, PE-22)."""

from aiohttp import web

from core.usecases.registers import SwitchVerification, switch_verification
from core.usecases.registers.scanning import verified_objects
from core.words import N_
from web.office.desk import Desk, office
from web.office.reading import a_count
from web.office.registers.kinds import ROW, WHERE, row_id_of
from web.office.registers.object_parts import scan_told

ON_A_PAGE = 50
LOG = f"{WHERE}/objects/scans"
OBJECT = ROW.replace("{kind:[a-z-]+}", "{kind:objects}")


async def verify(desk: Desk) -> web.StreamResponse:
    """Scans of its sticker are kept from now on, or no longer."""
    on = desk.form.has("on")
    await desk.do(switch_verification, SwitchVerification(row_id_of(desk), on=on))
    return desk.back(
        N_("Scans are kept from now on.") if on else N_("Scans are not kept any more.")
    )


async def log(desk: Desk) -> web.StreamResponse:
    """Every object whose scans are kept, with the latest scan (PE-23)."""
    at = a_count(desk.query.get("page", ""))
    found, count = await desk.ask(
        lambda uow: verified_objects(at * ON_A_PAGE, ON_A_PAGE, desk.actor, uow)
    )
    rows = [(each.service_object, each.last and scan_told(each.last, desk)) for each in found]
    last = max(count - 1, 0) // ON_A_PAGE
    return desk.page("registers/scans.html", rows=rows, count=count, at=at, last=last, where=LOG)


ROUTES = (
    web.get(LOG, office(log)),
    web.post(f"{OBJECT}/verification", office(verify)),
)
