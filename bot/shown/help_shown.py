"""What ``/help`` says: how one writes here, and every command the reader has, by group."""

from collections.abc import Iterator, Mapping

from bot.phrases import lines
from core.words import N_, Words

IN_THE_FIELD = N_(
    "<b>What you write goes to the order in hand</b> – the last one you opened or were given.\n"
    "✓ <i>Replaced the closer</i> – a measure; begin with <i>yesterday</i> or <i>3/12</i> for another day\n"
    "📦 <i>2 x 4711</i> – an article\n"
    "⏱ <i>1.5 h</i> – time\n"
    "🛒 <i>order 1 x P12</i> – an article to be ordered\n"
    "💬 <i>comment: the code is 1234</i> – for colleagues only\n"
    "📷 a photo, with or without words; of a barcode, and I find the article\n"
    "A reply to one of my lines acts on it: <i>3</i>, <i>2 h</i>, <i>used</i>, <i>remove</i>; on a "
    "measure a day, a photo, or <i>= other words</i>. Editing your message changes what it became."
)
AT_THE_DESK = N_(
    "New orders come here as cards: <b>Assign</b>, <b>Book</b> or <b>Not for us</b>.\n"
    "<i>421</i> alone opens that order\n"
    "💬 A reply to a card is a comment on that order; a technician's name assigns it\n"
    "🛒 A reply to articles to order: <i>ordered</i>, <i>delivered</i>"
)
GROUPS: Mapping[str, tuple[str, ...]] = {
    N_("My day"): ("today", "todo", "done", "sign", "calendar"),
    N_("Orders"): ("new", "orders", "list", "find", "order", "object", "history", "export"),
    N_("The order in hand"): ("error", "cause", "why", "undo"),
    N_("Planning"): ("board", "book", "oncall", "mail", "deliveries", "here"),
    N_("The company"): ("users", "settings", "templates"),
}
"""Where each command stands; one that is named nowhere stands with the last, under *Here*."""
REST = N_("Here")


def help_shown(technician: bool, commands: Mapping[str, str], words: Words) -> str:
    """The help, as HTML; ``commands`` are those on offer to the reader, with what each is for."""
    return lines(
        words.text(IN_THE_FIELD if technician else AT_THE_DESK),
        f"<blockquote expandable>{lines(*_listed(commands, words))}</blockquote>",
    )


def _listed(commands: Mapping[str, str], words: Words) -> Iterator[str]:
    grouped = {name for names in GROUPS.values() for name in names}
    rest = tuple(name for name in commands if name not in grouped)
    for label, names in (*GROUPS.items(), (REST, rest)):
        told = [f"/{name} {words.text(commands[name])}" for name in names if name in commands]
        if told:
            yield lines(f"<b>{words.text(label)}</b>", *told)
