"""The protocol of an order: the PDF that a company signs with pride."""

from datetime import datetime

from core.numbers import OrderNumber
from core.settings import PRINT_IMAGES, PRINT_SIGNATURES, Settings
from core.work_order import WorkOrder
from notifications.papers.blocks import Paper
from notifications.papers.press import Press, Reader
from notifications.papers.protocol.gathering import (
    MOST_PHOTOS,
    Pictures,
    photos_of,
    protocol_facts,
)
from notifications.papers.protocol.layout import laid_out


async def protocol(press: Press, number: OrderNumber, reader: Reader) -> Paper:
    """The order's protocol as it stands now; raises NoSuchOrder."""
    order, settings, now = await _look(press, number)
    pictures = await _pictures(press, order, settings)
    words = press.words(reader)
    return laid_out(protocol_facts(order, settings, words, pictures, now, reader.prices))


async def _look(press: Press, number: OrderNumber) -> tuple[WorkOrder, Settings, datetime]:
    return await press.door.ask(
        lambda uow: (uow.work_orders.get(number), uow.settings.all(), uow.now)
    )


async def _pictures(press: Press, order: WorkOrder, settings: Settings) -> Pictures:
    wanted = photos_of(order)[:MOST_PHOTOS] if settings[PRINT_IMAGES] else ()
    photos = await press.photos(each.sha256 for each in wanted if each.sha256)
    drawn = order.signatures if settings[PRINT_SIGNATURES] else ()
    return Pictures(
        photos={each.id: photos[each.sha256] for each in wanted if each.sha256},
        drawings={
            each.id: await press.drawing(each.image_sha256) for each in drawn if each.image_sha256
        },
        logo=await press.logo(settings),
    )
