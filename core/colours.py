"""The company's colours where only signs can be shown: the nearest square or dot (LS-18, LS-19)."""

_NEAREST = {
    (0xDD, 0x2E, 0x44): ("🟥", "🔴"),
    (0xF4, 0x90, 0x0C): ("🟧", "🟠"),
    (0xFD, 0xCB, 0x58): ("🟨", "🟡"),
    (0x78, 0xB1, 0x59): ("🟩", "🟢"),
    (0x55, 0xAC, 0xEE): ("🟦", "🔵"),
    (0xAA, 0x8E, 0xD6): ("🟪", "🟣"),
    (0xC1, 0x69, 0x4F): ("🟫", "🟤"),
    (0x31, 0x37, 0x3D): ("⬛", "⚫"),
    (0xE6, 0xE7, 0xE8): ("⬜", "⚪"),
}


def square(colour: str | None) -> str:
    """The square nearest to ``#rrggbb``, for a status; none for no colour."""
    return _nearest(colour)[0]


def dot(colour: str | None) -> str:
    """The dot nearest to ``#rrggbb``, for an order type; none for no colour."""
    return _nearest(colour)[1]


def _nearest(colour: str | None) -> tuple[str, str]:
    if not colour:
        return "", ""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))

    def distance(known: tuple[int, int, int]) -> float:
        return (known[0] - red) ** 2 + (known[1] - green) ** 2 + (known[2] - blue) ** 2

    return _NEAREST[min(_NEAREST, key=distance)]
