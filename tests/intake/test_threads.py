"""Which order an answer belongs to: the surest sign counts, and only who takes part gets onto it."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest

from core.mail_trust import Result, Verdict
from core.numbers import OrderNumber
from core.people import SYSTEM, Role
from core.registers import Customer, Person
from core.usecases.deleting import DeleteOrder, delete_order
from core.usecases.registers import KeepContact, KeepCustomer, keep_contact, keep_customer
from core.usecases.settings import SetSetting, set_setting
from core.usecases.users import AddUser, add_user
from core.work_order import WorkOrder
from tests.intake.desk import Office, mail, open_office

KARIN = "karin@brfeken.example"
EVA = "Eva Ny <eva@elsewhere.example>"
EKEN = Customer("Brf Eken", "styrelsen@brfeken.example", id=UUID(int=10))
PROVED = Verdict(dkim=Result.PASS, dmarc=Result.PASS, by="mx.nordport.example")
UNPROVED = Verdict(by="mx.nordport.example")


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    """An office to which Karin has reported a door."""
    made = await open_office(tmp_path)
    await made.gets(mail())
    yield made
    await made.database.close()


async def _receipt_id(office: Office) -> str:
    rows = await office.door.ask(lambda uow: list(uow.outbox.rows("1")))
    return f"<{rows[0].id.hex}@ao.nordport.example>"


async def _knows_eken(office: Office, *people: Person) -> None:
    await office.door.do(keep_customer, KeepCustomer(EKEN), SYSTEM)
    for person in people:
        await office.door.do(keep_contact, KeepContact(person), SYSTEM)


def _says(order: WorkOrder) -> list[str]:
    return [comment.text for comment in order.comments]


async def _became(office: Office) -> tuple[list[int], int]:
    """How many comments each order has, and how many mails are held."""
    orders = await office.orders()
    return [len(order.comments) for order in orders], len(await office.quarantine())


def _answer(text: str = "The left one.", **headers: str) -> bytes:
    return mail(text, **{"Message_ID": "<two@b.example>", "Subject": "Re: The door", **headers})


@pytest.mark.shows("E", "CO-01")
async def test_an_answer_to_a_letter_of_ours_is_known_before_the_letter_is_known_as_sent(
    office: Office,
) -> None:
    await office.gets(_answer(In_Reply_To=await _receipt_id(office), Subject="Thanks"))
    assert await _became(office) == ([1], 0)


async def test_every_id_that_an_answer_names_is_tried(office: Office) -> None:
    """Exchange and some phones name several; a host may have renamed the first of them."""
    named = f"<0102-rewritten@eu-west-1.amazonses.example> {await _receipt_id(office)}"
    await office.gets(_answer(In_Reply_To=named, Subject="Thanks"))
    assert await _became(office) == ([1], 0)


@pytest.mark.parametrize(
    "header", ["X_Google_Original_Message_ID", "X_Microsoft_Original_Message_ID"]
)
async def test_a_mail_is_known_by_the_id_it_had_before_its_host_gave_it_another(
    office: Office, header: str
) -> None:
    renamed = {"Message_ID": "<new@mail.gmail.example>", header: "<old@brfeken.example>"}
    await office.gets(mail("The gate too.", Subject="The gate", **renamed))
    await office.gets(_answer(In_Reply_To="<old@brfeken.example>", Subject="Re: The gate"))
    assert await _became(office) == ([0, 1], 0)


async def test_a_reply_address_goes_before_what_is_answered(office: Office) -> None:
    await office.gets(mail("The gate.", Subject="The gate", Message_ID="<gate@b.example>"))
    to = f"fault+1.{office.signer.reply_token('1', KARIN)}@ordna.example"
    await office.gets(_answer(To=to, In_Reply_To="<gate@b.example>"))
    assert await _became(office) == ([1, 0], 0)


async def test_references_alone_count_with_the_same_subject(office: Office) -> None:
    await office.gets(_answer(References="<one@brfeken.example>"))
    assert await _became(office) == ([1], 0)


async def test_references_alone_do_not_count_with_another_subject(office: Office) -> None:
    """Who begins a new mail from an old one reports something new."""
    await office.gets(_answer(References="<one@brfeken.example>", Subject="The lift"))
    assert await _became(office) == ([0, 0], 0)


async def test_references_to_a_letter_of_ours_count_with_its_number(office: Office) -> None:
    subject = "Sv: The door · AO 1"
    await office.gets(_answer(References=await _receipt_id(office), Subject=subject))
    assert await _became(office) == ([1], 0)


async def test_a_thread_index_joins_nothing(office: Office) -> None:
    """Outlook gives strangers' mails the same one."""
    index = {"Thread_Index": "AdFq1Q==", "Thread_Topic": "The door"}
    await office.gets(mail("Mine.", Message_ID="<3@b.example>", **index))
    await office.gets(mail("Mine too.", From=EVA, Message_ID="<4@b.example>", **index))
    assert await _became(office) == ([0, 0, 0], 0)


