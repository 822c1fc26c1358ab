"""Drawn photos of the demo: a door that stands open, and the same door when it closes again."""

import io

from PIL import Image, ImageDraw

SIZE = (960, 640)
_FINER = 2
Box = tuple[int, int, int, int]


def door(closed: bool) -> bytes:
    """A JPEG of an entrance door with a closer at its top."""
    image = Image.new("RGB", (SIZE[0] * _FINER, SIZE[1] * _FINER), "#cfd3ca")
    draw = ImageDraw.Draw(image)
    _box(draw, (0, 540, 960, 640), "#8d8a80")
    _box(draw, (0, 528, 960, 540), "#b9b8ad")
    _box(draw, (330, 60, 630, 540), "#5d5a52")
    _box(draw, (346, 76, 614, 540), "#28404a" if closed else "#141d21")
    if closed:
        _leaf(draw, 346, 614)
    else:
        _shape(draw, ((346, 76), (440, 44), (440, 592), (346, 540)), "#7a5230")
        _shape(draw, ((362, 122), (424, 110), (424, 338), (362, 328)), "#a9c4c9")
        _shape(draw, ((362, 372), (424, 384), (424, 530), (362, 500)), "#6b4628")
        _shape(draw, ((440, 44), (448, 46), (448, 590), (440, 592)), "#4f341d")
    _box(draw, (690, 220, 790, 320), "#eef0ea")
    _box(draw, (702, 232, 778, 240), "#0b5c6b")
    for row in range(3):
        _box(draw, (702, 256 + row * 18, 778 - row * 14, 262 + row * 18), "#9aa3a0")
    small = image.resize(SIZE, Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    small.save(buffer, "JPEG", quality=88)
    return buffer.getvalue()


def _leaf(draw: ImageDraw.ImageDraw, left: int, right: int) -> None:
    wide = right - left
    _box(draw, (left, 76, right, 540), "#7a5230")
    _box(draw, (left + wide // 6, 120, right - wide // 6, 330), "#a9c4c9")
    _box(draw, (left + wide // 6, 120, left + wide // 2, 330), "#bcd3d7")
    _box(draw, (left + wide // 6, 370, right - wide // 6, 500), "#6b4628")
    _box(draw, (right - wide // 8 - 8, 338, right - wide // 8 + 4, 366), "#d8c27a")
    _box(draw, (left + wide // 8, 84, right - wide // 3, 104), "#c9ccca")


def _box(draw: ImageDraw.ImageDraw, box: Box, colour: str) -> None:
    draw.rectangle([edge * _FINER for edge in box], fill=colour)


def _shape(draw: ImageDraw.ImageDraw, points: tuple[tuple[int, int], ...], colour: str) -> None:
    draw.polygon([(x * _FINER, y * _FINER) for x, y in points], fill=colour)
