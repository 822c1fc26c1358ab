"""Links and reply addresses can't be guessed, moved to another purpose, or borrowed by another sender."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.links import Purpose, Signer

SIGNER = Signer(b"a secret of enough length")


def test_a_token_gives_its_link_back() -> None:
    link_id = uuid4()
    assert SIGNER.link_id(Purpose.SIGN, SIGNER.token(Purpose.SIGN, link_id)) == link_id


def test_a_token_opens_no_other_purpose() -> None:
    assert SIGNER.link_id(Purpose.SIGN, SIGNER.token(Purpose.ORDER_PAGE, uuid4())) is None


def test_another_installation_s_token_opens_nothing() -> None:
    other = Signer(b"another secret of that length")
    assert SIGNER.link_id(Purpose.SIGN, other.token(Purpose.SIGN, uuid4())) is None


@given(st.integers(0, 42), st.sampled_from("AZaz09-_"))
def test_a_changed_character_opens_nothing_else(at: int, character: str) -> None:
    link_id = uuid4()
    token = SIGNER.token(Purpose.SIGN, link_id)
    changed = token[:at] + character + token[at + 1 :]
    assert SIGNER.link_id(Purpose.SIGN, changed) in {None, link_id}


@given(st.text(max_size=60))
def test_nonsense_opens_nothing(token: str) -> None:
    assert SIGNER.link_id(Purpose.SIGN, token) is None


@pytest.mark.parametrize("address", ["karin@brfeken.example", " Karin@BrfEken.example "])
def test_a_reply_is_proved_for_the_address_it_was_given_to(address: str) -> None:
    token = SIGNER.reply_token("421", "karin@brfeken.example")
    assert SIGNER.proves_reply("421", address, token.upper())


@pytest.mark.parametrize(
    ("order", "address"), [("422", "karin@brfeken.example"), ("421", "eva@brfeken.example")]
)
def test_a_reply_token_proves_neither_another_order_nor_another_sender(
    order: str, address: str
) -> None:
    token = SIGNER.reply_token("421", "karin@brfeken.example")
    assert not SIGNER.proves_reply(order, address, token)


def test_a_reply_address_fits_the_64_characters_of_a_local_part() -> None:
    token = SIGNER.reply_token("999999999999-999", "a@b.example")
    assert len(f"fault+999999999999-999.{token}") <= 64
