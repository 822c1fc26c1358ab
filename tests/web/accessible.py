"""The rules of accessibility (WCAG 2.2, level AA), as axe looks at a page in a browser."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Page

ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK = """async (rules) => {
  const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  return found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.target.join(" ")}: ${(node.failureSummary || "").split("\\n")[1] || ""}`));
}"""


async def broken_rules(page: Page) -> list[str]:
    """Each rule that is broken, with where and how."""
    await page.evaluate(AXE_SCRIPT)
    found: list[str] = await page.evaluate(LOOK, ALL)
    return found


async def faint_colours(page: Page) -> list[str]:
    """What is hard to read, on a page that was looked at before and has other colours now."""
    found: list[str] = await page.evaluate(LOOK, ["color-contrast"])
    return found
