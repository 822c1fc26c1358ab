"""Drives the sandbox from a test or a script, in the words of a story.

    async with SandboxClient(sandbox.url) as client:
        anna = client.person("Anna", username="anna", language_code="sv")
        lars = client.person("Lars")
        office = client.group("Dispatchers", members=[lars])      # forum=True, type="group"

        await anna.starts("invite-code")              # opens t.me/<bot>?start=invite-code
        await anna.says("Replaced the closer")        # reply_to=message, thread=7
        await anna.sends_photo(jpeg, caption="2 x 4711")      # bytes or several bytes: an album
        await anna.sends_document(pdf, "plan.pdf")    # sends_voice, sends_location, sends_contact
        heard = await anna.hears("AO 421", timeout=5) # a bot message new or changed since her
                                                      # last own act; HeardMessage
        tapped = await anna.taps("Sign")              # label (part of it) or data="v1:..."
        tapped.toast, tapped.alert, tapped.url        # what the phone showed
        await anna.edits(message, "2 x 4712"); await anna.reacts(message, "👍")
        await anna.goes_offline(); await anna.goes_online()
        await anna.blocks(); await anna.unblocks()
        await anna.messages()                         # list[HeardMessage], whole chat
        await lars.in_chat(office).hears("New order") # the same person, in a group

        found = await anna.asks_inline("22 mm")       # @bot 22 mm; found.titles, .button,
        await anna.picks_inline("Pipe 22")            # .next_offset; a tap on a switch_inline
        await anna.asks_inline()                      # button prefills the next question
        await anna.pinned(); await anna.topics()      # HeardMessages; TopicSeen(name, closed)
        await anna.bot_reactions(message)             # ["👍"]; also heard.bot_reactions
        await anna.sees_reaction(message, "👍")       # the same, waiting; sees_pinned("421"),
                                                      # sees_topic("421"), sees_gone(message)
        await anna.commands(); await anna.reply_keys()  # {"todo": "To do"}; ["📍 I am here"]
        await anna.taps("I am here", at=(59.3, 18.1)) # a key that asks for the location
        await anna.sends_kind("sticker")              # poll, dice, video_note, story …
        await anna.in_chat(office).leaves(); await office.dismisses(lars)

        await anna.sends_photo(await client.sample("Two barcodes"))   # what the page offers

        karin = client.mailbox("karin@example.com", name="Karin Ek")
        await karin.writes("felanmalan@ordna.test", "The door", "It will not close", [photo])
        mail = await karin.waits_for(subject="421", timeout=5)    # ReceivedMail
        await karin.replies(mail, "It is the left door")
        await client.faults(telegram={"duplicate_updates": 1}, mail={"refuse_4xx": 2}, rates=False)
        await client.fair_weather(); await client.reset()

Whoever is named is made if he is not there. A wait that is in vain raises `NeverCame`, which
tells what was there instead; a refused request raises `SandboxRefused` with the sentence.
"""

from types import TracebackType
from typing import Self

from sandbox.driving.groups import GroupHandle
from sandbox.driving.inline import InlineResult, InlineResults
from sandbox.driving.link import Link, SandboxRefused
from sandbox.driving.looking import TopicSeen
from sandbox.driving.mailbox import Attachment, MailboxHandle, ReceivedMail
from sandbox.driving.messages import Button, HeardMessage, NeverCame, Tapped
from sandbox.driving.persons import PersonHandle
from sandbox.shapes import Json

__all__ = [
    "Attachment",
    "Button",
    "GroupHandle",
    "HeardMessage",
    "InlineResult",
    "InlineResults",
    "MailboxHandle",
    "NeverCame",
    "PersonHandle",
    "ReceivedMail",
    "SandboxClient",
    "SandboxRefused",
    "Tapped",
    "TopicSeen",
]


class SandboxClient:
    """The way in: persons, groups, mailboxes, faults."""

    def __init__(self, url: str) -> None:
        self._link = Link(url)

    async def __aenter__(self) -> Self:
        await self._link.open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._link.close()

    def person(self, first_name: str, **facts: str | int | bool) -> PersonHandle:
        """A person; facts are last_name, username, language_code, phone_number, id, started."""
        return PersonHandle(self._link, first_name, facts)

    def group(
        self,
        title: str,
        *,
        members: list[PersonHandle] | None = None,
        type: str = "supergroup",  # noqa: A002 - Telegram's own word
        forum: bool = False,
        bot: str = "member",
    ) -> GroupHandle:
        """A group (or supergroup, or channel); `bot` is what the bot is in it: member (hears
        little), administrator, restricted, left, kicked."""
        facts: Json = {"title": title, "type": type, "is_forum": forum, "bot": bot}
        return GroupHandle(self._link, facts, members or [])

    def mailbox(self, address: str, name: str = "") -> MailboxHandle:
        return MailboxHandle(self._link, address, name)

    async def mailboxes(self) -> list[str]:
        """The address of every mailbox, the one with the newest mail first."""
        told: list[Json] = await self._link.get("/sandbox/mailboxes")
        return [str(box["address"]) for box in told]

    async def mail(
        self,
        from_: str,
        to: str,
        subject: str,
        text: str,
        attachments: list[Attachment | bytes] | None = None,
        in_reply_to: ReceivedMail | None = None,
    ) -> ReceivedMail:
        """Write a mail as anyone; it is delivered over SMTP."""
        box = self.mailbox(from_)
        return await box.writes(to, subject, text, attachments, in_reply_to=in_reply_to)

    async def faults(
        self,
        *,
        telegram: Json | None = None,
        mail: Json | None = None,
        rates: bool | None = None,
        **switches: bool,
    ) -> Json:
        """Switch faults on; names as in `sandbox.telegram.faults` and `sandbox.mail.host`."""
        given: Json = {"telegram": telegram or {}, "mail": mail or {}} | switches
        told: Json = await self._link.post("/sandbox/faults", given | _given("rates", rates))
        return told

    async def fair_weather(self) -> None:
        """Switch every fault off."""
        await self._link.delete("/sandbox/faults")

    async def waiting_updates(self) -> list[Json]:
        """What still waits for the bot."""
        told = await self._link.get("/sandbox/updates")
        waiting: list[Json] = told["waiting"]
        return waiting

    async def reset(self) -> None:
        """Forget everyone and everything."""
        await self._link.post("/sandbox/reset", {})

    async def sample(self, name: str) -> bytes:
        """One of the sample pictures that the page offers, by its name."""
        names: list[str] = (await self._link.get("/sandbox/samples"))["samples"]
        if name not in names:
            raise SandboxRefused(404, f"There is no sample {name}, only {', '.join(names)}.")
        return await self._link.fetch(f"/sandbox/samples/{names.index(name)}")

    async def file(self, unique_id: str) -> bytes:
        """The bytes of a file that was sent, by its file_unique_id."""
        return await self._link.fetch(f"/sandbox/files/{unique_id}")


def _given(name: str, value: object) -> Json:
    return {} if value is None else {name: value}
