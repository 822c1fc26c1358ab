"""What only the HTML beside a plain text shows of its quote and its signature."""

from collections.abc import Sequence

from intake.parsing.replies import Split, joined


def better_of(plain: Split, shown: Split) -> Split:
    """Join what the plain text says with what only the HTML shows, of the same letter.

    A quote that only the HTML shows is believed whole; a signature where the words end alike.
    """
    if not plain.quoted and shown.quoted:
        return shown
    said, signed = plain.reply.split(), shown.signature.split()
    if plain.signature or not signed or len(said) <= len(signed) or said[-len(signed) :] != signed:
        return plain
    lines = plain.reply.split("\n")
    at = _line_of_word(lines, len(said) - len(signed))
    return Split(joined(lines[:at]), plain.quoted, joined(lines[at:]))


def _line_of_word(lines: Sequence[str], number: int) -> int:
    """Give the line that begins with the so-manieth word, or the one after it."""
    seen = 0
    for at, line in enumerate(lines):
        if seen >= number:
            return at
        seen += len(line.split())
    return len(lines)
