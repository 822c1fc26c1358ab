"""Reads what a form sends: fields of text, never files."""

from collections.abc import Mapping

from aiohttp import web


async def posted(request: web.Request) -> Mapping[str, str]:
    """The form's fields, the first of each name; what is no form is the sender's fault."""
    try:
        fields = await request.post()
    except (ValueError, LookupError):
        raise web.HTTPBadRequest from None
    return {
        name: value for name, value in reversed(list(fields.items())) if isinstance(value, str)
    }
