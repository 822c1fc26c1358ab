"""A stored mail as plain text, for a person who wants to read all of it."""

from intake.parsing import read_mail
from intake.parsing.mail import ParsedMail, Person

Labels = tuple[str, str, str, str]
"""What *From*, *To*, *Date* and *Subject* are called."""


def told(raw: bytes, labels: Labels) -> str:
    """All readable text of a mail under its head, and the names of its files; in a child process."""
    mail = read_mail(raw)
    heads = zip(labels, _heads(mail), strict=True)
    head = "\n".join(f"{label}: {value}" for label, value in heads if value)
    files = "\n".join(f"📎 {each.name}" for each in mail.attachments if not each.is_seal)
    return "\n\n".join(part for part in (head, mail.text, files) if part) + "\n"


def _heads(mail: ParsedMail) -> tuple[str, str, str, str]:
    return (
        _person(mail.sender) if mail.sender else "",
        ", ".join(_person(each) for each in (*mail.to, *mail.cc)),
        mail.date.isoformat(" ", "minutes") if mail.date else "",
        mail.subject,
    )


def _person(person: Person) -> str:
    return f"{person.name} <{person.email}>" if person.name else person.email
