"""What becomes of a mail: an order, a comment, a note, or something for a person to look at."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest

from core.people import SYSTEM, Role
from core.usecases.quarantine import NoSuchHeldMail
from core.usecases.users import AddUser, add_user
from storage.files import LocalFiles
from tests.intake.desk import Office, mail, open_office
from tests.intake.writing import PNG, file_part, multipart, part

KARIN = "karin@brfeken.example"
STRANGER = "Eva Ny <eva@elsewhere.example>"
FORWARD = (
    "Can you take this?\r\n\r\n---------- Forwarded message ---------\r\n"
    "From: Eva Ny <eva@elsewhere.example>\r\nDate: Tue, 24 Nov 2026 08:00\r\n"
    "Subject: The gate\r\nTo: Karin Ek <karin@brfeken.example>\r\n\r\nThe gate is stuck.\r\n"
)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    made = await open_office(tmp_path)
    yield made
    await made.database.close()


def _answer(office: Office, sender: str = KARIN, **headers: str) -> bytes:
    token = office.signer.reply_token("1", KARIN)
    to = f"fault+1.{token}@ordna.example"
    usual = {"To": to, "From": sender, "Subject": "Re: The door"}
    return mail("It is the left one.", **{**usual, **headers})


async def test_an_answer_of_nothing_but_a_photo_is_a_comment_that_can_be_seen(
    office: Office,
) -> None:
    await office.gets(mail())
    to = f"fault+1.{office.signer.reply_token('1', KARIN)}@ordna.example"
    head = f"From: {KARIN}\r\nTo: {to}\r\nIn-Reply-To: <one@brfeken.example>"
    photo = file_part("image/png; name=door.png", PNG)
    await office.gets(multipart("mixed", part("text/plain", ""), photo, head=head.encode()))
    order = await office.order("1")
    assert ([c.text for c in order.comments], len(order.documents)) == (["–"], 1)


@pytest.mark.shows("E", "WO-03", "AS-03")
async def test_a_mail_becomes_an_order(office: Office) -> None:
    """WO-03."""
    await office.gets(mail())
    assert [(o.title, o.assignments[0].error) for o in await office.orders()] == [
        ("The door", "The door will not close.")
    ]


@pytest.mark.shows("E", "WO-03")
@pytest.mark.parametrize(
    "text",
    [
        "New report:\nFrom: Karin Ek\nTo: Service\nSubject: Door\nThe door is stuck on floor 3.",
        "The lift is odd.\nFrån: plan 2\nTill: plan 5\nDatum: idag\nDen stannar mellan våningarna.",
        "My neighbour says:\n> The lift stands still.\n> Since noon.",
        "Hi,\nOn 3 May 2026 at 10:30 Anna Berg wrote:\nE12 is in the display.\nCome soon.",
    ],
)
async def test_a_report_keeps_what_only_looks_like_a_quote(office: Office, text: str) -> None:
    """WO-03: it answers nothing, so there is no older mail whose words these could be."""
    await office.gets(mail(text.replace("\n", "\r\n")))
    error = (await office.order("1")).assignments[0].error
    assert error.split() == text.split()


async def test_a_text_too_long_for_an_order_lies_beside_it_as_a_file(
    office: Office, tmp_path: Path
) -> None:
    """Not a word of a customer's is lost."""
    text = "The door will not close. " * 500 + "And the lift stands still."
    await office.gets(mail(text))
    (document,) = (await office.order("1")).documents
    kept = await LocalFiles(tmp_path / "files").get(document.sha256 or "")
    assert (document.name, kept.decode()) == ("mail.txt", text)


async def test_a_mail_that_passes_a_limit_lies_beside_its_order_as_it_came(
    office: Office,
) -> None:
    raw = multipart("mixed", *(part("text/csv", str(n)) for n in range(60)))
    await office.gets(raw)
    documents = (await office.order("1")).documents
    assert (len(documents), documents[-1].name) == (51, "mail.eml")


@pytest.mark.shows("E", "AS-03")
async def test_a_photo_without_a_word_is_an_order_named_by_who_sent_it(office: Office) -> None:
    head = b"From: Karin Ek <karin@brfeken.example>\r\nSubject: Fwd:"
    await office.gets(multipart("mixed", file_part("image/png", PNG), head=head))
    order = await office.order("1")
    assert (order.title.endswith(" Karin Ek"), len(order.documents)) == (True, 1)


@pytest.mark.shows("E", "AS-03")
async def test_an_order_is_called_by_its_subject_without_what_stands_before_it(
    office: Office,
) -> None:
    await office.gets(mail(Subject="Re: Fwd: VB: The door"))
    assert (await office.order("1")).title == "The door"


async def test_of_a_forward_the_note_and_the_first_mail_are_kept(office: Office) -> None:
    await office.gets(mail(FORWARD, Subject="Fwd: The gate"))
    error = (await office.order("1")).assignments[0].error
    assert ("Can you take this?" in error, "The gate is stuck." in error) == (True, True)


async def test_the_same_mail_twice_is_one_order(office: Office) -> None:
    """R3."""
    for _ in range(2):
        await office.gets(mail())
    assert len(await office.orders()) == 1


async def test_two_mails_with_one_message_id_are_two_orders(office: Office) -> None:
    """R3: some senders use one ID for all their mails."""
    await office.gets(mail("The door will not close."))
    await office.gets(mail("The lift stands still."))
    assert len(await office.orders()) == 2


@pytest.mark.shows("E", "CO-01")
async def test_an_answer_to_our_reply_address_is_a_comment(office: Office) -> None:
    """CO-01."""
    await office.gets(mail())
    await office.gets(_answer(office, Message_ID="<two@brfeken.example>"))
    assert [c.text for c in (await office.order("1")).comments] == ["It is the left one."]


async def test_an_answer_is_known_by_the_mark_in_its_text(office: Office) -> None:
    """Some mail programs answer to From and cut the thread; the quoted mark is still there."""
    await office.gets(mail())
    token = office.signer.reply_token("1", KARIN)
    text = f"It is the left one.\r\n\r\n> Hej Karin\r\n> [AO:1/{token}]\r\n"
    await office.gets(mail(text, Message_ID="<two@brfeken.example>"))
    assert len((await office.order("1")).comments) == 1


@pytest.mark.shows("E", "CO-01")
async def test_an_answer_is_known_by_what_it_answers(office: Office) -> None:
    """In-Reply-To names a mail of the thread, and the sender takes part in the order."""
    await office.gets(mail())
    reply = mail(
        "The left one.", Message_ID="<two@b.example>", In_Reply_To="<one@brfeken.example>"
    )
    await office.gets(reply)
    assert len((await office.order("1")).comments) == 1


@pytest.mark.parametrize(
    ("subject", "words", "comments"),
    [
        ("Declined: AO 1", "", ["Declined: AO 1"]),
        ("Declined: AO 1", "Can you come on Friday?", ["Can you come on Friday?"]),
        ("Accepted: AO 1", "Use the back door.", ["Use the back door."]),
        ("Accepted: AO 1", "", []),
    ],
)
async def test_a_no_to_a_booked_time_reaches_the_order(
    office: Office, subject: str, words: str, comments: list[str]
) -> None:
    """BO-09: the calendar of whoever was to be visited answers; a mere yes needs nobody."""
    await office.gets(mail())
    token = office.signer.reply_token("1", KARIN)
    head = (
        f"From: {KARIN}\r\nTo: fault+1.{token}@ordna.example\r\nSubject: {subject}\r\n"
        f"Message-ID: <two@brfeken.example>\r\n"
    )
    await office.gets(
        multipart(
            "alternative",
            part("text/plain", words),
            part("text/calendar; method=REPLY", "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n"),
            head=head.encode().rstrip(),
        )
    )
    assert [c.text for c in (await office.order("1")).comments] == comments
    assert len(await office.orders()) == 1


async def test_the_same_answer_twice_is_one_comment(office: Office) -> None:
    await office.gets(mail())
    for _ in range(2):
        await office.gets(_answer(office, Message_ID="<two@brfeken.example>"))
    assert len((await office.order("1")).comments) == 1


async def test_a_stranger_with_the_right_token_waits_for_a_person(office: Office) -> None:
    """S2: wrong sender and right token."""
    await office.gets(mail())
    await office.gets(_answer(office, sender=STRANGER, Message_ID="<two@elsewhere.example>"))
    assert ((await office.order("1")).comments, len(await office.quarantine())) == ((), 1)


async def test_a_stranger_with_a_guessed_token_makes_his_own_order(office: Office) -> None:
    await office.gets(mail())
    guess = f"fault+1.{'a' * 24}@ordna.example"
    await office.gets(mail(To=guess, From=STRANGER, Message_ID="<two@elsewhere.example>"))
    assert [len(order.comments) for order in await office.orders()] == [0, 0]


async def test_an_order_number_in_the_subject_proves_nothing(office: Office) -> None:
    await office.gets(mail())
    await office.gets(mail(Subject="AO 1", From=STRANGER, Message_ID="<two@elsewhere.example>"))
    assert (await office.order("1")).comments == ()


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Subject": "Autosvar: The door", "Auto_Submitted": "auto-replied"},
        {"X_Autoreply": "yes"},
    ],
)
async def test_an_absence_note_is_noted_and_nothing_more(
    office: Office, headers: dict[str, str]
) -> None:
    await office.gets(mail())
    await office.gets(_answer(office, Message_ID="<two@brfeken.example>", **headers))
    assert (len(await office.orders()), (await office.order("1")).comments) == (1, ())


async def test_our_own_letter_starts_nothing(office: Office) -> None:
    await office.gets(mail(X_Ordna_Letter="receipt"))
    assert await office.orders() == []


async def test_a_mailing_list_s_mail_is_not_answered(office: Office) -> None:
    await office.gets(mail(Precedence="bulk"))
    assert await office.receipts() == []


async def test_a_mail_from_the_null_sender_is_an_order_and_not_answered(office: Office) -> None:
    """Machines send so what must not be answered; a reply to it may go in circles for ever."""
    await office.gets(mail(), sender="")
    assert (len(await office.orders()), await office.receipts()) == (1, [])


async def test_a_person_s_mail_is_answered(office: Office) -> None:
    await office.gets(mail())
    assert await office.receipts() == [KARIN]


async def test_a_mail_without_anything_waits_for_a_person(office: Office) -> None:
    await office.gets(mail("", Subject=""))
    assert (await office.orders(), len(await office.quarantine())) == ([], 1)


async def test_a_mail_without_a_sender_waits_for_a_person(office: Office) -> None:
    await office.gets(mail(From=""))
    assert len(await office.quarantine()) == 1


async def test_a_sticker_s_address_names_the_object(office: Office) -> None:
    """XT-12: the words after the plus are looked for among the objects' codes."""
    await office.gets(mail(), "fel+D-014@ordna.example")
    assert len(await office.orders()) == 1


@pytest.mark.shows("E", "CF-12")
async def test_a_forwarded_mail_belongs_to_who_first_wrote_it(office: Office) -> None:
    await office.gets(mail(FORWARD, Subject="Fwd: The gate"))
    order = (await office.orders())[0]
    assert (order.contact and order.contact.email, order.title) == (
        "eva@elsewhere.example",
        "The gate",
    )


async def test_a_mail_that_takes_another_s_message_id_does_not_take_the_thread(
    office: Office,
) -> None:
    """Whoever saw a Message-ID could else draw the answers to it onto an order of his own."""
    await office.gets(mail())
    await office.gets(mail("Mine now.", From=STRANGER))
    reply = mail(
        "The left one.", Message_ID="<two@b.example>", In_Reply_To="<one@brfeken.example>"
    )
    await office.gets(reply)
    assert [len(order.comments) for order in await office.orders()] == [1, 0]


async def test_a_mail_full_of_marks_has_few_orders_looked_at(office: Office) -> None:
    """R14: within one transaction, thousands of them would hold up everybody else."""
    await office.gets(mail())
    token = office.signer.reply_token("1", KARIN)
    marks = " ".join(f"[AO:{number}/{token}]" for number in range(1000, 2000))
    await office.gets(
        mail(f"The lift stands still.\n{marks} [AO:1/{token}]", Message_ID="<two@brfeken.example>")
    )
    assert len(await office.orders()) == 2


async def test_a_held_mail_goes_onto_its_order_once_a_person_accepts_it(office: Office) -> None:
    await office.gets(mail())
    await office.gets(_answer(office, sender=STRANGER, Message_ID="<two@elsewhere.example>"))
    held = (await office.quarantine())[0]
    await office.desk.accept(held.id)
    texts = [comment.text for comment in (await office.order("1")).comments]
    assert (texts, await office.quarantine()) == (["It is the left one."], [])


async def test_whose_mail_was_let_in_once_takes_no_part_from_then_on(office: Office) -> None:
    """A tap is about one mail; the thread is known, and who writes in it still is not."""
    await office.gets(mail())
    await office.gets(_answer(office, sender=STRANGER, Message_ID="<two@elsewhere.example>"))
    await office.desk.accept((await office.quarantine())[0].id)
    more = {"From": STRANGER, "Message_ID": "<3@e.example>", "Subject": "Re: The door"}
    await office.gets(mail("More.", In_Reply_To="<two@elsewhere.example>", **more))
    held = [row.order for row in await office.quarantine()]
    assert (held, len((await office.order("1")).comments)) == (["1"], 1)


async def test_what_is_not_held_can_t_be_accepted(office: Office) -> None:
    with pytest.raises(NoSuchHeldMail):
        await office.desk.accept(UUID(int=1))


async def test_a_mail_in_our_own_name_gets_no_receipt(office: Office) -> None:
    await office.gets(mail(From="Ordna <ordna@ordna.example>"))
    assert await office.receipts() == []


async def test_the_receipt_of_a_forward_goes_to_who_sent_it_to_us(office: Office) -> None:
    """Else anybody could have us write to whomever he names."""
    await office.gets(mail(FORWARD, Subject="Fwd: The gate"))
    assert await office.receipts() == [KARIN]


async def test_what_our_own_people_forward_is_answered_to_who_first_wrote(office: Office) -> None:
    user = AddUser("Karin Ek", Role.OFFICE, KARIN)
    await office.door.do(add_user, user, SYSTEM)
    await office.gets(mail(FORWARD, Subject="Fwd: The gate"))
    assert await office.receipts() == ["eva@elsewhere.example"]


async def test_a_stranger_who_mails_on_and_on_gets_five_receipts_an_hour(office: Office) -> None:
    """Two programs that answer each other come to an end."""
    for number in range(7):
        await office.gets(mail(f"Fault {number}", Message_ID=f"<{number}@b.example>"))
    assert (len(await office.orders()), len(await office.receipts())) == (7, 5)


async def test_a_form_s_report_is_its_visitor_s_and_not_the_robot_s(office: Office) -> None:
    """CF-14: the form mails from an address that nobody reads."""
    form = mail(From="Web <noreply@site.example>", Reply_To="Lisa Kvist <lisa@tenant.example>")
    await office.gets(form)
    contact = (await office.order("1")).contact
    assert (contact and (contact.name, contact.email)) == ("Lisa Kvist", "lisa@tenant.example")


async def test_what_could_not_be_read_is_said_on_the_order(office: Office) -> None:
    """Whoever opens the order must know that there is more than it shows."""
    locked = multipart(
        "encrypted",
        part("application/pgp-encrypted", "Version: 1"),
        part("application/octet-stream", "-----BEGIN PGP MESSAGE-----", "X: y"),
        head=b"From: karin@brfeken.example\r\nSubject: Secret\r\nMessage-ID: <x@b.example>",
    )
    await office.gets(locked)
    (comment,) = (await office.order("1")).comments
    assert ("krypterat" in comment.text, comment.visible_to_customer) == (True, False)
