"""A company says whose mail it does not want, and whom it trusts: by address or by domain."""

import pytest

from intake.trust.senders import narrowest


@pytest.mark.parametrize(
    ("pattern", "address", "falls_under"),
    [
        ("eva@spam.example", "EVA@Spam.example", True),
        ("eva@spam.example", "eva@other.example", False),
        ("@spam.example", "anybody@spam.example", True),
        ("@spam.example", "anybody@mail.spam.example", False),
        ("@*.spam.example", "anybody@mail.spam.example", True),
        ("@*.spam.example", "anybody@spam.example", False),
        ("@spam.example", "anybody@notspam.example", False),
        ("@*.spam.example", "anybody@notspam.example", False),
        ("@dörr.example", "eva@xn--drr-sna.example", True),
        ("@spam.example", "", False),
        ("@spam.example", "nonsense", False),
    ],
)
def test_a_pattern_is_an_address_or_a_domain(
    pattern: str, address: str, falls_under: bool
) -> None:
    assert (narrowest(address, (pattern,)) > 0) is falls_under


def test_an_address_is_narrower_than_its_domain() -> None:
    eva = "eva@mail.spam.example"
    ways = (("@*.spam.example",), ("@mail.spam.example",), (eva,))
    assert sorted(ways, key=lambda way: narrowest(eva, way)) == list(ways)
