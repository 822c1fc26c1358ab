"""A picture made ready for print as the bytes that are kept of it: its size, then its content."""

import struct

from notifications.papers.blocks import Picture

PRINTED = "print1"
"""What kept pictures are made for; another number once they are made in another way."""
_SIZE = struct.Struct(">4sII")
_MARK = b"pic1"


def packed(picture: Picture) -> bytes:
    """The picture as bytes."""
    return _SIZE.pack(_MARK, picture.width, picture.height) + picture.content


def unpacked(content: bytes) -> Picture | None:
    """The picture in these bytes; None where they hold none."""
    if len(content) <= _SIZE.size or not content.startswith(_MARK):
        return None
    _, width, height = _SIZE.unpack_from(content)
    return Picture(content[_SIZE.size :], width, height) if width and height else None
