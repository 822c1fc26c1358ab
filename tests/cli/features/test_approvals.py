"""The customer's yes to extra work and by mail, noted by command."""

import pytest

from tests.cli.features.town import Town


@pytest.mark.shows("L", "SE-68", "RV-12")
def test_extra_work_waits_and_its_answer_is_noted(town: Town) -> None:
    town.must("setting", "set", "approval-amount", "5000")
    number = town.order()
    town.must("order", "ask-approval", number, "A new motor", "8000")
    told = town.must("order", "answer-approval", number, "--yes", "--note", "Gärna")
    (approval,) = town.work_order(number).approvals
    assert (told.out, approval.state, approval.note) == (
        "Approved: A new motor\n", "approved", "Gärna"
    )  # fmt: skip


def test_an_answer_that_nobody_waits_for_is_refused_in_swedish(town: Town) -> None:
    number = town.order()
    refused = town.ordna("order", "answer-approval", number, "--no", ORDNA_LANGUAGE="sv")
    assert (refused.code, refused.err) == (
        1, "Inget på AO 1 väntar på kundens ja.\n"
    )  # fmt: skip


@pytest.mark.shows("L", "SE-65", "XT-08")
def test_an_approving_mail_signs_for_the_customer(town: Town) -> None:
    town.must("setting", "set", "approval-by-reply", "on")
    number = town.order()
    town.must("order", "edit", number, "contact=Karin Ek <karin@brfeken.example>")
    town.must("order", "measure", number, "Replaced the closer")
    town.must("order", "sign", number, "--name", "Anna Berg")
    mail = town.ordna.writes("yes.eml", "From: Karin Ek <karin@brfeken.example>\n\nI approve")
    town.must("order", "approve-by-mail", number, mail)
    order = town.work_order(number)
    assert (order.signatures[-1].name, order.state) == ("Karin Ek", "signed")