@pytest.mark.shows("E", "CO-01")
@pytest.mark.parametrize(
    "subject",
    ["AO 1", "[AO:1] photo", "Ang. AO:1", "Arbetsorder 1", "arbetsorder nr 1", "Order 1: photo"],
)
async def test_a_number_in_the_subject_counts_from_who_is_on_the_order(
    office: Office, subject: str
) -> None:
    await office.gets(mail("Here it is.", Subject=subject, Message_ID="<two@b.example>"))
    assert await _became(office) == ([1], 0)


@pytest.mark.parametrize("subject", ["AO 1", "Order 1", "[AO:1]"])
async def test_a_stranger_s_own_number_in_a_report_claims_nothing(
    office: Office, subject: str
) -> None:
    """Every company has an order of this number."""
    await office.gets(mail(Subject=subject, From=EVA, Message_ID="<two@elsewhere.example>"))
    assert await _became(office) == ([0, 0], 0)


async def test_a_stranger_s_answer_with_our_number_waits_for_a_person(office: Office) -> None:
    await office.gets(_answer(Subject="Re: AO 1", From=EVA))
    assert await _became(office) == ([0], 1)


async def test_a_number_proves_nothing_where_nothing_vouches_for_a_checked_sender(
    office: Office,
) -> None:
    await office.settles(_answer(Subject="AO 1"), UNPROVED)
    assert await _became(office) == ([0], 1)


@pytest.mark.parametrize("subject", ["AO 12", "AO 1-2", "AO1", "AO-1", "Mao 1", "AO 1x"])
async def test_what_is_no_number_of_an_order_there_is_claims_nothing(
    office: Office, subject: str
) -> None:
    await office.gets(mail(Subject=subject, From=EVA, Message_ID="<two@elsewhere.example>"))
    assert await _became(office) == ([0, 0], 0)


@pytest.mark.parametrize(
    "sender",
    ["KARIN@BrfEken.example", "karin+door@brfeken.example", "Karin <karin@brfeken.example>"],
)
async def test_an_address_is_known_however_it_is_written(office: Office, sender: str) -> None:
    await office.gets(_answer(From=sender, In_Reply_To="<one@brfeken.example>"))
    assert await _became(office) == ([1], 0)


async def test_a_token_is_known_from_an_address_with_a_plus(office: Office) -> None:
    to = f"fault+1.{office.signer.reply_token('1', KARIN)}@ordna.example"
    await office.gets(_answer(From="karin+phone@brfeken.example", To=to))
    assert await _became(office) == ([1], 0)


async def test_who_only_got_a_copy_and_answers_waits_for_a_person(office: Office) -> None:
    """S2: wrong sender, right token and right thread."""
    to = f"fault+1.{office.signer.reply_token('1', KARIN)}@ordna.example"
    await office.gets(_answer(From=EVA, To=to, In_Reply_To=await _receipt_id(office)))
    assert await _became(office) == ([0], 1)


@pytest.mark.shows("E", "CF-12")
async def test_another_contact_of_the_customer_s_takes_part(tmp_path: Path) -> None:
    office = await open_office(tmp_path)
    bo = Person("Bo Lind", "bo@linden.example", customer_id=EKEN.id)
    await _knows_eken(office, Person("Karin Ek", KARIN, customer_id=EKEN.id), bo)
    await office.gets(mail())
    await office.gets(_answer(From="bo@linden.example", In_Reply_To="<one@brfeken.example>"))
    assert await _became(office) == ([1], 0)
    await office.database.close()


@pytest.mark.shows("E", "CO-01")
@pytest.mark.parametrize(("setting", "became"), [("on", ([1], 0)), ("off", ([0], 1))])
async def test_the_customer_s_domain_takes_part_where_that_is_wanted(
    tmp_path: Path, setting: str, became: tuple[list[int], int]
) -> None:
    office = await open_office(tmp_path)
    await office.door.do(set_setting, SetSetting("domain-takes-part", setting), SYSTEM)
    await _knows_eken(office, Person("Karin Ek", KARIN, customer_id=EKEN.id))
    await office.gets(mail())
    await office.gets(_answer(From="new@brfeken.example", In_Reply_To="<one@brfeken.example>"))
    assert await _became(office) == became
    await office.database.close()


async def test_a_domain_where_anybody_has_an_address_takes_no_part(tmp_path: Path) -> None:
    office = await open_office(tmp_path)
    await office.door.do(set_setting, SetSetting("domain-takes-part", "on"), SYSTEM)
    await _knows_eken(office, Person("Karin Ek", "karin.ek@gmail.com", customer_id=EKEN.id))
    await office.gets(mail(From="karin.ek@gmail.com"))
    await office.gets(_answer(From="eva@gmail.com", In_Reply_To="<one@brfeken.example>"))
    assert await _became(office) == ([0], 1)
    await office.database.close()


