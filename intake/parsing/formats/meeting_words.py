"""Answers to an invitation that say so in their subject only, as Outlook's web and telephones do."""

from intake.parsing.heads import Head
from intake.parsing.mail import Answer, CalendarAnswer, CalendarMethod

_SUBJECTS = {
    Answer.ACCEPTED: (
        "accepterat", "accepterad", "accepted", "godkänd", "godkänt", "accepteret", "akseptert",
        "godtatt", "hyväksytty", "zugesagt", "angenommen", "geaccepteerd", "accepté", "acceptée",
        "aceptado", "aceptada", "aceptar", "accettato", "accettata", "zaakceptowano",
    ),
    Answer.DECLINED: (
        "avböjt", "avböjd", "avvisat", "tackat nej", "nekat", "declined", "afslået", "avist",
        "avslått", "hylätty", "abgelehnt", "abgesagt", "geweigerd", "afgewezen", "refusé",
        "refusée", "décliné", "rechazado", "rechazada", "rifiutato", "rifiutata", "odrzucono",
    ),
    Answer.TENTATIVE: (
        "preliminärt", "preliminärt accepterat", "kanske", "tentative", "tentatively accepted",
        "foreløbig", "foreløbig accept", "tentativ", "foreløpig", "alustava",
        "alustavasti hyväksytty", "mit vorbehalt", "vorläufig", "unter vorbehalt", "voorlopig",
        "voorlopig geaccepteerd", "provisoire", "provisional", "provvisorio", "wstępnie",
        "wstępna akceptacja",
    ),
}  # fmt: skip
_COUNTERS = (
    "ny tid föreslagen", "föreslagen ny tid", "förslag på ny tid", "new time proposed",
    "proposed new time", "nyt tidspunkt foreslået", "nytt tidspunkt foreslått", "uusi aika",
    "neue zeit vorgeschlagen", "nieuwe tijd voorgesteld", "nouvel horaire proposé",
    "nueva hora propuesta", "nuovo orario proposto", "zaproponowano nową godzinę",
)  # fmt: skip
_BY_WORD = {word: answer for answer, words in _SUBJECTS.items() for word in words}
_CLASS = "urn:content-classes:calendarmessage"


def answered_in_subject(subject: str, head: Head, said: str) -> CalendarAnswer | None:
    """Read an answer such as `Avböjt: Besiktning`.

    It is one where the program says that it writes of a calendar, or where the mail answers
    another and says nothing else; a person's "Accepted: your offer, but …" stays a person's.
    """
    word, colon, _ = subject.casefold().partition(":")
    answer, counters = _BY_WORD.get(word.strip()), word.strip() in _COUNTERS
    if not colon or not (answer or counters):
        return None
    answers = "in-reply-to" in head or "references" in head
    if head.word("content-class") != _CLASS and (said.strip() or not answers):
        return None
    method = CalendarMethod.COUNTER if counters else CalendarMethod.REPLY
    return CalendarAnswer(method, answer=answer, comment=said.strip())
