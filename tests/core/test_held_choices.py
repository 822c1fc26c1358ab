"""What a dispatcher says a held mail is: kept with the mail, said once, taken back."""

from datetime import timedelta

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder, NotAllowedAtAll
from core.usecases import held_choices as held
from core.usecases.quarantine import DiscardHeld, RetryHeld
from tests.core.conftest import Company
from tests.core.test_quarantine import hold

shows = pytest.mark.shows


@shows("U", "WO-03")
async def test_a_held_mail_that_is_let_in_waits_for_the_desk_with_what_was_said(
    company: Company,
) -> None:
    (mail,) = await hold(company)
    chosen = await company.does("Maja", held.choose_held, held.ChooseHeld(mail))
    (waiting,) = await company.door.ask(lambda uow: uow.mails.waiting(9))
    assert (waiting.id, waiting.choice) == (mail, chosen.row.choice)
    assert waiting.choice is not None
    assert waiting.choice.as_new


@shows("U", "WO-03")
async def test_who_says_it_second_hears_that_it_is_late(company: Company) -> None:
    (mail,) = await hold(company)
    await company.does("Maja", held.choose_held, held.ChooseHeld(mail))
    late = await company.does("Maja", held.put_away_once, DiscardHeld(mail))
    assert late.late
    assert late.row.choice is not None


@shows("U", "WO-03")
async def test_a_held_mail_goes_onto_no_order_that_is_not_there(company: Company) -> None:
    (mail,) = await hold(company)
    with pytest.raises(NoSuchOrder):
        await company.does("Maja", held.choose_held, held.ChooseHeld(mail, OrderNumber(421)))


@shows("U", "WO-03")
async def test_a_mail_put_away_waits_again_when_that_is_undone(company: Company) -> None:
    (mail,) = await hold(company)
    await company.does("Maja", held.put_away_once, DiscardHeld(mail))
    back = await company.does("Maja", held.bring_back_held, held.BringBackHeld(mail))
    assert back.state == "quarantined"
    assert await company.door.ask(lambda uow: uow.mails.quarantined()) == 1


async def test_a_mail_that_is_kept_no_more_is_not_brought_back(company: Company) -> None:
    (mail,) = await hold(company)
    await company.does("Maja", held.put_away_once, DiscardHeld(mail))

    await company.door.do(_forget, None, SYSTEM)
    with pytest.raises(held.MailIsGone):
        await company.does("Maja", held.bring_back_held, held.BringBackHeld(mail))


@shows("U", "WO-03")
async def test_what_was_let_in_is_not_brought_back(company: Company) -> None:
    (mail,) = await hold(company)
    await company.does("Maja", held.choose_held, held.ChooseHeld(mail))
    with pytest.raises(held.MailIsSettled):
        await company.does("Maja", held.bring_back_held, held.BringBackHeld(mail))


@pytest.mark.parametrize(
    ("use_case", "command"),
    [
        (held.choose_held, held.ChooseHeld),
        (held.retry_once, RetryHeld),
        (held.put_away_once, DiscardHeld),
        (held.bring_back_held, held.BringBackHeld),
    ],
)
async def test_a_technician_says_nothing_of_held_mail(
    company: Company, use_case: object, command: type
) -> None:
    (mail,) = await hold(company)
    with pytest.raises(NotAllowedAtAll):
        await company.does("Anna", use_case, command(mail))  # type: ignore[arg-type]


async def test_a_mail_that_is_kept_no_more_is_not_read_as_it_came(company: Company) -> None:
    (mail,) = await hold(company)
    await company.does("Maja", held.put_away_once, DiscardHeld(mail))
    await company.door.do(_forget, None, SYSTEM)
    with pytest.raises(held.MailIsGone):
        await company.does("Maja", held.read_whole, held.LookAtMail(mail))


def _forget(command: None, actor: Actor, uow: UnitOfWork) -> int:
    return uow.forgetting.mails(uow.now + timedelta(days=1), 9)
