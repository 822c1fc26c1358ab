"""What a refusal says is fit for every surface."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import core
from core.refusals import Refused


def every_refusal() -> Iterator[type[Refused]]:
    """Every kind of refusal that core/ knows."""
    for module in pkgutil.walk_packages(core.__path__, "core."):
        importlib.import_module(module.name)
    kinds = [Refused]
    while kinds:
        kind = kinds.pop()
        kinds.extend(kind.__subclasses__())
        if kind.__module__.startswith("core."):
            yield kind


@pytest.mark.shows("U", "XT-06")
def test_no_refusal_of_the_work_names_a_command_of_the_shell() -> None:
    """XT-06: it is said in chat, by mail and on pages too, where there is no shell."""
    named = [
        kind.__name__
        for kind in every_refusal()
        if "ordna " in kind.sentence or "--" in kind.sentence
    ]
    assert named == []
