"""The technician's day, played as the Swedish manual tells it: only what it names is tapped."""

import re
from pathlib import Path

from babel.messages.pofile import read_po

from sandbox.client import HeardMessage, PersonHandle, SandboxClient
from tests.path.chat_pictures import demo

ROOT = Path(__file__).parents[2]
MANUAL = (ROOT / "docs" / "chat.sv.md").read_text()
LABEL = re.compile(r"\*\*([^*]+)\*\*")
PATIENCE = 30.0
CARD = "AO 1 · "


class Reader:
    """Somebody who has the manual and nothing else."""

    def __init__(self, client: SandboxClient, person: PersonHandle) -> None:
        self.client, self.person = client, person

    async def hears(self, text: str = "", button: str | None = None) -> HeardMessage:
        """What stands in the chat, or comes soon."""
        return await self.person.hears(text, button=button, anew=False, timeout=PATIENCE)

    async def taps(self, *labels: str, under: str = "") -> str | None:
        """Tap the first, each other in what came of it; the page that the last one opened."""
        opened = None
        for nth, label in enumerate(labels):
            assert f"**{label}" in MANUAL, label
            heard = await self.person.hears(
                "" if nth else under, button=label, anew=nth > 0, timeout=PATIENCE
            )
            opened = (await self.person.taps(label, message=heard)).url
        return opened

    async def presses(self, key: str) -> None:
        """Press a key below the chat."""
        assert f"**{key}**" in MANUAL, key
        assert key in await self.person.reply_keys()
        await self.person.says(key)

    async def says(self, text: str) -> None:
        """Write what the manual has as an example."""
        assert f"*{text}*" in MANUAL, text
        await self.person.says(text)

    async def sends(self, sample: str, caption: str = "") -> None:
        """Send one of the sample pictures."""
        assert f"**{sample}**" in MANUAL, sample
        await self.person.sends_photo(await self.client.sample(sample), caption=caption)


async def begins(client: SandboxClient, office: Reader) -> None:
    """Steps 1 to 3: the customer writes, the dispatcher assigns and books."""
    subject, text = "Dörren stänger inte", "Entrédörren D-014 på Storgatan 5 stänger inte."
    assert f"*{subject}*" in MANUAL
    assert f"*{text}*" in MANUAL
    karin = client.mailbox("karin@brfeken.example", "Karin Ek")
    await karin.writes("fel@ordna.example", subject, text)
    await office.taps("👤 Tilldela", "Anna · ledig")
    await office.hears("Anna, ingen tid bokad")
    await office.taps("🗓 Boka", "Anna", "Idag", "Hela dagen", "Ja, skicka")


async def arrives(anna: Reader) -> None:
    """Steps 4 to 7."""
    await anna.hears(CARD)
    await anna.presses("Min dag")
    await anna.taps("1 · Dörren stänger inte", "Jag gör det", "På väg", "20 min")
    await anna.hears("är på väg")
    await anna.taps("Jag är framme", "⏱ Starta")
    await anna.hears(CARD, "⏱ Stoppa")


async def works(anna: Reader) -> None:
    """Steps 8 to 12, and the word of step 14."""
    await anna.sends("Dekalen på dörren")
    await anna.hears("ASSA SL500", "+ Ny order på det")
    await anna.taps("Öppna AO 1")
    await anna.sends("Dörren före")
    await anna.taps("Före")
    await anna.says("Bytte dörrstängare och justerade")
    await anna.hears("Tillagt på AO 1: Bytte")
    await anna.sends("Dörren efter", "Provkörde, dörren stänger")
    await anna.hears("Tillagt på AO 1: Provkörde")
    await anna.sends("En artikels streckkod")
    await anna.taps("Lägg till 1 × 4711 Dörrstängare TS 83")
    await anna.hears("Tillagt på AO 1: 1 st 4711")
    await anna.taps("🛒 Beställ", "1 × Gångjärn 3248", under=CARD)
    await anna.taps("✓ Det var allt")
    await anna.says("kommentar: koden är 1234")


async def checks(anna: Reader) -> None:
    """Step 13."""
    await anna.taps(
        "⋯ Mer", "☑️ Egenkontroll", "+ Lägg till egenkontroll", "Dörrkontroll", "✓ Godkänd",
        under=CARD,
    )  # fmt: skip
    await anna.hears("Stängkraft")
    await anna.says("42")
    await anna.taps("Hel")
    await anna.hears("Bild på stängaren")
    await anna.sends("Dörren efter")
    await anna.taps("☑️ Klar", "Tillbaka", "Tillbaka")


async def ends(anna: Reader) -> None:
    """Steps 15 to 18."""
    await anna.taps("⏱ Stoppa", under=CARD)
    await anna.hears(CARD, "⏱ Starta")
    await anna.says("1,5 h")
    await anna.hears("Tillagt på AO 1: 1,5 h")
    await anna.taps("✍️ Signera", under=CARD)
    await anna.taps("✍️ Klart, signera som Anna Berg")
    page = await anna.taps("✍️ Signera här")
    assert page is not None
    assert "/sign/" in page
    await anna.taps("Mejla länken till karin@brfeken.example")
    await anna.presses("Min dag")
    await anna.taps("Klar för dagen")
    await anna.hears("Din dag är klar: 1 order")


async def test_the_day_can_be_played_from_the_manual_alone(tmp_path: Path) -> None:
    async with demo(tmp_path) as url, SandboxClient(url) as client:
        maja = client.person("Maja", last_name="Lind")
        office = Reader(client, maja.in_chat(client.group("Nordport arbetsledning")))
        anna = Reader(client, client.person("Anna", last_name="Berg"))
        await begins(client, office)
        for part in (arrives, works, checks, ends):
            await part(anna)
        letter = await client.mailbox("karin@brfeken.example").waits_for(subject="signera")
        assert "Bytte dörrstängare" in letter.text


def test_the_manual_names_buttons_as_they_are_called() -> None:
    """All but the beginning of a label may be an example, such as a name or a number."""
    with (ROOT / "locale/sv/LC_MESSAGES/ordna.po").open("rb") as file:
        said = [str(message.string) for message in read_po(file)]
    named = {label.rstrip(" …") for label in LABEL.findall((ROOT / "docs/chat.md").read_text())}
    assert [label for label in named if not any(label in each for each in said)] == []
