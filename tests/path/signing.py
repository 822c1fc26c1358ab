"""The customer at the signing page, without a browser: reads the form, sends a drawn signature."""

import base64
import io
import re

import aiohttp
from PIL import Image, ImageDraw

_FIELD = re.compile(r'name="lines" value="([^"]*)"')


def drawing() -> str:
    """A drawn signature, as the page's pad sends it."""
    image = Image.new("RGBA", (600, 200), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    draw.line(
        [(40, 140), (90, 40), (140, 150), (220, 60), (300, 130), (420, 80)],
        fill="#14232b",
        width=5,
    )
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()


async def signs_on_page(link: str, name: str) -> str:
    """Open the page a link leads to, sign there, and give the page that answers."""
    async with aiohttp.ClientSession() as browser:
        async with browser.get(link) as page:
            lines = _FIELD.search(await page.text())
        if lines is None:
            raise AssertionError("the page has no form to sign")
        form = {"answer": "sign", "lines": lines[1], "name": name, "drawing": drawing()}
        async with browser.post(link, data=form) as answer:
            return await answer.text()
