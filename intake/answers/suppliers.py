"""What a supplier answers about the articles of a mail: *levererad*, *rad 2: vecka 50* (XT-11).

What is not plain is left to a person: better a question than a part that nobody waits for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.lines import ArticleToOrder, ToOrderState
from core.usecases.supplier_answers import RowAnswered
from intake.answers.days import days_in, without_days

LONGEST, MOST_LINES = 1200, 30

_DELIVERED = re.compile(
    r"\b(?:levererad|levererat|levererade|delivered|geliefert|leveret|levert|zugestellt)\b",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    r"\b(?:beställd|beställt|beställda|bekräftad|bekräftat|bekräftas|orderbekräftelse|ordered"
    r"|confirmed|skickad|skickat|skickade|skickas|avsänd|avsänt|på väg|shipped|dispatched"
    r"|on its way|on the way|bestellt|bestätigt|versandt|versendet|verschickt|unterwegs|bestilt"
    r"|bekræftet|bekreftet|afsendt|på vej|på vei|lagd|lagt)\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:levereras|leverans|levererar|kommer|beräknad|beräknas|väntas|tillbaka|will|delivery"
    r"|expected|expect|eta|due|arrives?|back in stock|lieferung|liefern|lieferbar|kommt|leveres"
    r"|levering|leveringsdato|leveransdatum|hemma|in hos oss)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"\b(?:slut(?: i lager| hos oss)?|slutsåld[at]?|restnoterad[et]?|restnoterat|restorder|rest"
    r"|back-?order(?:ed)?|out of stock|nicht (?:lieferbar|vorrätig|auf lager)|ausverkauft|udsolgt"
    r"|utsolgt|restordre|ikke på lager|finns ej|utgått|utgången|discontinued)\b",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"\b(?:inte|ej|icke|ingen|inga|utom|förutom|men|not|no|never|isn't|won't|haven't|hasn't|can't"
    r"|cannot|except|but|nicht|kein|keine|außer|aber|ikke|ingen|undtagen|unntatt|om|if|kanske"
    r"|maybe|nej|nein|nei|vielleicht|delvis|partly|teilweise)\b|\?",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|shall|to be|going to|next|soon|ska(?:ll)?|kommer att|blir|nästa|kommande|snart|inom|wird"
    r"|werden|nächste\w*|bald|bliver|skal|næste|neste|i (?:slutet|början|mitten) av)\b",
    re.IGNORECASE,
)
"""*Will be delivered* says that it has not come, and without a day not when it does."""
_ALL = re.compile(r"\b(?:allt|alla|alltihop|all|everything|alles|alle|alt)\b", re.IGNORECASE)
_REST = re.compile(
    r"\b(?:resten|övriga|övrigt|the rest|others|remaining|rest(?=\s*:)|der rest)\b", re.IGNORECASE
)
_PLACE = re.compile(
    r"\b(?:rad|raden|rader|row|rows|line|lines|pos|position|zeile|linje|punkt|item)\.?\s*"
    r"(\d{1,2}(?:\s*(?:,|och|and|und|og|&|\+)\s*\d{1,2})*)\b",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:hej|hejsan|hallå|hi|hello|dear|god (?:morgon|dag)|goddag|hallo|guten (?:tag|morgen)|ok|okej"
    r"|okay|absolut|visst|ja|yes|tack(?: för (?:er|din|ordern|order|mail(?:et)?))*|thanks|thank you|danke"
    r"|takk)\b[\s,.!]*",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^(?:mvh|med vänlig hälsning|med vänliga hälsningar|vänliga hälsningar|hälsningar|best regards"
    r"|kind regards|regards|mit freundlichen grüßen|mfg|venlig hilsen|med vennlig hilsen|hilsen)\b",
    re.IGNORECASE,
)
_LONGEST_COURTESY = 4


@dataclass(frozen=True, slots=True)
class SupplierSaid:
    """What was said of the rows of a mail; not ``clear`` where a person must read it."""

    rows: tuple[RowAnswered, ...] = ()
    clear: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the answer: the rows that it names, None where none, and what it says."""

    rows: tuple[UUID, ...] | None
    words: str
    rest: bool = False


_UNCLEAR = SupplierSaid()


def said_by_supplier(
    text: str, rows: Sequence[ArticleToOrder], today: date, *, numbered: bool = True
) -> SupplierSaid:
    """Read an answer about these rows, in the order of the mail; ``numbered``: as it was shown.

    Of rows that are named only those change; all of them do where none is.
    """
    if not rows or len(text) > LONGEST or text.count("\n") > MOST_LINES:
        return _UNCLEAR
    lines = [line for line in _lines(text) if not _is_courtesy(line, rows, today)]
    if any(_BUT.search(_SHORT.sub(" ", line)) for line in lines):
        return _UNCLEAR
    pieces = [piece for line in lines for piece in _pieces(line, rows, numbered=numbered)]
    return _read(_joined(pieces), rows, today)


def _lines(text: str) -> Iterator[str]:
    """What is said, line by line, up to the greeting at its end and without the one before."""
    for line in text.splitlines():
        if _CLOSING.match(line.strip()):
            return
        if said := _GREETING.sub("", line.strip()).strip():
            yield said


