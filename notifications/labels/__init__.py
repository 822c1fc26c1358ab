"""Labels with a QR code for objects and facilities, on sheets and for label printers (XT-12)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from core.labels import Label, LabelFormat
from core.people import Actor
from core.ports import Door, Processes
from core.settings import (
    COMPANY_NAME,
    COMPANY_PHONE,
    LABEL_CODE,
    LABEL_FORMAT,
    LABEL_MARGINS,
    Settings,
)
from core.stickers import sticker_address, sticker_link, sticker_page
from core.text import one_line
from core.usecases.registers.labels import ChooseLabels, Labelled, choose_labels
from core.words import N_, Speech, Words
from notifications.labels.printing import Sheet, labels_for_print

SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Labels:
    """Prints labels; ``bot`` gives the bot's name, or None where the company is in no chat.

    ``domain`` is where mail is received, if it is; without a bot, codes open our page where
    phones reach ``public_url``, else a mail to there.
    """

    door: Door
    processes: Processes
    speech: Speech
    bot: Callable[[], Awaitable[str | None]]
    domain: str | None
    public_url: str = ""

    async def pdf(
        self,
        chosen: ChooseLabels,
        actor: Actor,
        language: str | None,
        on: LabelFormat | None = None,
        skipped: int = 0,
    ) -> bytes:
        """The labels as a PDF file, on the company's usual paper unless another is named.

        Raises what ``choose_labels`` does, or TookTooLong.
        """
        words = self.speech(language)
        settings, found = await self.door.ask(
            lambda uow: (uow.settings.all(), choose_labels(chosen, actor, uow))
        )
        bot = None if settings[LABEL_CODE] == "page" else await self.bot()
        sheet = Sheet(
            on if on not in (None, settings[LABEL_FORMAT]) else usual_format(settings),
            tuple(self._label(each, settings, bot, words) for each in found),
            title=words.text(N_("Labels")),
            company=one_line(settings[COMPANY_NAME] or ""),
            language=words.language,
            skipped=skipped,
        )
        return await self.processes.run(labels_for_print, sheet, seconds=SECONDS)

    def _label(
        self, labelled: Labelled, settings: Settings, bot: str | None, words: Words
    ) -> Label:
        address = sticker_address(self.domain, labelled.row) if self.domain else ""
        link = self._link(labelled, settings, bot) or f"mailto:{address}"
        by_mail = link.startswith("mailto:")
        invites = N_("Fault? Write to") if by_mail else N_("Fault? Scan or write to")
        return Label(
            link=link,
            name=one_line(labelled.name),
            code=one_line(labelled.code),
            place=labelled.place,
            write=words.text(invites) if address else "",
            address=address,
            company=one_line(settings[COMPANY_NAME] or ""),
            phone=one_line(settings[COMPANY_PHONE] or ""),
        )

    def _link(self, labelled: Labelled, settings: Settings, bot: str | None) -> str:
        """What the code opens, beside a mail; a phone reaches no page that is not encrypted."""
        if bot:
            return sticker_link(bot, labelled.row)
        wanted = self.public_url and settings[LABEL_CODE] == "page"
        reached = wanted or self.public_url.startswith("https://")
        return sticker_page(self.public_url, labelled.row) if reached else ""


def usual_format(settings: Settings) -> LabelFormat:
    """The paper that the company's labels are on."""
    usual, margins = settings[LABEL_FORMAT], settings[LABEL_MARGINS]
    return usual.with_margins(margins) if margins else usual
