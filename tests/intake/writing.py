"""Writing the raw mails that the tests send in."""

import base64

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def plain(text: str = "Hej", *headers: str, charset: str = "utf-8") -> bytes:
    """Write a mail of one plain part; headers given come first."""
    head = [*headers, f"Content-Type: text/plain; charset={charset}"]
    names = {header.partition(":")[0].lower() for header in head}
    head += [line for line in _USUAL if line.partition(":")[0].lower() not in names]
    head.append("Content-Transfer-Encoding: 8bit")
    return ("\r\n".join(head) + "\r\n\r\n").encode() + text.replace("\n", "\r\n").encode(charset)


_USUAL = (
    "From: Karin Ek <karin@brfeken.se>",
    "To: felanmalan@service.example",
    "Subject: =?utf-8?q?D=C3=B6rren_st=C3=A4nger_inte?=",
    "Date: Tue, 24 Nov 2026 08:00:00 +0100",
    "Message-ID: <1@brfeken.se>",
)


def multipart(
    kind: str, *parts: bytes, head: bytes = b"From: Karin Ek <karin@brfeken.se>"
) -> bytes:
    """Write a mail of several parts; each part comes with its own headers."""
    body = b"".join(b"--grans\r\n" + part + b"\r\n" for part in parts)
    return (
        head
        + b"\r\nContent-Type: multipart/"
        + kind.encode()
        + b'; boundary="grans"\r\n\r\n'
        + body
        + b"--grans--\r\n"
    )


def part(content_type: str, text: str, *headers: str) -> bytes:
    """Write one part with text in UTF-8."""
    head = [f"Content-Type: {content_type}; charset=utf-8", *headers]
    return ("\r\n".join(head) + "\r\n\r\n" + text).encode()


def file_part(content_type: str, content: bytes, *headers: str) -> bytes:
    """Write one part with bytes in base64."""
    head = [f"Content-Type: {content_type}", *headers, "Content-Transfer-Encoding: base64"]
    return ("\r\n".join(head) + "\r\n\r\n").encode() + base64.encodebytes(content)