def _is_courtesy(line: str, rows: Sequence[ArticleToOrder], today: date) -> bool:
    """A name or a thank-you: few words, and nothing in them that could be an answer."""
    says = (_DELIVERED, _ORDERED, _COMING, _SHORT, _BUT, _REST, _PLACE)
    return (
        len(line.split()) <= _LONGEST_COURTESY
        and not any(each.search(line) for each in says)
        and not days_in(line, today)
        and not any(_called(each, line) for row in rows for each in (row.number or "", row.name))
    )


def _read(pieces: Sequence[_Piece], rows: Sequence[ArticleToOrder], today: date) -> SupplierSaid:
    found: dict[UUID, RowAnswered] = {}
    named = [row_id for piece in pieces for row_id in piece.rows or ()]
    for piece in pieces:
        state, promised_on = _meaning(piece.words, today)
        meant = _meant(piece, rows, named)
        if state is None or meant is None or found.keys() & set(meant):
            return _UNCLEAR
        found.update({each: RowAnswered(each, state, promised_on) for each in meant})
    return SupplierSaid(tuple(found.values()), clear=bool(found))


def _meant(
    piece: _Piece, rows: Sequence[ArticleToOrder], named: Sequence[UUID]
) -> tuple[UUID, ...] | None:
    """The rows that a piece is about; None where it names none although others do."""
    if piece.rows:
        return piece.rows
    if piece.rest:
        return tuple(row.id for row in rows if row.id not in named) or None
    return None if named or piece.rows is not None else tuple(row.id for row in rows)


def _meaning(words: str, today: date) -> tuple[ToOrderState | None, date | None]:
    days, plain = days_in(words, today), without_days(words)
    if len(days) > 1:
        return None, None
    ahead = days[0] if days and days[0] > today else None
    if _DELIVERED.search(plain) and not ahead and _TO_COME.search(words):
        return None, None
    if _DELIVERED.search(plain):
        return (ToOrderState.ORDERED, ahead) if ahead else (ToOrderState.DELIVERED, None)
    if _SHORT.search(plain):
        return (ToOrderState.ORDERED, ahead) if ahead else (None, None)
    if _ORDERED.search(plain) or (days and (_COMING.search(plain) or _is_bare(plain))):
        # *Skickat idag* says when it left, not when it comes.
        comes_today = days[0] if days and days[0] == today and not _ORDERED.search(plain) else None
        return ToOrderState.ORDERED, ahead or comes_today
    return None, None


def _is_bare(plain: str) -> bool:
    """A day and hardly a word beside it: *den 5 dec*, *P12: v. 50*."""
    return len(re.findall(r"[^\W\d_]{2,}", plain)) <= 3


def _pieces(line: str, rows: Sequence[ArticleToOrder], *, numbered: bool) -> Iterator[_Piece]:
    """The line parted before each place where it names rows."""
    marks = sorted(_marks(line, rows, numbered=numbered), key=lambda mark: mark[0])
    if not marks:
        yield _Piece(None, _ALL.sub(" ", line))
        return
    if head := line[: marks[0][0]].strip(" :,-–."):
        yield _Piece(None, head)
    ends = [start for start, *_ in marks[1:]] + [len(line)]
    for (_, after, named, rest), end in zip(marks, ends, strict=True):
        yield _Piece(named, line[after:end].strip(" :,-–."), rest)


def _marks(
    line: str, rows: Sequence[ArticleToOrder], *, numbered: bool
) -> Iterator[tuple[int, int, tuple[UUID, ...], bool]]:
    """Where rows are named: from, to, which rows, and whether as the rest of them."""
    for found in _PLACE.finditer(line):
        yield found.start(), found.end(), _placed(found[1], rows, numbered=numbered), False
    for found in _REST.finditer(line):
        yield found.start(), found.end(), (), True
    for row in rows:
        for called in (row.number or "", row.name):
            if found_call := _called(called, line):
                yield found_call.start(), found_call.end(), (row.id,), False
                break


def _placed(places: str, rows: Sequence[ArticleToOrder], *, numbered: bool) -> tuple[UUID, ...]:
    """The rows in these places; none at all where one of them is not there."""
    numbers = [int(each) for each in re.findall(r"\d+", places)]
    if not numbered or not all(1 <= each <= len(rows) for each in numbers):
        return ()
    return tuple(dict.fromkeys(rows[each - 1].id for each in numbers))


def _called(name: str, line: str) -> re.Match[str] | None:
    if len(name) < 3 and not (len(name) == 2 and not name.isdigit()):
        return None
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line, re.IGNORECASE)


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Rows that are listed before or after one word for them all share it."""
    joined: list[_Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before is not None and piece.rows and not _says(piece.words) and not before.rest:
            # *Levererat: P12 och P13*, and a list that waits for its word.
            whole = (*(before.rows or ()), *piece.rows)
            joined[-1] = _Piece(whole, before.words, before.rest)
        elif before is not None and before.rows and not _says(before.words):
            whole = (*before.rows, *(piece.rows or ()))
            joined[-1] = _Piece(whole, piece.words, piece.rest)
        else:
            joined.append(piece)
    return joined


def _says(words: str) -> bool:
    return bool(
        re.search(
            r"[^\W_]{2,}", re.sub(r"\b(?:och|and|und|og|samt)\b", " ", words, flags=re.IGNORECASE)
        )
    )
