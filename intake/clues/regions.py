"""In which country a company is, told by its time zone."""

OF_ZONE = {
    "Europe/Stockholm": "SE", "Europe/Oslo": "NO", "Europe/Copenhagen": "DK",
    "Europe/Helsinki": "FI", "Europe/Mariehamn": "AX", "Atlantic/Reykjavik": "IS",
    "Europe/London": "GB", "Europe/Dublin": "IE", "Europe/Berlin": "DE", "Europe/Vienna": "AT",
    "Europe/Zurich": "CH", "Europe/Amsterdam": "NL", "Europe/Brussels": "BE",
    "Europe/Luxembourg": "LU", "Europe/Paris": "FR", "Europe/Madrid": "ES",
    "Europe/Lisbon": "PT", "Europe/Rome": "IT", "Europe/Warsaw": "PL", "Europe/Prague": "CZ",
    "Europe/Tallinn": "EE", "Europe/Riga": "LV", "Europe/Vilnius": "LT",
    "America/New_York": "US", "America/Chicago": "US", "America/Denver": "US",
    "America/Los_Angeles": "US", "America/Toronto": "CA", "Australia/Sydney": "AU",
    "Pacific/Auckland": "NZ",
}  # fmt: skip
HOME = "SE"


def region_of(zone: str) -> str:
    """The country whose telephone numbers are written without a code in this zone."""
    return OF_ZONE.get(zone, HOME)
