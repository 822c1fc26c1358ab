"""A mail is stored once, handled once, kept in quarantine when it can't be, and knows its thread."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from core.mail_choice import MailChoice
from core.mail_trust import Result, Verdict
from core.numbers import OrderNumber
from core.ports import MailGist, UnitOfWork, WaitingMail
from tests.storage.conftest import Clock, House

MAIL = WaitingMail(
    id=uuid4(),
    identity="karin|<1@example.com>",
    raw=b"Subject: hej\r\n\r\n\x00\xff",
    envelope_from="karin@example.com",
    recipients=("fault@ordna.example", "ao@ordna.example"),
    source="smtp",
    received_at=Clock.now,
    peer="192.0.2.10",
    helo="mail.example.com",
)


async def store(house: House, mail: WaitingMail = MAIL) -> bool:
    """Store a mail; gives whether it was new."""
    return await house.do(lambda uow: uow.mails.add(mail))


def another(identity: str) -> WaitingMail:
    """Another mail."""
    return replace(MAIL, id=uuid4(), identity=identity)


async def test_a_mail_waits_as_it_came(house: House) -> None:
    await store(house)
    assert await house.ask(lambda uow: uow.mails.waiting(9)) == [MAIL]


async def test_the_same_mail_is_stored_once(house: House) -> None:
    stored = [await store(house), await store(house, replace(MAIL, id=uuid4()))]
    assert (stored, await house.ask(lambda uow: uow.mails.waiting(9))) == ([True, False], [MAIL])


async def test_a_duplicate_does_not_end_the_transaction(house: House) -> None:
    await store(house)

    def work(uow: UnitOfWork) -> list[bool]:
        return [uow.mails.add(replace(MAIL, id=uuid4())), uow.mails.add(another("other"))]

    assert await house.do(work) == [False, True]
    assert len(await house.ask(lambda uow: uow.mails.waiting(9))) == 2


async def test_a_mail_that_is_put_off_comes_when_it_is_due_with_no_try_counted(
    house: House,
) -> None:
    await store(house)
    at = house.clock.now + timedelta(minutes=5)
    await house.do(lambda uow: uow.mails.put_off(MAIL.id, at))
    before = await house.ask(lambda uow: uow.mails.waiting(9))
    house.clock.now = at
    assert (before, await house.ask(lambda uow: uow.mails.waiting(9))) == ([], [MAIL])


async def test_the_oldest_come_first(house: House) -> None:
    for identity in "abc":
        await store(house, another(identity))
    oldest = await house.ask(lambda uow: uow.mails.waiting(2))
    assert [each.identity for each in oldest] == ["a", "b"]


async def test_large_mails_are_given_out_a_few_at_a_time(house: House) -> None:
    """R14: twenty of 25 MiB at once would be more memory than the service may use."""
    raw = bytes(17 * 1024 * 1024)
    for identity in "abc":
        await store(house, replace(another(identity), raw=raw))
    given = await house.ask(lambda uow: uow.mails.waiting(9))
    assert [each.identity for each in given] == ["a"]


async def test_a_mail_is_done_once(house: House) -> None:
    await store(house)
    first = await house.do(lambda uow: uow.mails.done(MAIL.id, "new order", "421"))
    again = await house.do(lambda uow: uow.mails.done(MAIL.id, "new order", "422"))
    left = await house.ask(lambda uow: uow.mails.waiting(9))
    assert (first, again, left) == (True, False, [])


async def test_a_done_mail_is_kept_with_its_order(house: House) -> None:
    await store(house)
    await house.do(lambda uow: uow.mails.done(MAIL.id, "new order", "421"))
    (row,) = await house.ask(lambda uow: uow.mails.rows(quarantined_only=False))
    assert (row.state, row.order) == ("done", "421")
    assert await house.ask(lambda uow: uow.mails.get(MAIL.id)) == MAIL


@pytest.mark.shows("U", "XT-22")
async def test_what_came_to_an_order_is_listed_with_its_size(house: House) -> None:
    """XT-22: of several orders, as one that was merged; nothing that came to others."""
    await store(house)
    await store(house, another("other"))
    await house.do(lambda uow: uow.mails.done(MAIL.id, "new order", "421"))
    (kept,) = await house.ask(lambda uow: uow.mails.of_orders(["421", "422"]))
    assert (kept.id, kept.received_at, kept.size) == (MAIL.id, MAIL.received_at, len(MAIL.raw))


async def test_a_failed_mail_waits_for_its_next_try(house: House) -> None:
    await store(house)
    at = house.clock.now + timedelta(minutes=1)
    await house.do(lambda uow: uow.mails.failed(MAIL.id, "busy", at))
    before = await house.ask(lambda uow: uow.mails.waiting(9))
    house.clock.forward(minutes=1)
    assert (before, await house.ask(lambda uow: uow.mails.waiting(9))) == (
        [],
        [replace(MAIL, attempts=1)],
    )


async def test_what_is_given_up_is_shown_in_quarantine(house: House) -> None:
    await store(house)
    await house.do(lambda uow: uow.mails.failed(MAIL.id, "poison", None))
    (row,) = await house.ask(lambda uow: uow.mails.rows())
    assert (row.id, row.state, row.reason, row.attempts) == (MAIL.id, "quarantined", "poison", 1)
    assert await house.ask(lambda uow: uow.mails.waiting(9)) == []


async def test_why_a_mail_is_held_is_kept_with_its_detail_and_its_order(house: House) -> None:
    await store(house)
    await house.do(lambda uow: uow.mails.failed(MAIL.id, "{detail}!", None, "Eicar", "421"))
    row = await house.ask(lambda uow: uow.mails.row(MAIL.id))
    assert row is not None
    assert (row.reason, row.detail, row.order) == ("{detail}!", "Eicar", "421")


async def test_a_mail_that_waits_may_be_put_away(house: House) -> None:
    await store(house)
    await house.do(lambda uow: uow.mails.discard(MAIL.id, "Ordna", "blocked"))
    row = await house.ask(lambda uow: uow.mails.row(MAIL.id))
    assert row is not None
    assert (row.state, row.outcome, row.settled_by) == ("discarded", "blocked", "Ordna")
    assert await house.ask(lambda uow: uow.mails.waiting(9)) == []


async def test_a_mail_that_is_done_is_not_put_away(house: House) -> None:
    await store(house)
    await house.do(lambda uow: uow.mails.done(MAIL.id, "order", "421"))
    assert not await house.do(lambda uow: uow.mails.discard(MAIL.id, "Maja"))


async def test_how_far_a_sender_is_proved_comes_back_equal(house: House) -> None:
    verdict = Verdict(Result.SOFTFAIL, Result.PASS, Result.PASS, "mx.example", "example.com")
    await store(house)
    gist = MailGist("karin@example.com", "The door", "report", verdict)
    await house.do(lambda uow: uow.mails.describe(MAIL.id, gist))
    row = await house.ask(lambda uow: uow.mails.row(MAIL.id))
    assert row is not None
    assert row.verdict == verdict


async def test_what_a_sender_s_mails_brought_is_added_up(house: House) -> None:
    gist = MailGist("karin@example.com", "", "report", stored=700)

    def bring(uow: UnitOfWork) -> None:
        for each in (MAIL, another("other")):
            uow.mails.add(each)
            uow.mails.describe(each.id, gist)

    await house.do(bring)
    early, late = MAIL.received_at, MAIL.received_at + timedelta(seconds=1)
    sums = await house.ask(
        lambda uow: [uow.mails.stored_since("karin@example.com", at) for at in (early, late)]
    )
    assert sums == [1400, 0]


async def test_the_mail_that_has_waited_longest_is_known(house: House) -> None:
    older = replace(another("older"), received_at=MAIL.received_at - timedelta(hours=3))

    def hold(uow: UnitOfWork) -> None:
        for each in (MAIL, older):
            uow.mails.add(each)
            uow.mails.failed(each.id, "poison", None)

    assert await house.ask(lambda uow: uow.mails.oldest_quarantined()) is None
    await house.do(hold)
    assert await house.ask(lambda uow: uow.mails.oldest_quarantined()) == older.received_at


async def test_the_newest_mails_are_listed_oldest_first(house: House) -> None:
    mails = [another(str(nth)) for nth in range(3)]
    for each in mails:
        await store(house, each)
    rows = await house.ask(lambda uow: uow.mails.rows(False, 2))
    assert [row.id for row in rows] == [each.id for each in mails[1:]]


async def test_a_mail_is_taken_out_of_quarantine_once(house: House) -> None:
    await store(house)
    await house.do(lambda uow: uow.mails.failed(MAIL.id, "poison", None))
    taken = [await house.do(lambda uow: uow.mails.retry(MAIL.id)) for _ in range(2)]
    assert (taken, await house.ask(lambda uow: uow.mails.waiting(9))) == ([True, False], [MAIL])


async def test_a_new_mail_is_told_to_listeners_and_a_known_one_is_not(house: House) -> None:
    await store(house)
    await store(house)
    await house.ask(lambda uow: None)
    assert house.heard == [frozenset({"mails"})]


async def test_a_thread_belongs_to_the_order_of_its_first_known_mail(house: House) -> None:
    def work(uow: UnitOfWork) -> None:
        uow.mails.remember_thread("<1@example.com>", "421")
        uow.mails.remember_thread("<2@example.com>", "422")

    await house.do(work)
    asked = ("<9@example.com>", "<2@example.com>", " <1@example.com>")
    assert await house.ask(lambda uow: uow.mails.order_of_thread(asked)) == "422"


async def test_unknown_mails_belong_to_no_order(house: House) -> None:
    assert await house.ask(lambda uow: uow.mails.order_of_thread(())) is None
    assert await house.ask(lambda uow: uow.mails.order_of_thread(["<9@example.com>"])) is None


async def test_a_hostile_message_id_can_be_kept(house: House) -> None:
    hostile = "<" + "å\x00\ud800" * 20_000 + ">"
    await house.do(lambda uow: uow.mails.remember_thread(hostile, "421"))
    assert await house.ask(lambda uow: uow.mails.order_of_thread([hostile])) == "421"


async def test_a_folder_is_read_from_where_it_was_left(house: House) -> None:
    def work(uow: UnitOfWork) -> None:
        uow.mails.remember_seen("INBOX", 1, 7)
        uow.mails.remember_seen("INBOX", 1, 9)

    await house.do(work)
    seen = await house.ask(
        lambda uow: [uow.mails.last_seen("INBOX", validity) for validity in (1, 2)]
    )
    assert seen == [9, 0]


async def test_what_somebody_says_of_a_held_mail_waits_with_it(house: House) -> None:
    await store(house)
    choice = MailChoice("Maja Lind", OrderNumber(421))

    def chosen(uow: UnitOfWork) -> list[bool]:
        uow.mails.failed(MAIL.id, "reason", None)
        return [uow.mails.choose(MAIL.id, choice), uow.mails.choose(MAIL.id, choice)]

    said = await house.do(chosen)
    (waiting,) = await house.ask(lambda uow: uow.mails.waiting(9))
    assert (said, waiting.choice) == ([True, False], choice)


async def test_a_mail_held_again_has_nothing_said_of_it(house: House) -> None:
    await store(house)

    def again(uow: UnitOfWork) -> None:
        uow.mails.failed(MAIL.id, "reason", None)
        uow.mails.choose(MAIL.id, MailChoice("Maja Lind"))
        uow.mails.failed(MAIL.id, "another", None)

    await house.do(again)
    row = await house.ask(lambda uow: uow.mails.row(MAIL.id))
    assert row is not None
    assert (row.state, row.choice) == ("quarantined", None)


async def test_only_what_a_person_put_away_comes_back(house: House) -> None:
    await store(house)
    await store(house, other := another("other"))

    def back(uow: UnitOfWork) -> list[bool]:
        uow.mails.discard(MAIL.id, "Maja Lind")
        uow.mails.discard(other.id, "Ordna", "blocked")
        return [uow.mails.bring_back(each) for each in (MAIL.id, other.id)]

    assert await house.do(back) == [True, False]
    assert await house.ask(lambda uow: uow.mails.quarantined()) == 1
