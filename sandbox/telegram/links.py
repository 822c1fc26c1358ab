"""Which addresses Telegram takes for links."""

import re
from urllib.parse import urlsplit

from sandbox.telegram.errors import bad_request

SCHEMES = ("http", "https", "ton", "tonsite", "tg")
MAX_URL = 2048
SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*)://")


def fault_of(url: str) -> str | None:
    """Why Telegram would not take an address, or nothing."""
    scheme = SCHEME.match(url)
    if not scheme and re.match(r"^(mailto|tel|javascript):", url, re.IGNORECASE):
        return "Unsupported URL protocol"
    if scheme and scheme.group(1).lower() not in SCHEMES:
        return "Unsupported URL protocol"
    if scheme and scheme.group(1).lower() in ("tg", "ton"):
        return None
    try:
        host = urlsplit(url if scheme else f"http://{url}").hostname or ""
    except ValueError:
        return "Wrong HTTP URL"
    if not host:
        return "URL host is empty"
    return None if "." in host and " " not in host else "Wrong HTTP URL"


def checked_link(url: str) -> str | None:
    """An address in full, or nothing if it is none."""
    url = url.strip()
    if not url or fault_of(url):
        return None
    if SCHEME.match(url):
        bare = SCHEME.sub("", url, count=1)
        return url if "/" in bare or "?" in bare else url + "/"
    return f"http://{url}" + ("" if "/" in url else "/")


def check_button_url(url: str) -> None:
    if len(url) > MAX_URL:
        raise bad_request("BUTTON_URL_INVALID")
    if fault := fault_of(url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {fault}")


def check_web_app_url(url: str) -> None:
    """Mini Apps want HTTPS."""
    if not url.lower().startswith("https://"):
        fault = "Only HTTPS links are allowed"
        raise bad_request(f"inline keyboard button Web App URL '{url}' is invalid: {fault}")
