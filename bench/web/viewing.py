"""What a first view costs in Chromium: bytes on the wire, and when its largest part is painted."""

from collections.abc import Sequence
from statistics import median

from playwright.async_api import Browser

from bench.bot.figures import Figure
from bench.web.orders import ORDERS
from bench.web.stage import Site
from tests.browser import chromium

VIEWS = 3
SLOWER = 4
"""So many times slower a processor, as a phone has it."""
KILOBYTES, SECONDS = 60.0, 1.0
LARGEST_PAINT = """() => new Promise(told => {
  new PerformanceObserver(list => told(list.getEntries().at(-1).startTime))
    .observe({type: 'largest-contentful-paint', buffered: true});
})"""


async def figures(site: Site) -> Sequence[Figure]:
    """Each page's, seen first by a browser that has nothing of ours."""
    found: list[Figure] = []
    pages = (
        ("order page at the office", f"/office/orders/{ORDERS}"),
        ("order page of a customer", f"/o/{site.ways.order_page}"),
        ("list", "/office/orders"),
        ("list as a table", "/office/orders?table=1"),
        ("planner", "/office/planner"),
    )
    async with chromium() as browser:
        for name, path in pages:
            views = [await _first_view(browser, site, path) for _ in range(VIEWS)]
            sent, painted = (median(each) for each in zip(*views, strict=True))
            found.append(Figure(f"{name}, first view", sent / 1000, KILOBYTES, "kB"))
            found.append(Figure(f"{name}, largest paint", painted / 1000, SECONDS, "s"))
    return found


async def _first_view(browser: Browser, site: Site, path: str) -> tuple[float, float]:
    """Bytes, headers included, and milliseconds."""
    sent: list[float] = []
    context = await browser.new_context(viewport={"width": 390, "height": 844})
    await context.add_cookies(
        [{"name": "ordna_office", "value": site.ways.session, "url": f"{site.url}/office"}]
    )
    page = await context.new_page()
    wire = await context.new_cdp_session(page)
    wire.on("Network.loadingFinished", lambda told: sent.append(told["encodedDataLength"]))
    await wire.send("Network.enable")
    await wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    await page.goto(site.url + path, wait_until="load")
    painted: float = await page.evaluate(LARGEST_PAINT)
    await context.close()
    return sum(sent), painted
