"""The ten commonest things of a day, as somebody does them, with every tap and message counted."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sandbox.client import HeardMessage, PersonHandle, Tapped
from tests.bot.acting import photo
from tests.bot.stage import Company


@dataclass
class Thumb:
    """One person's thumb: how often it taps and how many messages it sends."""

    person: PersonHandle
    taps_made: int = 0
    sent: int = 0

    async def taps(self, label: str) -> Tapped:
        """Tap the newest button with that label, once it is there."""
        await self.person.hears(button=label, anew=False)
        self.taps_made += 1
        return await self.person.taps(label)

    async def presses(self, key: str) -> None:
        """Tap a key below the chat, which says its words."""
        assert key in await self.person.reply_keys()
        self.taps_made += 1
        await self.person.says(key)

    async def writes(self, text: str) -> None:
        """Write a message."""
        self.sent += 1
        await self.person.says(text)

    async def photographs(self) -> None:
        """Send a photo."""
        self.sent += 1
        await self.person.sends_photo(photo())

    async def hears(self, text: str = "", button: str | None = None) -> HeardMessage:
        """The newest message with that text, however long it has been there."""
        return await self.person.hears(text, button=button, anew=False)


Story = Callable[[Company, Thumb], Awaitable[None]]


@dataclass(frozen=True)
class Thing:
    """Something people do all day: who, what the table calls it, and how it goes."""

    name: str
    does: Story
    by_dispatcher: bool = False


async def my_day(company: Company, thumb: Thumb) -> None:
    """What I have today."""
    await company.has_order("Anna Berg")
    await thumb.hears("AO 1")
    await thumb.presses("My day")
    await thumb.hears("You have 1 order")


async def take(company: Company, thumb: Thumb) -> None:
    """An order that nobody has."""
    await company.reports()
    await thumb.person.says("1")
    await thumb.taps("Take this order")
    await thumb.hears("Anna, no time booked")


async def measure(company: Company, thumb: Thumb) -> None:
    """What was done."""
    await company.has_order("Anna Berg")
    await thumb.hears("AO 1")
    await thumb.writes("Replaced the closer")
    await thumb.hears("✓ Added to AO 1: Replaced the closer")


async def picture(company: Company, thumb: Thumb) -> None:
    """A photo of it."""
    await company.has_order("Anna Berg")
    await thumb.hears("AO 1")
    await thumb.photographs()

    async def there() -> bool:
        return bool((await company.order()).documents)

    await company.when(there)


async def article(company: Company, thumb: Thumb) -> None:
    """What was used."""
    await company.has_order("Anna Berg")
    await thumb.taps("📦 Article")
    await thumb.taps("Dörrstängare")
    await thumb.hears("📦 Added to AO 1")


async def order_article(company: Company, thumb: Thumb) -> None:
    """What is to be ordered."""
    await company.has_order("Anna Berg")
    await thumb.taps("🛒 Order")
    await thumb.taps("Dörrstängare")
    await thumb.hears("🛒 To order for AO 1")


async def hours(company: Company, thumb: Thumb) -> None:
    """How long it took."""
    await company.has_order("Anna Berg")
    await thumb.taps("⏱ Time")
    await thumb.taps("1.5 h")
    await thumb.hears("⏱")

    async def there() -> bool:
        return bool((await company.order()).assignments[0].time)

    await company.when(there)


async def sign(company: Company, thumb: Thumb) -> None:
    """Finished and signed."""
    await company.sets("customer-signatures", "off")
    await company.has_order("Anna Berg")
    await thumb.hears("AO 1")
    await thumb.person.says("Replaced the closer")
    await thumb.hears("Added to AO 1")
    await thumb.taps("✍️ Sign")
    await thumb.taps("Finished")
    await thumb.hears("✍️ Anna Berg")


async def assign(company: Company, thumb: Thumb) -> None:
    """Give an order to somebody."""
    await company.reports()
    await thumb.taps("👤 Assign")
    await thumb.taps("Anna")
    await thumb.hears("Anna, no time booked")


async def book(company: Company, thumb: Thumb) -> None:
    """Book somebody at a time."""
    await company.reports()
    await thumb.taps("🗓 Book")
    await thumb.taps("Anna")
    await thumb.taps("Tomorrow")
    await thumb.taps("8–10")
    await thumb.hears("🗓 tomorrow")


THINGS = (
    Thing("See my day", my_day),
    Thing("Take an order", take),
    Thing("Say what was done", measure),
    Thing("Add a photo", picture),
    Thing("Add an article", article),
    Thing("Ask for an article to be ordered", order_article),
    Thing("Say how long it took", hours),
    Thing("Sign", sign),
    Thing("Give an order to somebody", assign, by_dispatcher=True),
    Thing("Book somebody", book, by_dispatcher=True),
)
