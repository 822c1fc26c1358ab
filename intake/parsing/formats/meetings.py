"""Meetings as Outlook puts them into a winmail.dat: an answer to ours, or an invitation to us."""

from intake.parsing.formats.mapi import Key, Properties
from intake.parsing.formats.times import time_line
from intake.parsing.mail import Answer, CalendarAnswer, CalendarMethod

_MEETING = bytes.fromhex("90dad86e0b451b1098da00aa003f1305")
_APPOINTMENT = bytes.fromhex("0220060000000000c000000000000046")
_GLOBAL_IDS: tuple[Key, ...] = ((_MEETING, 0x23), (_MEETING, 0x03))
_SEQUENCE, _PLACE = (_APPOINTMENT, 0x8201), (_APPOINTMENT, 0x8208)
_START, _END = (_APPOINTMENT, 0x820D), (_APPOINTMENT, 0x820E)
_COUNTER = (_APPOINTMENT, 0x8257)
_NEW_START, _NEW_END = (_APPOINTMENT, 0x8250), (_APPOINTMENT, 0x8251)
_SENDERS = (0x5D02, 0x5D01, 0x0065, 0x0C1F)
_SENT_AT = 0x0039
_ANSWERS = {
    "ipm.schedule.meeting.resp.pos": Answer.ACCEPTED,
    "ipm.schedule.meeting.resp.neg": Answer.DECLINED,
    "ipm.schedule.meeting.resp.tent": Answer.TENTATIVE,
    "ipm.microsoft schedule.mtgrespp": Answer.ACCEPTED,
    "ipm.microsoft schedule.mtgrespn": Answer.DECLINED,
    "ipm.microsoft schedule.mtgrespa": Answer.TENTATIVE,
}
_INVITATIONS = ("ipm.schedule.meeting.request", "ipm.microsoft schedule.mtgreq")
_FOREIGN_UID = b"vCal-Uid\x01\x00\x00\x00"


def meeting_answer(sort: str, properties: Properties) -> CalendarAnswer | None:
    """Read an answer to an invitation; nothing when the message is something else."""
    answer = _ANSWERS.get(sort.strip().lower())
    if answer is None:
        return None
    counter = bool(properties.number(_COUNTER) & 0xFF)
    sender = properties.text(*_SENDERS)
    return CalendarAnswer(
        method=CalendarMethod.COUNTER if counter else CalendarMethod.REPLY,
        uid=_uid(properties),
        sequence=max(properties.number(_SEQUENCE), 0),
        attendee=sender if "@" in sender else "",
        answer=answer,
        start=properties.moment(_NEW_START) if counter else None,
        end=properties.moment(_NEW_END) if counter else None,
        said_at=properties.moment(_SENT_AT),
    )


def _uid(properties: Properties) -> str:
    """Give the id of a meeting; one made by another program stands inside Outlook's own."""
    whole = next((found for key in _GLOBAL_IDS if (found := properties.content(key))), b"")
    _, mark, uid = whole.partition(_FOREIGN_UID)
    return uid.rstrip(b"\x00").decode("utf-8", "replace") if mark else whole.hex().upper()


def meeting_lines(sort: str, properties: Properties) -> str:
    """Say when and where, of an invitation; nothing of anything else."""
    if not sort.strip().lower().startswith(_INVITATIONS):
        return ""
    when = time_line(properties.moment(_START), properties.moment(_END))
    return "\n".join(each for each in (when, properties.text(_PLACE)) if each)
