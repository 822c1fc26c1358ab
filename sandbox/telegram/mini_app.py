"""What a Mini App is told of who opened it, signed as Telegram signs it."""

import hashlib
import hmac
import json
from urllib.parse import quote, urlencode

from sandbox.telegram.people import Person

VERSION = "9.0"


def init_data(token: str, person: Person, now: float, query_id: str = "") -> str:
    """The signed query string that the app's server checks."""
    fields = {
        "auth_date": str(int(now)),
        "query_id": query_id or f"AAH{person.id}",
        "user": json.dumps(person.user(), ensure_ascii=False, separators=(",", ":")),
    }
    secret = hmac.digest(b"WebAppData", token.encode(), "sha256")
    checked = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    fields["hash"] = hmac.new(secret, checked.encode(), hashlib.sha256).hexdigest()
    return urlencode(fields)


def address(url: str, token: str, person: Person, now: float, query_id: str = "") -> str:
    """Where the phone opens the app."""
    told = quote(init_data(token, person, now, query_id), safe="")
    mark = "&" if "#" in url else "#"
    return f"{url}{mark}tgWebAppData={told}&tgWebAppVersion={VERSION}&tgWebAppPlatform=web"
