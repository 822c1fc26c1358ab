"""How people act in these stories: they see a button before they tap it."""

import io

from PIL import Image

from sandbox.client import HeardMessage, PersonHandle, Tapped


async def taps(person: PersonHandle, label: str) -> Tapped:
    """Tap the newest button with that label, once it is there."""
    await person.hears(button=label, anew=False)
    return await person.taps(label)


async def opens(person: PersonHandle, section: str, *labels: str) -> None:
    """Open a section of the order's menu, and tap on in it."""
    for label in ("More", section, *labels):
        await taps(person, label)


async def sees(person: PersonHandle, text: str = "", button: str | None = None) -> HeardMessage:
    """The newest message with that text, however long it has been there."""
    return await person.hears(text, button=button, anew=False)


def photo(shade: str = "teal") -> bytes:
    """A photo as a phone takes it, small."""
    out = io.BytesIO()
    Image.new("RGB", (320, 240), shade).save(out, "JPEG", quality=70)
    return out.getvalue()
