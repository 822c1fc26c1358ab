"""Where the sandbox listens, and which tokens it will not touch."""

import pytest

from sandbox import TOKEN, RealTokenGiven, Sandbox, refuse_real_token

REAL = "123456789:" + "A" * 35


def test_a_real_token_is_refused_with_a_kind_sentence() -> None:
    with pytest.raises(RealTokenGiven, match="token of a real bot"):
        refuse_real_token(REAL)


def test_its_own_token_is_visibly_none() -> None:
    refuse_real_token(TOKEN)
    assert TOKEN == "1:sandbox"


def test_it_does_not_start_with_a_real_token() -> None:
    with pytest.raises(RealTokenGiven):
        Sandbox(token=REAL)


def test_it_listens_on_this_machine_only() -> None:
    with pytest.raises(ValueError, match="this machine only"):
        Sandbox(host="0.0.0.0")
