"""The company's colours where only signs can be shown: the square or dot of that hue (LS-18, LS-19)."""

from colorsys import rgb_to_hls

_HUES = (
    (15, "🟥", "🔴"),
    (45, "🟧", "🟠"),
    (70, "🟨", "🟡"),
    (165, "🟩", "🟢"),
    (255, "🟦", "🔵"),
    (330, "🟪", "🟣"),
    (360, "🟥", "🔴"),
)
"""Up to which degree of the colour circle each pair is meant."""
_BROWN = ("🟫", "🟤")
_BLACK, _WHITE = ("⬛", "⚫"), ("⬜", "⚪")
_DARK, _LIGHT, _GREY, _EARTHEN = 0.12, 0.93, 0.12, 0.35


def square(colour: str | None) -> str:
    """The square of the hue of ``#rrggbb``, for a status; none for no colour."""
    return _pair(colour)[0] if colour else ""


def dot(colour: str | None) -> str:
    """The dot of the hue of ``#rrggbb``, for an order type; none for no colour."""
    return _pair(colour)[1] if colour else ""


def _pair(colour: str) -> tuple[str, str]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    hue, lightness, saturation = rgb_to_hls(red, green, blue)
    degrees = hue * 360
    if lightness < _DARK or lightness > _LIGHT or saturation < _GREY:
        return _BLACK if lightness < 0.5 else _WHITE
    if lightness < _EARTHEN and 15 <= degrees < 45:
        return _BROWN
    return next((square, dot) for end, square, dot in _HUES if degrees <= end)
