"""The protocol of an order: the PDF that a company signs with pride."""

from datetime import datetime

from core.numbers import OrderNumber
from core.ports import UnitOfWork
from core.settings import PRINT_IMAGES, PRINT_SIGNATURES, Settings
from core.work_order import WorkOrder
from notifications.papers.blocks import Paper
from notifications.papers.press import Press, Reader
from notifications.papers.protocol.gathering import protocol_facts, template_of
from notifications.papers.protocol.layout import laid_out
from notifications.papers.protocol.photos import MOST_PHOTOS, photos_of
from notifications.papers.protocol.source import Around, Pictures, around_of

Looked = tuple[WorkOrder, Settings, Around, datetime]


async def protocol(press: Press, number: OrderNumber, reader: Reader) -> Paper:
    """The order's protocol as it stands now; raises NoSuchOrder."""

    def look(uow: UnitOfWork) -> Looked:
        order, settings = uow.work_orders.get(number), uow.settings.all()
        return order, settings, around_of(order, settings, press.public_url, uow), uow.now

    order, settings, around, now = await press.door.ask(look)
    pictures = await _pictures(press, order, settings)
    words = press.words(reader)
    return laid_out(protocol_facts(order, settings, words, pictures, now, reader.prices, around))


async def _pictures(press: Press, order: WorkOrder, settings: Settings) -> Pictures:
    parts = template_of(order, settings).parts_shown
    with_photos = settings[PRINT_IMAGES] and "photos" in parts
    with_drawings = settings[PRINT_SIGNATURES] and "signatures" in parts
    wanted = photos_of(order)[:MOST_PHOTOS] if with_photos else ()
    photos = await press.photos(each.sha256 for each in wanted if each.sha256)
    drawn = order.signatures if with_drawings else ()
    return Pictures(
        photos={each.id: photos[each.sha256] for each in wanted if each.sha256},
        drawings={
            each.id: await press.drawing(each.image_sha256) for each in drawn if each.image_sha256
        },
        logo=await press.logo(settings, template_of(order, settings)),
    )
