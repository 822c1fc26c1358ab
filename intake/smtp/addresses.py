"""Addresses in SMTP commands, cut out in one pass and looked at before anyone uses them."""

import unicodedata

_LONGEST = 320
_FORBIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})


def split_address(arg: str) -> tuple[str | None, str | None]:
    """Cut `<anna@x.se> SIZE=1` into address and parameters; (None, None) if it is none."""
    arg = arg.strip()
    if not arg.startswith("<"):
        address, _, rest = arg.partition(" ")
        return (address, rest) if _is_likely(address) else (None, None)
    end = _closing(arg)
    if end < 0:
        return None, None
    address, rest = arg[1:end], arg[end + 1 :].strip()
    if address.startswith("@"):  # an old route: <@a,@b:anna@x.se>
        address = address.partition(":")[2]
    if not address:
        return "<>", rest
    return (address, rest) if _is_likely(address) else (None, None)


def _closing(arg: str) -> int:
    """Find the `>` that ends the address; in a quoted local part it does not."""
    if arg.startswith('<"'):
        quote = arg.find('"@', 2)
        return arg.find(">", quote) if quote > 0 else -1
    return arg.find(">")


def _is_likely(address: str) -> bool:
    local, at, domain = address.rpartition("@")
    if not at:
        return address.casefold() == "postmaster"
    return bool(local and domain) and len(address) <= _LONGEST


def is_harmless(address: str) -> bool:
    """Tell whether it has no control, direction or blank sign and no bytes that are no text.

    Within a quoted local part, as in "karin ek"@x.se, a blank is as good as any other sign.
    """
    if address.startswith('"'):
        address = address.replace(" ", "")
    return all(unicodedata.category(sign) not in _FORBIDDEN for sign in address)


def domain_of(address: str) -> str:
    """The domain as it is compared: in small letters, of another script as its ASCII form."""
    domain = address.rpartition("@")[2].casefold().rstrip(".")
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain
