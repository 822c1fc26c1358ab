"""Letters of ours that have left the office, and the mails that answer them."""

from datetime import timedelta
from typing import Any

from core.deliveries import Channel, Delivery, DeliveryState, Sent
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from tests.intake.desk import Office, mail

KARIN = "karin@brfeken.example"
DOMAIN = "ordna.example"


async def letters_leave(office: Office) -> list[Delivery]:
    """Everything that waits to be mailed is sent; gives it, oldest first."""
    return await office.door.do(_send, None, SYSTEM)


async def letter_left(office: Office, letter: str) -> Delivery:
    """The one letter of this name that leaves now."""
    (one,) = (each for each in await letters_leave(office) if each.letter == letter)
    return one


def reply_address(office: Office, address: str = KARIN, number: str = "1") -> str:
    """Where this reader's answers find the order."""
    return f"fault+{number}.{office.signer.reply_token(number, address)}@{DOMAIN}"


def answer_to(office: Office, letter: Delivery, text: str, **headers: Any) -> bytes:
    """Its reader answers a letter of ours."""
    usual = {
        "From": letter.recipient,
        "To": reply_address(office, letter.recipient, letter.order or ""),
        "Subject": "Re: AO 1",
        "In-Reply-To": message_id(letter),
        "Message-ID": "<answer@b.example>",
    }
    return mail(text, **{**usual, **{k.replace("_", "-"): v for k, v in headers.items()}})


def message_id(letter: Delivery) -> str:
    """What a letter of ours is called."""
    return f"<{letter.id.hex}@{DOMAIN}>"


def _send(nothing: None, actor: Actor, uow: UnitOfWork) -> list[Delivery]:
    taken = list(uow.outbox.claim(Channel.EMAIL, 50, timedelta(minutes=1)))
    for each in taken:
        uow.outbox.finish(each.id, each.token, Sent(DeliveryState.SENT, message_id(each)))
        if each.order:
            uow.mails.remember_thread(message_id(each), each.order)
    return taken
