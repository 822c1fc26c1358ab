"""Writing winmail.dat files as Outlook does, so that the tests can read them."""

import struct

MEETING = bytes.fromhex("90dad86e0b451b1098da00aa003f1305")
APPOINTMENT = bytes.fromhex("0220060000000000c000000000000046")
MESSAGE_ID = bytes.fromhex("0703020000000000c000000000000046")


def winmail(*objects: bytes) -> bytes:
    """Write a whole file; objects come from the other functions."""
    return (
        b"\x78\x9f\x3e\x22\x01\x00" + one(0x9007, struct.pack("<II", 1252, 0)) + b"".join(objects)
    )


def one(name: int, content: bytes, level: int = 1) -> bytes:
    """Write an object with its sum."""
    head = struct.pack("<BHHI", level, name, 6, len(content))
    return head + content + struct.pack("<H", sum(content) & 0xFFFF)


def properties(*each: bytes) -> bytes:
    """Write the message's list of properties."""
    return one(0x9003, _listed(each))


def file(name: str, content: bytes, *more: bytes, short: bytes = b"SHORT~1.BIN\x00") -> bytes:
    """Write an attachment: its short name, its content, then the long name among its properties."""
    return (
        one(0x9002, bytes(14), 2)
        + one(0x8010, short, 2)
        + one(0x800F, content, 2)
        + one(0x9005, _listed([text(0x3707, name), *more]), 2)
    )


def message_file(inside: bytes) -> bytes:
    """Write an attached message, itself a winmail."""
    held = struct.pack("<HHI", 0x0D, 0x3701, 1) + _sized(MESSAGE_ID + inside)
    return one(0x9002, bytes(14), 2) + one(0x9005, _listed([text(0x3001, "Brev"), held]), 2)


def text(number: int, words: str) -> bytes:
    return struct.pack("<HHI", 0x1F, number, 1) + _sized(words.encode("utf-16le") + b"\0\0")


def content(number: int, value: bytes) -> bytes:
    return struct.pack("<HHI", 0x0102, number, 1) + _sized(value)


def named(group: bytes, number: int, kind: int, value: bytes) -> bytes:
    """Write a property of one of Outlook's own sets."""
    head = struct.pack("<HH", kind, 0x8000 | (number & 0x7FFF)) + group
    return head + struct.pack("<II", 0, number) + value


def sized(value: bytes) -> bytes:
    """Write the value of a named property that is bytes or text."""
    return struct.pack("<I", 1) + _sized(value)


def _listed(each: "list[bytes] | tuple[bytes, ...]") -> bytes:
    return struct.pack("<I", len(each)) + b"".join(each)


def _sized(value: bytes) -> bytes:
    return struct.pack("<I", len(value)) + value + bytes(-len(value) % 4)
