"""The customer's order page, where he follows the order and writes to those who work on it."""

from uuid import UUID, uuid4, uuid5

from aiohttp import web

from core.links import Purpose
from core.refusals import BadInput
from core.text import PARAGRAPHS, said
from core.usecases.comments import CommentAsCustomer, comment_as_customer
from core.words import N_
from web.links import open_link
from web.order_view import order_view
from web.pages import Company, here, page, words_for
from web.parts import PARTS
from web.sent_photos import MOST_PHOTOS, PHOTO, photos_sent, read_with_photos, stored


async def show_order(request: web.Request) -> web.StreamResponse:
    """The page; looking changes nothing."""
    opened = await open_link(request, Purpose.ORDER_PAGE)
    words = words_for(request, opened.link.language, opened.order.language)
    return page(
        "order.html",
        words,
        company=Company.of(opened.settings),
        order=order_view(opened, words, request.path),
        action=here(request),
        nonce=uuid4().hex,
        longest=PARAGRAPHS,
        most=MOST_PHOTOS,
        photo=PHOTO,
    )


async def write_comment(request: web.Request) -> web.StreamResponse:
    """Keep what the customer wrote and shows; the same form sent twice is one comment (CO-01)."""
    opened = await open_link(request, Purpose.ORDER_PAGE)
    form, parts = await read_with_photos(request), request.app[PARTS]
    photos = photos_sent(form, opened.reader, parts.clock())
    # Photos without a word are told by their names, as those that come by chat.
    text = form.text("text").strip() or ", ".join(photo.name for photo, _ in photos)
    command = CommentAsCustomer(
        opened.link.order,
        said(text),
        comment_id=uuid5(opened.link.id, str(_nonce(form.text("nonce")))),
        documents=await stored(photos, parts),
    )
    await parts.door.do(comment_as_customer, command, opened.actor)
    raise web.HTTPSeeOther(f"{here(request)}#messages")


def _nonce(text: str) -> UUID:
    try:
        return UUID(text[:64])
    except ValueError:
        raise BadInput(N_("Open the page again and write once more.")) from None
