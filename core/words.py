"""How Ordna speaks: sentences marked for translation, times and money said in a language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Protocol
from zoneinfo import ZoneInfo

LANGUAGES = ("sv", "en")


def N_(sentence: str) -> str:  # noqa: N802 - the name every gettext tool looks for
    """Mark a whole sentence for translation at the edge that shows it."""
    return sentence


class Label(str):
    """A short translatable piece, such as a state, that is filled into a sentence."""

    __slots__ = ()


class Translations(Protocol):
    """What is needed of ``gettext.NullTranslations`` and its children."""

    def gettext(self, message: str) -> str: ...
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str: ...


WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
SYMBOLS = {"SEK": "kr", "NOK": "kr", "DKK": "kr", "EUR": "€"}


@dataclass(frozen=True, slots=True)
class Words:
    """One language, spoken in the company's time zone and currency."""

    language: str
    translations: Translations
    zone: ZoneInfo
    currency: str = "SEK"

    def text(self, sentence: str, /, **fields: object) -> str:
        """The sentence in this language, its named fields filled in; labels are translated too."""
        return self.translations.gettext(sentence).format(**self._spoken(fields))

    def plural(self, one: str, many: str, count: int, /, **fields: object) -> str:
        """The sentence that fits the count; ``{count}`` is filled in too."""
        whole = self.translations.ngettext(one, many, count)
        return whole.format(count=count, **self._spoken(fields))

    def _spoken(self, fields: Mapping[str, object]) -> dict[str, object]:
        say = self.translations.gettext
        return {key: say(v) if isinstance(v, Label) else v for key, v in fields.items()}

    def day(self, day: date, today: date) -> str:
        """A day as people say it: *today*, *Thu 26 Nov*; with the year when it is another."""
        near = {-1: N_("yesterday"), 0: N_("today"), 1: N_("tomorrow")}.get((day - today).days)
        if near:
            return self.text(near)
        weekday, month = self.text(WEEKDAYS[day.weekday()]), self.text(MONTHS[day.month - 1])
        year = f" {day.year}" if day.year != today.year else ""
        return f"{weekday} {day.day} {month}{year}"

    def clock(self, moment: datetime) -> str:
        """The time of day in the company's zone: *14:20*, in Swedish *14.20*."""
        return self.local(moment).strftime("%H.%M" if self.language == "sv" else "%H:%M")

    def when(self, moment: datetime, now: datetime) -> str:
        """A moment as people say it: *today 14:20*, *Thu 26 Nov 08:00*."""
        return (
            f"{self.day(self.local(moment).date(), self.local(now).date())} {self.clock(moment)}"
        )

    def slot(self, starts_at: datetime, ends_at: datetime, now: datetime) -> str:
        """A booked time as people say it: *Thu 26 Nov 8–10*."""
        start, end = self.local(starts_at), self.local(ends_at)
        day = self.day(start.date(), self.local(now).date())
        if end.date() == start.date():
            return f"{day} {self.hour(start.time())}–{self.hour(end.time())}"
        if end == datetime.combine(start.date() + timedelta(days=1), time(0), self.zone):
            return f"{day} {self.hour(start.time())}–24"
        return f"{day} {self.hour(start.time())} – {self.when(ends_at, now)}"

    def money(self, amount: Decimal) -> str:
        """An amount as people write it: *1 240 kr*; decimals only when there are any."""
        cents = amount.quantize(Decimal("0.01"))
        whole = f"{cents:,.2f}".replace(",", "\u00a0")
        whole = whole.removesuffix(".00")
        number = whole.replace(".", ",") if self.language == "sv" else whole
        return f"{number}\u00a0{SYMBOLS.get(self.currency, self.currency)}"

    def quantity(self, amount: Decimal) -> str:
        """A number without needless zeros: *2*, *1.5*, in Swedish *1,5*."""
        plain = f"{amount.normalize():f}"
        return plain.replace(".", ",") if self.language == "sv" else plain

    def local(self, moment: datetime) -> datetime:
        """The moment in the company's zone."""
        return moment.astimezone(self.zone)

    def today(self, now: datetime) -> date:
        """The company's date at this moment."""
        return self.local(now).date()

    def hour(self, clock: time) -> str:
        """A time of day in short: *8*, *8:30*, in Swedish *8.30*."""
        minutes = f".{clock.minute:02}" if self.language == "sv" else f":{clock.minute:02}"
        return f"{clock.hour}{minutes if clock.minute else ''}"


class Speech(Protocol):
    """Gives the words of a language; an unknown one falls back to the company's."""

    def __call__(self, language: str | None) -> Words: ...


def plain(value: object) -> object:
    """A value as it travels in events and deliveries: only what JSON holds."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case None | bool() | int() | float() | str():
            return value
        case _:
            return str(value)
