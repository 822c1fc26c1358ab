"""Mail that came back: who is marked, who is told, and how one is written to again."""

import pytest

from core.deliveries import Channel, NewDelivery
from core.events import MailReturned
from core.lists import LetterRow
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.reach import Cause, in_the_way
from core.usecases.unreachable import (
    CanBeReached,
    NoteReturned,
    ReachAgain,
    note_returned,
    reach_again,
)
from tests.core.conftest import Company

KARIN = "karin@brfeken.example"


def _put(letter: str, actor: Actor, uow: UnitOfWork) -> None:
    uow.outbox.put(NewDelivery(Channel.EMAIL, KARIN, letter, "sv", order="1"), letter, "Anna")


async def mailed(company: Company, letter: str = "protocol") -> LetterRow:
    """A letter to Karin."""
    await company.door.do(_put, letter, SYSTEM)
    rows = await company.door.ask(lambda uow: list(uow.outbox.rows("1")))
    return rows[-1]


async def comes_back(company: Company, cause: Cause = Cause.NO_MAILBOX) -> None:
    command = NoteReturned((await mailed(company)).id, cause)
    await company.door.do(note_returned, command, SYSTEM)


async def way(company: Company, letter: str = "protocol") -> Cause | None:
    return await company.door.ask(lambda uow: in_the_way(KARIN, letter, uow))


@pytest.mark.shows("U", "WO-03")
async def test_what_comes_back_for_good_keeps_further_mail_from_leaving(company: Company) -> None:
    await comes_back(company)
    assert await way(company) is Cause.NO_MAILBOX


async def test_the_dispatchers_hear_of_an_address_once(company: Company) -> None:
    for _ in range(3):
        await comes_back(company)
    assert len(company.told(MailReturned)) == 1


async def test_a_full_mailbox_keeps_nothing_from_leaving(company: Company) -> None:
    await comes_back(company, Cause.FULL)
    assert await way(company) is None


async def test_who_complained_still_gets_answers_to_what_he_sends(company: Company) -> None:
    await comes_back(company, Cause.COMPLAINT)
    assert (await way(company, "receipt"), await way(company)) == (None, Cause.COMPLAINT)


async def test_an_address_that_is_right_after_all_is_written_to_again(company: Company) -> None:
    await comes_back(company)
    await company.does("Maja", reach_again, ReachAgain(KARIN.upper()))
    assert await way(company) is None


async def test_there_is_nothing_to_mend_at_an_address_that_works(company: Company) -> None:
    with pytest.raises(CanBeReached):
        await company.does("Maja", reach_again, ReachAgain(KARIN))