@pytest.mark.shows("E", "CO-02")
async def test_a_colleague_s_proved_mail_on_a_thread_is_his_hidden_comment(office: Office) -> None:
    await office.door.do(
        add_user, AddUser("Maja", Role.DISPATCHER, "maja@nordport.example"), SYSTEM
    )
    reply = _answer(From="maja@nordport.example", In_Reply_To="<one@brfeken.example>")
    await office.settles(reply, PROVED)
    (comment,) = (await office.order("1")).comments
    assert (comment.by, comment.visible_to_customer, comment.from_customer) == (
        "Maja",
        False,
        False,
    )


@pytest.mark.parametrize("verdict", [Verdict(), UNPROVED])
async def test_in_a_colleague_s_name_nobody_writes_unproved(
    office: Office, verdict: Verdict
) -> None:
    """S2: a From never gives rights."""
    await office.door.do(
        add_user, AddUser("Maja", Role.DISPATCHER, "maja@nordport.example"), SYSTEM
    )
    reply = _answer(From="maja@nordport.example", In_Reply_To="<one@brfeken.example>")
    await office.settles(reply, verdict)
    assert await _became(office) == ([0], 1)


@pytest.mark.shows("E", "CF-12")
async def test_what_a_participant_passes_on_is_kept_whole(office: Office) -> None:
    text = (
        "This is what the caretaker says.\r\n\r\n---------- Forwarded message ---------\r\n"
        "From: Bo <bo@linden.example>\r\nDate: Tue, 24 Nov 2026 08:00\r\nSubject: Door\r\n"
        "To: Karin Ek <karin@brfeken.example>\r\n\r\nThe hinge is loose.\r\n"
    )
    await office.gets(_answer(text, Subject="Fwd: The door", In_Reply_To="<one@brfeken.example>"))
    (said,) = _says(await office.order("1"))
    assert "This is what the caretaker says." in said
    assert "The hinge is loose." in said


async def _two_board_members(tmp_path: Path) -> Office:
    office = await open_office(tmp_path)
    bo = Person("Bo Lind", "bo@linden.example", customer_id=EKEN.id)
    await _knows_eken(office, Person("Karin Ek", KARIN, customer_id=EKEN.id), bo)
    return office


@pytest.mark.shows("E", "WO-03")
async def test_an_answer_that_comes_before_its_mail_takes_it_onto_the_same_order(
    tmp_path: Path,
) -> None:
    office = await _two_board_members(tmp_path)
    await office.gets(_answer(From="bo@linden.example", In_Reply_To="<one@brfeken.example>"))
    await office.gets(mail())
    assert await _became(office) == ([1], 0)
    await office.database.close()


@pytest.mark.shows("E", "WO-03")
async def test_two_of_one_customer_s_who_write_in_one_thread_report_one_fault(
    tmp_path: Path,
) -> None:
    office = await _two_board_members(tmp_path)
    await office.gets(_answer("It is stuck.", In_Reply_To="<theirs@brfeken.example>"))
    mine = {"From": "bo@linden.example", "Message_ID": "<three@linden.example>"}
    root = "<older@linden.example> <theirs@brfeken.example>"
    await office.gets(_answer("Mine too.", References=root, **mine))
    assert await _became(office) == ([1], 0)
    await office.database.close()


async def test_a_stranger_in_that_thread_gets_an_order_that_may_be_the_same(
    office: Office,
) -> None:
    await office.gets(
        _answer("It is stuck.", In_Reply_To="<theirs@brfeken.example>", Subject="Re: The lift")
    )
    theirs = {"From": EVA, "Message_ID": "<three@elsewhere.example>", "Subject": "Re: The lift"}
    await office.gets(_answer("Mine too.", In_Reply_To="<theirs@brfeken.example>", **theirs))
    orders = await office.orders()
    assert [
        order.arrival and [each.number for each in order.arrival.duplicates]
        for order in orders[2:]
    ] == [[OrderNumber(2)]]


async def test_a_common_reference_under_another_subject_joins_nothing(tmp_path: Path) -> None:
    office = await _two_board_members(tmp_path)
    await office.gets(_answer("It is stuck.", In_Reply_To="<theirs@brfeken.example>"))
    mine = {"From": "bo@linden.example", "Message_ID": "<3@x.example>", "Subject": "The lamp"}
    await office.gets(_answer("Dark.", References="<theirs@brfeken.example>", **mine))
    assert await _became(office) == ([0, 0], 0)
    await office.database.close()


async def test_an_answer_about_an_order_that_is_gone_is_a_new_one(office: Office) -> None:
    await office.door.do(delete_order, DeleteOrder(OrderNumber(1), sure=True), SYSTEM)
    token = office.signer.reply_token("1", KARIN)
    to = f"fault+1.{token}@ordna.example"
    await office.gets(_answer(To=to, In_Reply_To="<one@brfeken.example>", Subject="Re: AO 1"))
    assert await _became(office) == ([0], 0)


async def test_two_mails_with_one_id_in_a_thread_are_two_comments(office: Office) -> None:
    """R3: the same Message-ID with other content is another mail."""
    for text in ("The left one.", "No, the right one."):
        await office.gets(_answer(text, In_Reply_To="<one@brfeken.example>"))
    assert await _became(office) == ([2], 0)
