"""Whose a mail domain is: a company's own, or one where anybody has an address."""

import pytest

from core.mail_addresses import own_domain_of


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("Karin@BrfEken.example", "brfeken.example"),
        ("karin@gmail.com", ""),
        ("karin@hotmail.be", ""),
        ("karin@yahoo.com.br", ""),
        ("karin@live.co.uk", ""),
        ("karin@live.brfeken.example", "live.brfeken.example"),
        ("karin@outlook.example", "outlook.example"),
        ("karin", ""),
    ],
)
def test_a_domain_of_millions_is_nobody_s_own(address: str, domain: str) -> None:
    assert own_domain_of(address) == domain
