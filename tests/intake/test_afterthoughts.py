"""What somebody still says below his name is part of the letter, and what he is called is not."""

import pytest

from intake.parsing.replies import split_reply

SAID = {
    "after a blank line": ("Karin", "\nDet är även vatten i schaktet."),
    "without a full stop": ("Karin", "\ndet läcker också i källaren"),
    "as the last line": ("Ole Dahl", "Døra er åpen hele dagen"),
    "where the key is": ("Karin Ek", "Nyckel hämtas hos expeditionen på plan 2, öppet 8-16."),
    "with a telephone in it": ("Karin", "Please call 070-123 45 67 before you come to the house."),
    "below a telephone": (
        "Karin Ek\n070-123 45 67",
        "\nHunden är snäll men ni måste ringa på först.",
    ),
    "as a list": ("Karin", "\n1. porten kärvar\n2. lampan blinkar\n3. hissen står"),
    "over two lines": ("Karin", "\nPorten till gården är låst efter\nkl 17 varje dag."),
}

CALLED = {
    "a title": "Karin Ek\nAnsvarig för drift och underhåll\nBrf Solen\n08-123 456 78",
    "a motto far down": "Karin Ek\nTekniker\nBrf Solen\n08-123 456 78\n\nVi finns här för er.",
    "addresses": "Karin Ek\nStorgatan 5 i Solna\nBrf Solen, karin@x.se",
}


@pytest.mark.parametrize(("name", "said"), SAID.values(), ids=SAID)
def test_what_is_said_below_the_name_is_part_of_the_letter(name: str, said: str) -> None:
    split = split_reply(f"Hissen står still.\n\nMvh\n{name}\n{said}")
    assert split.reply == f"Hissen står still.\n\n{said.strip()}"


def test_the_signature_goes_on_below_what_is_said() -> None:
    split = split_reply(
        "Hej!\n\nMvh\nKarin\n\nKom gärna i dag om det går.\n\nBrf Solen\nkarin@x.se"
    )
    assert (split.reply, split.signature) == (
        "Hej!\n\nKom gärna i dag om det går.",
        "Mvh\nKarin\n\n\nBrf Solen\nkarin@x.se",
    )


@pytest.mark.parametrize("signature", CALLED.values(), ids=CALLED)
def test_a_title_or_a_motto_is_signed_and_not_said(signature: str) -> None:
    assert split_reply(f"Hissen står still.\n\nMvh\n{signature}").reply == "Hissen står still."


def test_a_motto_below_a_rule_is_signed() -> None:
    assert split_reply("Hej\n\n-- \nKarin\n\nLivet är en lång resa.").reply == "Hej"
