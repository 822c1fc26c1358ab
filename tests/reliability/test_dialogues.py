"""kill -9 during every step of every dialogue: nothing is lost, doubled, or asked twice more than once."""

import os
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from tests.reliability.dialogues import DIALOGUES, Dialogue
from tests.reliability.playing import TAPPED_TWICE, TWICE, Played, played

SAMPLE = 2
SEED = int(os.environ.get("ORDNA_TEST_SEED", "421"))
PROOF = Path("var/proof")
every_dialogue = pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda each: each.name)


@pytest.mark.timeout(240)
@pytest.mark.parametrize("nth", range(SAMPLE))
async def test_a_dialogue_goes_on_after_a_kill_in_every_step(tmp_path: Path, nth: int) -> None:
    """A few of them, other ones with another seed."""
    dialogue = Random(SEED).sample(DIALOGUES, SAMPLE)[nth]
    _holds(dialogue, await played(dialogue, tmp_path, TWICE, Random(SEED + nth)))


@pytest.mark.proof
@pytest.mark.timeout(590)
@pytest.mark.parametrize("seed", range(3), ids="seed{}".format)
@every_dialogue
async def test_every_dialogue_goes_on_after_a_kill_in_every_step(
    tmp_path: Path, dialogue: Dialogue, seed: int
) -> None:
    """All of them, each killed at other instants three times, while each update comes twice."""
    came = await played(dialogue, tmp_path, TWICE, Random(seed))
    _write_down(f"kills {seed}", dialogue, came)
    _holds(dialogue, came)


@pytest.mark.proof
@pytest.mark.timeout(240)
@pytest.mark.parametrize("faults", [TWICE, TAPPED_TWICE], ids=["update", "tap"])
@every_dialogue
async def test_every_dialogue_ends_alike_when_everything_comes_twice(
    tmp_path: Path, dialogue: Dialogue, faults: Mapping[str, int]
) -> None:
    """Each update delivered again, or each tap made again: it has its effect once."""
    came = await played(dialogue, tmp_path, faults)
    _write_down(f"twice {', '.join(faults)}", dialogue, came)
    _holds(dialogue, came)


def _holds(dialogue: Dialogue, came: Played) -> None:
    found = {way: came.value(way) for way in dialogue.ends}
    often = {text: times for text, times in came.repeated.items() if times > 2}
    assert (found, often) == (dict(dialogue.ends), {})
    assert any(dialogue.hears in text for text in came.chat), came.chat


def _write_down(how: str, dialogue: Dialogue, came: Played) -> None:
    """One line for people: what was played, and what was said again."""
    again = sum(times - 1 for times in came.repeated.values())
    PROOF.mkdir(parents=True, exist_ok=True)
    with (PROOF / "dialogues.txt").open("a") as record:
        record.write(f"{how}: {dialogue.name}: {len(dialogue.steps)} steps, {again} said again\n")
