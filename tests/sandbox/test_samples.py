"""Sample pictures that whoever sets the stage hands over."""

import pytest

from sandbox.client import SandboxClient, SandboxRefused
from sandbox.server import Sandbox


async def test_a_sample_is_there_by_its_name() -> None:
    async with Sandbox() as sandbox, SandboxClient(sandbox.url) as client:
        sandbox.offer_samples([("A door", b"open"), ("A label", b"code")])
        assert await client.sample("A label") == b"code"


async def test_a_name_that_is_none_is_told_with_those_there_are() -> None:
    async with Sandbox() as sandbox, SandboxClient(sandbox.url) as client:
        sandbox.offer_samples([("A door", b"open")])
        with pytest.raises(SandboxRefused, match="only A door"):
            await client.sample("A label")
