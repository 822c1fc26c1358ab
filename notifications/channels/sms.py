"""The channel of text messages: a delivery becomes a few words and goes to the gateway (MS-06)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import aiohttp

from core.deliveries import Channel, Delivery, DeliveryState, Sent
from core.ports import Door, UnitOfWork
from core.text_messages import tidied
from notifications.channels.post import Accepted, Down, Later, Never, Outcome, Unknown
from notifications.channels.sms_gateways import Gateway, identity_in
from notifications.gathering import gather
from notifications.letters import Letters
from notifications.pauses import pause_after

GIVES_UP_AFTER = timedelta(days=1)
"""What a text tells is of the day: nobody wants it two days late."""
PATIENCE = aiohttp.ClientTimeout(total=30, connect=10)
MOST_READ = 20_000


@dataclass(frozen=True, slots=True)
class SmsSender:
    """Sends text messages; ``region`` is where a number without a country is from, such as SE."""

    door: Door
    letters: Letters
    gateway: Gateway
    region: str
    clock: Callable[[], datetime]
    channel: Channel = Channel.SMS
    gives_up_after: timedelta = GIVES_UP_AFTER

    async def send(self, delivery: Delivery) -> Sent:
        """Write it from what is so now, and hand it in; dropped when it is stale."""
        facts = await self.door.ask(lambda uow: gather(delivery, uow))
        if facts is None:
            return Sent(DeliveryState.DROPPED)
        number = e164(delivery.recipient, self.region)
        if number is None:
            return Sent(DeliveryState.FAILED, error="not a number that gets text messages")
        text = tidied(self.letters.text_message(delivery, facts))
        outcome, identity = await self._hand_in(number, text, delivery.id.hex)
        return self._sent(delivery, outcome, identity)

    def settle(self, delivery: Delivery, sent: Sent, uow: UnitOfWork) -> None:
        """Nothing follows from it."""

    async def _hand_in(self, number: str, text: str, identity: str) -> tuple[Outcome, str | None]:
        asked = self.gateway.asks(number, text, identity)
        head = {
            "Authorization": aiohttp.encode_basic_auth(
                self.gateway.username, self.gateway.password
            )
        }
        try:
            async with (
                aiohttp.ClientSession(timeout=PATIENCE, headers=head) as session,
                session.post(asked.url, data=asked.form, allow_redirects=False) as answer,
            ):
                body = (await answer.content.read(MOST_READ)).decode("utf-8", "replace")
                return self.gateway.outcome(answer.status, body), identity_in(body)
        except aiohttp.ClientConnectorError as fault:
            return Down(type(fault).__name__), None
        except (TimeoutError, aiohttp.ClientError, OSError) as fault:
            # It may have been taken before the way broke, and none of them knows it again.
            return Unknown(type(fault).__name__), None

    def _sent(self, delivery: Delivery, outcome: Outcome, identity: str | None) -> Sent:
        match outcome:
            case Accepted():
                return Sent(DeliveryState.SENT, identity)
            case Unknown(why):
                return Sent(DeliveryState.MAYBE_SENT, identity, why)
            case Never(why):
                return Sent(DeliveryState.FAILED, error=why)
            case Later(why):
                return self._later(delivery, why, is_down=isinstance(outcome, Down))

    def _later(self, delivery: Delivery, why: str, *, is_down: bool) -> Sent:
        now = self.clock()
        if now - delivery.created_at >= GIVES_UP_AFTER:
            return Sent(DeliveryState.FAILED, error=why)
        again = now + pause_after(delivery.attempts)
        return Sent(DeliveryState.WAITING, error=why, retry_at=again, channel_is_down=is_down)


def e164(written: str, region: str) -> str | None:
    """The number as gateways want it, such as +46701234567; None for what gets no texts."""
    import phonenumbers

    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None
    kind = phonenumbers.number_type(number)
    if not phonenumbers.is_valid_number(number) or kind == phonenumbers.PhoneNumberType.FIXED_LINE:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
