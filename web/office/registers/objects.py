"""QR verification of a service object, switched on and off (QR-03, PE-22)."""

from aiohttp import web

from core.usecases.registers import SwitchVerification, switch_verification
from core.words import N_
from web.office.desk import Desk, office
from web.office.registers.kinds import ROW, row_id_of

OBJECT = ROW.replace("{kind:[a-z-]+}", "{kind:objects}")


async def verify(desk: Desk) -> web.StreamResponse:
    """Scans of its sticker are kept from now on, or no longer."""
    on = desk.form.has("on")
    await desk.do(switch_verification, SwitchVerification(row_id_of(desk), on=on))
    return desk.back(
        N_("Scans are kept from now on.") if on else N_("Scans are not kept any more.")
    )


ROUTES = (web.post(f"{OBJECT}/verification", office(verify)),)
