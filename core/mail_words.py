"""Mails in words: what sort each is, what became of it, and how far its sender is proved."""

from core.lists import MailRow
from core.mail_trust import Result, Verdict
from core.words import N_, Words

KINDS = {
    "report": N_("a fault report"),
    "reply": N_("an answer"),
    "auto_reply": N_("an automatic answer"),
    "bounce": N_("a mail that could not be delivered"),
    "feedback": N_("a complaint about a mail of ours"),
    "calendar_reply": N_("an answer to an invitation"),
    "own": N_("a letter of our own that came back"),
    "empty": N_("a mail with nothing in it"),
}
OUTCOMES = {
    "order": N_("new order"),
    "comment": N_("comment"),
    "held": N_("waits for somebody"),
    "auto_reply": N_("automatic answer, noted"),
    "bounce": N_("not delivered, noted"),
    "feedback": N_("complaint, noted"),
    "calendar_reply": N_("calendar answer, noted"),
    "supplier": N_("supplier's answer, noted"),
    "approval": N_("approved by mail"),
    "status": N_("told how it stands"),
    "own": N_("our own letter, nothing done"),
    "blocked": N_("sender blocked, put away"),
    "discarded": N_("put away"),
    "failed": N_("tried anew soon"),
}


def kind_in_words(kind: str, words: Words) -> str:
    """What sort of mail it is."""
    return words.text(KINDS[kind]) if kind in KINDS else kind


def outcome_in_words(outcome: str, words: Words) -> str:
    """What became of a mail."""
    return words.text(OUTCOMES[outcome]) if outcome in OUTCOMES else outcome


def became(row: MailRow, words: Words) -> str:
    """What became of a received mail, and of which order; why, while it waits."""
    if row.state == "quarantined":
        return words.text(row.reason or OUTCOMES["held"], detail=row.detail or "")
    if row.state == "waiting":
        return words.text(OUTCOMES["failed"] if row.attempts else N_("not yet looked at"))
    said = outcome_in_words(row.outcome or row.state, words)
    order = f"AO {row.order}: " if row.order else ""
    by = f" ({row.settled_by})" if row.settled_by and row.settled_by != "Ordna" else ""
    return f"{order}{said}{by}"


def proof_in_words(verdict: Verdict, words: Words) -> str:
    """How far the sender is proved, and by whom."""
    if not verdict.by:
        return words.text(N_("Nobody has checked whether it is really from there."))
    return words.text(_proof(verdict), by=verdict.by, domain=verdict.signed)


def _proof(verdict: Verdict) -> str:
    if verdict.is_forged:
        return N_("It is forged, says the sender's own domain. Checked by {by}.")
    if verdict.proves_sender and verdict.signed:
        return N_("It is really from there: {domain} has signed it. Checked by {by}.")
    if verdict.proves_sender:
        return N_("It is really from there. Checked by {by}.")
    if Result.TEMPERROR in {verdict.spf, verdict.dkim, verdict.dmarc}:
        return N_("Whether it is really from there could not be told just then. Checked by {by}.")
    return N_("Nothing proves that it is really from there. Checked by {by}.")
