"""The telephone numbers in a signature, as a person of the company's country writes them."""

from collections.abc import Iterator

LAST_LINES, MOST, LOOKED_AT = 12, 4, 4000


def phones_in(signature: str, text: str, region: str) -> Iterator[str]:
    """Each number once, mobile ones first; from the end of the text where nothing is signed."""
    end = signature if signature.strip() else "\n".join(text.splitlines()[-LAST_LINES:])
    if sum(sign.isdigit() for sign in end) >= 6:
        yield from _numbers(end[-LOOKED_AT:], region)


def _numbers(text: str, region: str) -> Iterator[str]:
    import phonenumbers as lib
    from phonenumbers import PhoneNumberFormat, PhoneNumberType

    found = [match.number for match in lib.PhoneNumberMatcher(text, region, max_tries=50)]
    mobiles = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
    found.sort(key=lambda number: lib.number_type(number) not in mobiles)
    written = {}
    for number in found:
        ours = lib.region_code_for_number(number) == region
        shape = PhoneNumberFormat.NATIONAL if ours else PhoneNumberFormat.INTERNATIONAL
        written[lib.format_number(number, PhoneNumberFormat.E164)] = lib.format_number(
            number, shape
        )
    yield from list(written.values())[:MOST]
